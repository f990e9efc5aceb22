export { password, seedDemonstration } from './seed.ts'

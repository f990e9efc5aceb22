export { isDemonstration, seedDemonstration } from './seed.ts'

export { isDemonstration, password, seedDemonstration } from './seed.ts'

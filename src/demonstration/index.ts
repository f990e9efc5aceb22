export { isDemonstration, seedDemonstration } from './seed.ts'
export { publishStatistics } from './statistics.ts'

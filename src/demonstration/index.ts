export { demonstrateChecklists } from './checklists.ts'
export { signLastReturn } from './returns.ts'
export { isDemonstration, seedDemonstration } from './seed.ts'
export { publishStatistics } from './statistics.ts'

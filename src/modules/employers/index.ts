export { type Employer, employerNamed, employersOf } from './employers.queries.ts'
export type { EmployersTables } from './employers.tables.ts'

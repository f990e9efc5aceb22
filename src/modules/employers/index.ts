export { type Employer, employerNamed, employersOf } from './employers.queries.ts'
export { routes } from './employers.routes.ts'
export type { EmployersTables } from './employers.tables.ts'

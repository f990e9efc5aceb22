export { type BudgetLine, budgetLines } from './budget/lines.queries.ts'
export { routes } from './funding.routes.ts'

export { freeOf, streamsIn } from './books/books.queries.ts'
export { costInWords } from './bought/in-words.ts'
export { unitCost } from './bought/unit-cost.ts'
export { addLine, type BudgetLine, budgetLines, planMonths } from './budget/lines.queries.ts'
export { makeClaim, selectOptionalClaim, takeFurther } from './claim/claims.queries.ts'
export { makeCommitment, selectOptionalCommitment } from './commit/commitments.queries.ts'
export { type Asked, distribute } from './distribute/distribution.ts'
export {
  addDataSet,
  approve,
  givenIn,
  propose,
  selectOptionalDistribution,
} from './distribute/distributions.queries.ts'
export { routes } from './funding.routes.ts'
export { fromTo } from './journal/entry.ts'
export { post } from './journal/journal.queries.ts'
export { endYear } from './year-end/year-end.queries.ts'

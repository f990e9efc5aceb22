import type { Route } from '#platform/http'
import { allocate } from './books/allocate-route.tsx'
import { books } from './books/books-page.tsx'
import { bought } from './bought/bought-page.tsx'
import { addBudgetLine, changeBudgetLine } from './budget/change-routes.tsx'
import { showLine } from './budget/line-page.tsx'
import { planLine } from './budget/plan-route.tsx'
import { listClaims, showClaim } from './claim/claim-pages.tsx'
import { claim } from './claim/claim-route.tsx'
import { checkClaim, payClaim, reclaimClaim } from './claim/decide-routes.tsx'
import { showCommitment } from './commit/commitment-page.tsx'
import { promise } from './commit/promise-route.tsx'
import { release } from './commit/release-route.tsx'
import { addData } from './distribute/data-set-route.tsx'
import { listDistributions, showDistribution } from './distribute/distribution-pages.tsx'
import { proposeRoute } from './distribute/propose-route.tsx'
import { grantRoutes } from './grants/grants.routes.ts'
import { journal } from './journal/journal-page.tsx'
import { takeBack } from './journal/take-back-route.tsx'
import { streams } from './streams/streams-page.tsx'
import { grantsAsData, transparency, transparencyOfArea } from './transparency/transparency-pages.tsx'
import { yearEnd } from './year-end/year-end-route.tsx'

/** Every address of this room. */
export const routes: readonly Route[] = [
  ...grantRoutes,
  books,
  allocate,
  addBudgetLine,
  showLine,
  changeBudgetLine,
  planLine,
  promise,
  showCommitment,
  claim,
  release,
  listClaims,
  showClaim,
  checkClaim,
  payClaim,
  reclaimClaim,
  journal,
  bought,
  takeBack,
  streams,
  yearEnd,
  transparency,
  grantsAsData,
  transparencyOfArea,
  listDistributions,
  proposeRoute,
  addData,
  showDistribution,
]

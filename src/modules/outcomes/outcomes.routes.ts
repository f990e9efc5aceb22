import type { Route } from '#platform/http'
import { answerFollowUpRoute } from './answer-follow-up/answer-route.tsx'
import { typeCodeRoute } from './ask-by-link/by-hand/type-code-route.tsx'
import { linkRoute, thanksRoute } from './ask-by-link/link-route.tsx'
import { mayWeAskRoute } from './do-not-ask/do-not-ask-route.tsx'
import { employerPermissionRoute } from './employer-answers/permission-route.tsx'
import { endJobRoute } from './end-job/end-job-route.tsx'
import { evidenceRoute, takeOutEvidenceRoute } from './evidence/evidence-routes.tsx'
import { filesPage } from './evidence/files-page.tsx'
import { followUpsRoute } from './list-follow-ups/list-route.tsx'
import { correctJobRoute } from './record-job/correct-job-route.tsx'
import { recordJobRoute } from './record-job/record-job-route.tsx'
import { chooseOutcomesRoute } from './record-outcome/choose-route.tsx'
import { correctOutcomeRoute, recordOutcomeRoutes } from './record-outcome/outcome-routes.tsx'
import { outcomeRoute } from './record-outcome/record-page.tsx'
import { toVerifyRoute } from './verify/to-verify-route.tsx'
import { verifyRoute } from './verify/verify-route.tsx'

/** Every address of this room; fixed words stand before a record's identifier. */
export const routes: readonly Route[] = [
  recordJobRoute,
  correctJobRoute,
  endJobRoute,
  chooseOutcomesRoute,
  ...recordOutcomeRoutes,
  outcomeRoute,
  correctOutcomeRoute,
  filesPage,
  evidenceRoute,
  takeOutEvidenceRoute,
  verifyRoute,
  toVerifyRoute,
  followUpsRoute,
  answerFollowUpRoute,
  employerPermissionRoute,
  mayWeAskRoute,
  typeCodeRoute,
  thanksRoute,
  linkRoute,
]

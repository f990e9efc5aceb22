import type { Route } from '#platform/http'
import { answerFollowUpRoute } from './answer-follow-up/answer-route.tsx'
import { linkRoute, thanksRoute } from './ask-by-link/link-route.tsx'
import { mayWeAskRoute } from './do-not-ask/do-not-ask-route.tsx'
import { employerPermissionRoute } from './employer-answers/permission-route.tsx'
import { endJobRoute } from './end-job/end-job-route.tsx'
import { followUpsRoute } from './list-follow-ups/list-route.tsx'
import { correctJobRoute } from './record-job/correct-job-route.tsx'
import { recordJobRoute } from './record-job/record-job-route.tsx'
import { correctOutcomeRoute, recordOutcomeRoute } from './record-outcome/outcome-routes.tsx'

/** Every address of this room; fixed words stand before a record's identifier. */
export const routes: readonly Route[] = [
  recordJobRoute,
  correctJobRoute,
  endJobRoute,
  recordOutcomeRoute,
  correctOutcomeRoute,
  followUpsRoute,
  answerFollowUpRoute,
  employerPermissionRoute,
  mayWeAskRoute,
  thanksRoute,
  linkRoute,
]

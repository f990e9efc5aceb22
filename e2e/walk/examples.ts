import type { Examples, Walk } from './example.ts'
import { accountExamples } from './examples-of-accounts.ts'
import { assessExamples } from './examples-of-assess.ts'
import { checklistExamples } from './examples-of-checklists.ts'
import { contactExamples } from './examples-of-contacts.ts'
import { dashboardExamples } from './examples-of-dashboards.ts'
import { dayExamples } from './examples-of-day.ts'
import { deliveryPlanExamples } from './examples-of-delivery-plan.ts'
import { directoryExamples } from './examples-of-directory.ts'
import { duplicateExamples } from './examples-of-duplicates.ts'
import { figureExamples } from './examples-of-figures.ts'
import { followUpExamples } from './examples-of-follow-ups.ts'
import { fundingExamples } from './examples-of-funding.ts'
import { grantExamples } from './examples-of-grants.ts'
import { importExamples } from './examples-of-imports.ts'
import { improvementExamples } from './examples-of-improvement.ts'
import { insightExamples } from './examples-of-insight.ts'
import { nationalPlanExamples } from './examples-of-national-plan.ts'
import { outcomeExamples } from './examples-of-outcomes.ts'
import { overviewExamples } from './examples-of-overview.ts'
import { partnershipExamples } from './examples-of-partnership.ts'
import { peopleExamples } from './examples-of-people.ts'
import { planningExamples } from './examples-of-planning.ts'
import { publicDoorExamples } from './examples-of-public-doors.ts'
import { referralExamples } from './examples-of-referrals.ts'
import { releaseExamples } from './examples-of-releases.ts'
import { returnExamples } from './examples-of-returns.ts'
import { sharingExamples } from './examples-of-sharing.ts'
import { surveyExamples } from './examples-of-survey.ts'
import { systemExamples } from './examples-of-systems.ts'
import { takeOutExamples } from './examples-of-take-out.ts'

/** An example for each route of the house, in an order in which each can be sent: what ends something stands after what needs it. */
export const examplesOf = (walk: Walk): Examples => ({
  ...publicDoorExamples(),
  ...referralExamples(walk),
  ...figureExamples(walk),
  ...dashboardExamples,
  ...insightExamples,
  ...directoryExamples(),
  ...releaseExamples(walk),
  ...returnExamples(walk),
  ...outcomeExamples(walk),
  ...followUpExamples(walk),
  ...surveyExamples(walk),
  ...checklistExamples(walk),
  ...improvementExamples(walk),
  ...overviewExamples(walk),
  ...nationalPlanExamples(walk),
  ...deliveryPlanExamples(walk),
  ...grantExamples(walk),
  ...fundingExamples(walk),
  ...sharingExamples(walk),
  ...takeOutExamples(walk),
  ...assessExamples(walk),
  ...duplicateExamples(walk),
  ...contactExamples(walk),
  ...dayExamples(walk),
  ...peopleExamples(walk),
  ...planningExamples(walk),
  ...partnershipExamples(walk),
  ...importExamples(walk),
  ...systemExamples(walk),
  ...accountExamples(walk),
})

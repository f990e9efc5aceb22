export { linkByHandRoutes } from './ask-by-link/by-hand/by-hand-routes.tsx'
export {
  type FollowUpDates,
  type FollowUpState,
  followUpsOf,
  followUpWeeks,
  type SaidBy,
  saidBy,
  stateOf,
  type Weeks,
} from './follow-up.ts'
export {
  answerFollowUp,
  closeLapsedFollowUps,
  type FollowUp,
  followUpsOfPerson,
} from './follow-ups.queries.ts'
export { endJob, type Job, type JobDetails, jobsOf, type NewJob, recordJob } from './jobs.queries.ts'
export { outcomeJobs } from './jobs.ts'
export { followUpsDueList } from './list-follow-ups/follow-ups-list.ts'
export { followUpToAsk } from './list-follow-ups/to-ask-filter.ts'
export { livingWageOn } from './living-wage.ts'
export {
  type OutcomeDetails,
  type OutcomeKind,
  outcomeKinds,
  outcomesOf,
  recordOutcome,
} from './outcomes.queries.ts'
export { routes } from './outcomes.routes.ts'
export type { OutcomesTables } from './outcomes.tables.ts'
export { followUpNextStep } from './panel/next-step.tsx'
export { openFollowUps } from './panel/open-rows.tsx'
export { outcomesPanel } from './panel/person-panel.tsx'
export { notReached } from './retry/tries.queries.ts'
export { shareAnsweredLine } from './share-answered/share-line.tsx'
export { toVerifyList } from './verify/to-verify-list.ts'

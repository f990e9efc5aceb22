import { type Job, jobInTransaction } from '#platform/jobs'
import { closeLapsedFollowUps } from './follow-ups.queries.ts'

/** Each night, follow-ups whose window has ended without an answer are closed as unknown, with the reason. */
const closeLapsed: Job = jobInTransaction({ name: 'close-lapsed-follow-ups', every: '10 2 * * *' }, (tx, clock) =>
  closeLapsedFollowUps(tx, clock.today()),
)

/** What this room does without being asked. */
export const outcomeJobs: readonly Job[] = [closeLapsed]

import { type Job, jobInTransaction } from '#platform/jobs'
import { remindOfPartnership } from './remind.ts'

/** This room's work that nobody waits for: one reminder an account on the morning of each working day. */
export const partnershipJobs: readonly Job[] = [
  jobInTransaction({ name: 'remind-of-partnership', every: '30 7 * * 1-5' }, remindOfPartnership),
]

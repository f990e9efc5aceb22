import { type Job, jobInTransaction } from '#platform/jobs'
import { type DueElsewhere, remindOfPartnership } from './remind.ts'

/**
 * This room's work that nobody waits for: one reminder an account on the morning of each working day, of what is due here and in the rooms
 * above that have their own (`elsewhere`).
 */
export const partnershipJobs = (elsewhere: readonly DueElsewhere[]): readonly Job[] => [
  jobInTransaction({ name: 'remind-of-partnership', every: '30 7 * * 1-5' }, (tx, clock) =>
    remindOfPartnership(tx, clock, elsewhere),
  ),
]

import { type Job, jobInTransaction } from '#platform/jobs'
import { takeUpFromOutside } from './outside/take-up.ts'
import { forgetOutside, tellOutside } from './outside/tell.ts'

/** What the doors without an account do when nobody waits: what was sent is taken up within moments, its senders are told, and what ended is forgotten. */
export const doorJobs: readonly Job[] = [
  { name: 'take-up-from-outside', every: '*/5 * * * *', on: 'nwd_from_outside', run: takeUpFromOutside },
  { ...jobInTransaction({ name: 'tell-outside', every: '*/10 * * * *' }, tellOutside), on: 'nwd_from_outside' },
  jobInTransaction({ name: 'forget-outside', every: '27 3 * * *' }, forgetOutside),
]

import { type Job, jobInTransaction } from '#platform/jobs'
import type { Transports } from '#platform/mail'
import { deliverOutbox } from './deliver.ts'
import { deleteOldMessages } from './messages.ts'

/** The outbox's own work: a message leaves when it was written, or each minute what is to be tried again; none is kept longer than thirty days. */
export const outboxJobs = (transports: Transports): Job[] => [
  {
    name: 'deliver-outbox',
    every: '* * * * *',
    on: 'nwd_outbox',
    run: ({ database, clock }) => deliverOutbox(database, clock, transports),
  },
  jobInTransaction({ name: 'delete-old-messages', every: '30 3 * * *' }, deleteOldMessages),
]

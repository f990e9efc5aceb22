import { sql } from 'kysely'
import { type Job, jobInTransaction } from './job.ts'

/** Deletes what somebody typed and never submitted, thirty days after they last saved it. */
export const expireDrafts: Job = jobInTransaction({ name: 'expire-drafts', every: '7 * * * *' }, (tx) =>
  sql`delete from platform.draft where expires_at <= nwd.clock()`.execute(tx),
)

/** Deletes the memory of which forms were submitted, after thirty days: a form that old is not sent again. */
export const forgetSubmissions: Job = jobInTransaction({ name: 'forget-submissions', every: '20 3 * * *' }, (tx) =>
  sql`delete from platform.submission where at < nwd.clock() - interval '30 days'`.execute(tx),
)

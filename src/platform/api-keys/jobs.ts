import { sql } from 'kysely'
import { type Job, jobInTransaction } from '#platform/jobs'

/** Forgets after thirty days what was answered to which request: a request that old is a new one. */
export const forgetApiAnswers: Job = jobInTransaction({ name: 'forget-api-answers', every: '40 3 * * *' }, (tx) =>
  sql`delete from platform.api_answer where at < nwd.clock() - interval '30 days'`.execute(tx),
)

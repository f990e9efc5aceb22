import { sql } from 'kysely'
import { type Job, jobInTransaction } from '#platform/jobs'

/**
 * Thirty days after the last thing that was done with a file its bytes, its rows, what was wrong with them and its name are deleted; and thirty days after it
 * was stored, what there was before it, so that it can no longer be taken back. What it brought stays.
 */
export const forgetFiles: Job = jobInTransaction({ name: 'forget-files', every: '40 3 * * *' }, async (tx) => {
  const old = sql`(select f.id from imports.file f where f.touched_at < nwd.clock() - interval '30 days' and f.forgotten_at is null
    and not exists (select 1 from imports.work w where w.file_id = f.id and w.ended_at is null))`
  for (const table of ['file_part', 'staged_row', 'problem'])
    await sql`delete from ${sql.table(`imports.${table}`)} where file_id in ${old}`.execute(tx)
  await sql`
    update imports.file set forgotten_at = nwd.clock(), ended_at = coalesce(ended_at, nwd.clock()), name = 'forgotten', survey = null, columns = null, codes = null
    where id in ${old}`.execute(tx)
  await sql`select imports.forget_former()`.execute(tx)
})

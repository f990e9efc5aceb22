import { sql } from 'kysely'
import { asWorker } from '#platform/db'
import type { Job } from '#platform/jobs'

/** How many records are looked at in one transaction: some seconds' work (measured: decision 0034). */
const atOnce = 500

/** Looks for likely duplicates of whoever was written down or amended, area by area, and leads on what was on its way into a signpost. */
export const lookForDuplicates: Job = {
  name: 'look-for-duplicates',
  every: '*/5 * * * *',
  // wakes it at start, too
  on: 'nwd_look_for_duplicates',
  async run({ database, clock, stopping }) {
    await asWorker(database, clock, (tx) => sql`select people.sweep_signposts()`.execute(tx))
    const areas = await asWorker(database, clock, async (tx) => {
      const { rows } = await sql<{ id: string }>`select id from partnership.area order by id`.execute(tx)
      return rows.map(({ id }) => id)
    })
    for (const area of areas) {
      for (let looked = atOnce; looked >= atOnce && stopping?.aborted !== true; ) {
        looked = await asWorker(database, clock, async (tx) => {
          const { rows } = await sql<{ n: number }>`select people.look_for_duplicates(${area}, ${atOnce}) as n`.execute(
            tx,
          )
          return rows[0]?.n ?? 0
        })
      }
    }
  },
}

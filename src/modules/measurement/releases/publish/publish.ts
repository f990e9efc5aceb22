import { sql } from 'kysely'
import { asWorker, type Tx } from '#platform/db'
import type { Job, JobParts } from '#platform/jobs'
import { sendEarlyLinks } from '../early-access/send-links.ts'
import { addMoment, holdVersion } from '../releases.queries.ts'

const due = async (tx: Tx): Promise<{ id: string; release_id: string; number: number }[]> => {
  const { rows } = await sql<{ id: string; release_id: string; number: number }>`
    select v.id, v.release_id, v.number from measurement.release_version v
    where measurement.release_moment_of(v.id) <= nwd.clock()
      and not exists (select from measurement.release_moment m where m.version_id = v.id and m.state = 'published')
    order by v.release_id, v.number`.execute(tx)
  return rows
}

/** The versions that this one takes the place of. */
const replaced = async (tx: Tx, release: string, number: number): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select v.id from measurement.release_version v
    where v.release_id = ${release} and v.number < ${number}
      and exists (select from measurement.release_moment m where m.version_id = v.id and m.state = 'published')
      and not exists (select from measurement.release_moment m where m.version_id = v.id and m.state in ('amended', 'withdrawn'))`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

const program = { by_user: null, by_name: 'No Wrong Door' }

/**
 * Publishes what was scheduled for this moment or before, each version in a transaction of its own. Asked twice, or by two programs at once, it publishes
 * once; a program that was down at half past nine publishes when it starts. Out: how many were published.
 */
export async function publishDue({ database, clock }: JobParts): Promise<number> {
  const waiting = await asWorker(database, clock, due)
  let published = 0
  for (const { id, release_id, number } of waiting) {
    await asWorker(database, clock, async (tx) => {
      await holdVersion(tx, release_id)
      const still = (await due(tx)).some((one) => one.id === id)
      if (!still) return
      await addMoment(tx, id, { state: 'published', ...program })
      for (const old of await replaced(tx, release_id, number))
        await addMoment(tx, old, { state: 'amended', ...program, note: `Version ${number} took its place.` })
      published++
    })
  }
  return published
}

/** Links of early readers are forgotten thirty days after what they led to was published. */
const forgetLinks = (tx: Tx) =>
  sql`delete from measurement.release_link l using measurement.release_reader r, measurement.release_moment m
    where r.id = l.reader_id and m.version_id = r.version_id and m.state in ('published', 'withdrawn')
      and m.at < nwd.clock() - interval '30 days'`.execute(tx)

/** At half past nine, and every five minutes in case it was missed; at once when the program starts and when something is scheduled. */
export const publishReleases = (baseUrl: string): Job => ({
  name: 'publish-releases',
  every: '*/5 * * * *',
  on: 'nwd_releases',
  async run(parts) {
    await publishDue(parts)
    await asWorker(parts.database, parts.clock, (tx) => sendEarlyLinks(tx, baseUrl))
    await asWorker(parts.database, parts.clock, forgetLinks)
  },
})

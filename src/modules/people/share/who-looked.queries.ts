import { sql } from 'kysely'
import { nameOf } from '#modules/partnership'
import type { Tx } from '#platform/db'

/** Somebody who opened something about the person, and when they last did. */
export interface Look {
  user_id: string
  organisation_id: string
  name: string
  at: Date
}

/** Who of the organisations named has looked at a person since a moment, each once, with when they last did; the latest first. */
export async function whoLooked(
  tx: Tx,
  person: string,
  organisations: readonly string[],
  since: Date,
): Promise<Look[]> {
  if (organisations.length === 0) return []
  const { rows } = await sql<Omit<Look, 'name'>>`
    select user_id, organisation_id, max(at) as at from audit.event
    where person_id = ${person} and at >= ${since} and organisation_id in (${sql.join(organisations)}) and user_id is not null
    group by user_id, organisation_id order by max(at) desc limit 20`.execute(tx)
  const looks: Look[] = []
  for (const row of rows)
    looks.push({ ...row, name: (await nameOf(tx, row.user_id)) ?? 'Somebody whose account has ended' })
  return looks
}

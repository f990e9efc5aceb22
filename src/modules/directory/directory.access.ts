import { sql } from 'kysely'
import type { Role } from '#platform/access'
import type { Tx } from '#platform/db'

/** Who keeps entries: the coordinator edits those of the area, the others those of their own organisation. */
export const keepers = [
  'coordinator',
  'team_lead',
  'provider_worker',
  'key_worker',
  'member',
] as const satisfies readonly Role[]

export const editors = ['coordinator'] as const satisfies readonly Role[]

/** What the viewer may do with an entry, as the database says. */
export async function standingWith(tx: Tx, service: string): Promise<{ edits: boolean; keeps: boolean }> {
  const { rows } = await sql<{ edits: boolean; keeps: boolean }>`
    select coalesce(directory.may_edit(${service}), false) as edits, coalesce(directory.keeps(${service}), false) as keeps`.execute(
    tx,
  )
  return rows[0] ?? { edits: false, keeps: false }
}

import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Person } from './people.queries.ts'

/**
 * The people behind keys of statistics, as far as the viewer sees their record; by key. For a list that statistics make without knowing anybody, such
 * as what is to be mended before a return.
 */
export async function peopleBehindKeys(
  tx: Tx,
  keys: readonly string[],
  of: 'records' | 'referrals' = 'records',
): Promise<Map<string, Person>> {
  if (keys.length === 0) return new Map()
  const behind = of === 'records' ? sql`people.behind_keys` : sql`people.behind_referral_keys`
  const { rows } = await sql<Person & { person_key: string }>`
    select b.person_key, p.id, p.area_id, p.given_name, p.family_name, p.known_as, p.date_of_birth, p.aim
    from ${behind}(${`{${keys.join(',')}}`}::uuid[]) b join people.person p on p.id = b.person_id`.execute(tx)
  return new Map(rows.map(({ person_key, ...person }) => [person_key, person]))
}

/** Which of some keys of statistics stand for people whose progress the viewer may follow; nobody is named. */
export async function keysFollowed(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const { rows } = await sql<{ key: string }>`
    select key from people.keys_followed(${`{${keys.join(',')}}`}::uuid[]) key`.execute(tx)
  return new Set(rows.map(({ key }) => key))
}

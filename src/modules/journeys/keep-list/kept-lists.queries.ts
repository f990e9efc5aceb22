import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { found, Refused } from '#platform/http'
import { tables } from '../journeys.db.ts'

/** A list that a worker comes back to. */
export interface KeptList {
  id: string
  name: string
  /** What it asks for, as in its address: codes alone. */
  asked: string
}

/** The viewer's own kept lists, by name. */
export async function keptLists(tx: Tx): Promise<KeptList[]> {
  return tables(tx)
    .selectFrom('journeys.kept_list')
    .select(['id', 'name', 'asked'])
    .where('ended_at', 'is', null)
    .orderBy(sql`lower(name)`)
    .execute()
}

/** Whether some words name anybody whom the viewer sees among their own: given and family name both. */
async function namesSomebody(tx: Tx, viewer: Viewer, words: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from journeys.lead l join people.person p on p.id = l.person_id and p.area_id = l.area_id
    where l.user_id = ${viewer.user_id} and l.until is null
      and position(lower(p.family_name) in lower(${words})) > 0
      and (position(lower(p.given_name) in lower(${words})) > 0 or position(lower(coalesce(p.known_as, p.given_name)) in lower(${words})) > 0)
    limit 1`.execute(tx)
  return rows.length > 0
}

/**
 * Keeps a list under a name, in place of one of that name.
 * @throws Refused when the name is somebody's
 */
export async function keepList(tx: Tx, viewer: Viewer, { name, asked }: Omit<KeptList, 'id'>): Promise<void> {
  if (await namesSomebody(tx, viewer, name))
    throw new Refused([
      { field: 'name', message: 'The name of a list must name nobody. Call it by what its people have in common' },
    ])
  await end(tx).where(sql`lower(name)`, '=', name.toLowerCase()).execute()
  await tables(tx)
    .insertInto('journeys.kept_list')
    .values({ id: uuid(), area_id: found(viewer.area_id), owner: viewer.user_id, name, asked })
    .execute()
}

/** Takes one of the viewer's own lists away. */
export async function endList(tx: Tx, list: string): Promise<void> {
  await end(tx).where('id', '=', list).execute()
}

const end = (tx: Tx) =>
  tables(tx).updateTable('journeys.kept_list').set({ ended_at: sql<Date>`nwd.clock()` }).where('ended_at', 'is', null)

import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { PeopleTables } from '../people.tables.ts'

const tables = (tx: Tx) => tx.withTables<PeopleTables>()

/** Whether a record of the viewer's area exists that they could open with a reason. Tells nothing else of it. */
export async function isWithinReach(tx: Tx, person: string): Promise<boolean> {
  const { rows } = await sql<{ reach: boolean }>`select people.within_reach(${person}) as reach`.execute(tx)
  return rows[0]?.reach === true
}

/** Lets the viewer alone see a record for three hours. Returns the look's identifier. The database refuses roles and areas that may not. */
export async function breakTheGlass(tx: Tx, viewer: Viewer, person: string, reason: string): Promise<string> {
  const id = uuid()
  const by = viewer.organisation_name === '' ? viewer.name : `${viewer.name}, ${viewer.organisation_name}`
  await sql`select people.break_the_glass(${person}, ${id}, ${reason}, ${by})`.execute(tx)
  return id
}

/** Looks by break-glass that no coordinator has checked, longest ago first, as far as the viewer sees the people. */
export async function unseenGlasses(tx: Tx, area: string) {
  return tables(tx)
    .selectFrom('people.break_glass as g')
    .innerJoin('people.person as p', (join) =>
      join.onRef('p.id', '=', 'g.person_id').onRef('p.area_id', '=', 'g.area_id'),
    )
    .select(['g.id', 'g.person_id', 'g.user_name', 'g.opened_at', 'p.given_name', 'p.family_name'])
    .where('g.area_id', '=', area)
    .where('g.seen_by_coordinator_at', 'is', null)
    .orderBy('g.opened_at')
    .orderBy('g.id')
    .execute()
}

const columns = [
  'id',
  'area_id',
  'person_id',
  'user_name',
  'reason',
  'opened_at',
  'until',
  'seen_by_coordinator_at',
] as const

/** A look by break-glass, or undefined. */
export async function selectOptionalGlass(tx: Tx, id: string) {
  return tables(tx).selectFrom('people.break_glass').select(columns).where('id', '=', id).executeTakeFirst()
}

/** The reasons with which a record was opened by break-glass, newest first. */
export async function reasonsGiven(tx: Tx, person: string) {
  return tables(tx)
    .selectFrom('people.break_glass')
    .select(columns)
    .where('person_id', '=', person)
    .orderBy('opened_at', 'desc')
    .execute()
}

/** A coordinator has checked a look by break-glass; the first to do so stands. */
export async function acknowledgeGlass(tx: Tx, viewer: Pick<Viewer, 'user_id'>, id: string): Promise<void> {
  await tables(tx)
    .updateTable('people.break_glass')
    .set({ seen_by_coordinator_at: sql`nwd.clock()`, seen_by_coordinator: viewer.user_id })
    .where('id', '=', id)
    .where('seen_by_coordinator_at', 'is', null)
    .execute()
}

import { sql } from 'kysely'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { newRow, tables } from '../partnership.db.ts'

export interface Interest {
  id: string
  user_id: string
  name: string
  organisation: string | null
  kind: string
  words: string
  declared_at: Date
}

const rows = (tx: Tx) =>
  tables(tx)
    .selectFrom('partnership.interest as i')
    .leftJoin('partnership.organisation as o', (on) =>
      on.onRef('o.id', '=', 'i.organisation_id').onRef('o.area_id', '=', 'i.area_id'),
    )
    .select(['i.id', 'i.user_id', 'i.name', 'o.name as organisation', 'i.kind', 'i.words', 'i.declared_at'])
    .where('i.ended_at', 'is', null)

/** The register of interests of an area: those that have not ended, by organisation and name. */
export const interestsOf = (tx: Tx, area: string): Promise<Interest[]> =>
  rows(tx).where('i.area_id', '=', area).orderBy('o.name').orderBy('i.name').orderBy('i.declared_at').execute()

/** An interest that the viewer declared and that has not ended, or undefined. */
export const ownInterest = (tx: Tx, viewer: Viewer, id: string): Promise<Interest | undefined> =>
  rows(tx).where('i.id', '=', id).where('i.user_id', '=', viewer.user_id).executeTakeFirst()

/** When each account last said that the register says all there is to say of it. */
export const lastStatements = (tx: Tx, area: string): Promise<{ user_id: string; made_at: Date }[]> =>
  tables(tx)
    .selectFrom('partnership.interest_statement')
    .select(['user_id', (eb) => eb.fn.max('made_at').as('made_at')])
    .where('area_id', '=', area)
    .groupBy('user_id')
    .execute()

/** The viewer declares an interest of their own. Returns its identifier. */
export async function insertInterest(
  tx: Tx,
  viewer: Viewer,
  area: string,
  interest: { kind: string; words: string },
): Promise<string> {
  const row = newRow(area)
  const who = { user_id: viewer.user_id, name: viewer.name, organisation_id: viewer.organisation_id }
  await tables(tx)
    .insertInto('partnership.interest')
    .values({ ...row, ...who, ...interest })
    .execute()
  return row.id
}

/** An interest of the viewer ends. */
export async function endInterest(tx: Tx, id: string, ended_on: CalendarDate, now: Date): Promise<void> {
  await tables(tx).updateTable('partnership.interest').set({ ended_on, ended_at: now }).where('id', '=', id).execute()
}

/** The viewer says that the register says all there is to say of them. */
export async function insertStatement(tx: Tx, viewer: Viewer, area: string, interests: number): Promise<void> {
  const who = { user_id: viewer.user_id, name: viewer.name, organisation_id: viewer.organisation_id }
  await tables(tx)
    .insertInto('partnership.interest_statement')
    .values({ ...newRow(area), ...who, interests })
    .execute()
}

export interface PublicInterests {
  /** People with a role and an account. */
  people: number
  /** Of these, those who have said within a year that the register is complete. */
  declared: number
  /** Organisations that bid for or are paid from the partnership's money. */
  paid: string[]
  /** Every other kind declared; null where fewer than five people have a role, and it would be plain who. */
  kinds: string[] | null
}

/** The register as everybody may read it: organisations that are paid, and otherwise kinds, without names or words. */
export async function publicInterests(tx: Tx, area: string): Promise<PublicInterests> {
  const { rows } = await sql<PublicInterests>`select * from partnership.public_interests(${area})`.execute(tx)
  return rows[0] ?? { people: 0, declared: 0, paid: [], kinds: null }
}

/** How often, in the last year, somebody with an interest left the room, spoke, or stayed silent. */
export async function publicHandling(tx: Tx, area: string): Promise<{ did: string; times: number }[]> {
  const { rows } = await sql<{
    did: string
    times: number
  }>`select * from partnership.public_handling(${area})`.execute(tx)
  return rows
}

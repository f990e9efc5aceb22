import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import { tables } from '../funding.db.ts'
import type { Application } from './applications.queries.ts'
import { type By, type Call, done } from './calls.queries.ts'
import type { Score } from './scoring.ts'

export interface Seat {
  user_id: string
  name: string
  organisation_id: string
  organisation: string
}

/** Who sits on the panel of a call now, by name. */
export const panelOf = (tx: Tx, call: string): Promise<Seat[]> =>
  tables(tx)
    .selectFrom('funding.panel_seat')
    .select(['user_id', 'name', 'organisation_id', 'organisation'])
    .where('call_id', '=', call)
    .where('until', 'is', null)
    .orderBy('name')
    .execute()

/** Asks somebody onto the panel; who sits on it already goes on doing so. */
export async function seatOnPanel(tx: Tx, by: By, { id: call_id, area_id }: Call, seat: Seat): Promise<void> {
  await tables(tx)
    .insertInto('funding.panel_seat')
    .values({ id: uuid(), area_id, call_id, ...seat, ...done(by) })
    .onConflict((on) => on.columns(['call_id', 'user_id']).where('until', 'is', null).doNothing())
    .execute()
}

export interface Declaration {
  application_id: string
  user_id: string
  interest: 'none' | 'conflict'
  words: string
}

/** What those on the panel of a call have said of their interests: all for the coordinator, their own for everybody else. */
export async function declarationsOf(tx: Tx, call: string): Promise<Declaration[]> {
  const { rows } = await sql<Declaration>`
    select d.application_id, d.user_id, d.interest, d.words from funding.panel_declaration d
    join funding.application p on p.id = d.application_id and p.area_id = d.area_id
    where p.call_id = ${call} and d.until is null`.execute(tx)
  return rows
}

/** Somebody on the panel says what interest they have in an application; what they said before stays on record. */
export async function declare(
  tx: Tx,
  by: By,
  { id, area_id }: Application,
  said: Pick<Declaration, 'interest' | 'words'>,
): Promise<void> {
  await sql`
    update funding.panel_declaration set until = nwd.clock()
    where application_id = ${id} and user_id = ${by.user_id} and until is null`.execute(tx)
  await tables(tx)
    .insertInto('funding.panel_declaration')
    .values({ id: uuid(), area_id, application_id: id, user_id: by.user_id, ...said, ...done(by) })
    .execute()
}

export interface GivenScore extends Score {
  application_id: string
  why: string
  by_name: string
}

/**
 * The scores that count, of the applications to a call: all for the coordinator, their own for everybody else. Of somebody who has since left the panel, or has
 * since said that they have an interest, nothing counts.
 */
export async function scoresOf(tx: Tx, call: string): Promise<GivenScore[]> {
  const { rows } = await sql<GivenScore>`
    select s.application_id, s.criterion_id, s.user_id, s.points, s.why, s.by_name from funding.score s
    join funding.application p on p.id = s.application_id and p.area_id = s.area_id
    join funding.panel_seat seat on seat.call_id = p.call_id and seat.area_id = p.area_id and seat.user_id = s.user_id and seat.until is null
    join funding.panel_declaration d on d.application_id = p.id and d.area_id = p.area_id and d.user_id = s.user_id and d.until is null and d.interest = 'none'
    where p.call_id = ${call} and s.until is null order by s.by_name`.execute(tx)
  return rows
}

/** Somebody on the panel scores an application, all criteria at once; earlier scores of theirs stay on record. */
export async function giveScores(
  tx: Tx,
  by: By,
  { id, area_id }: Application,
  given: readonly Pick<GivenScore, 'criterion_id' | 'points' | 'why'>[],
): Promise<void> {
  await sql`update funding.score set until = nwd.clock() where application_id = ${id} and user_id = ${by.user_id} and until is null`.execute(
    tx,
  )
  await tables(tx)
    .insertInto('funding.score')
    .values(given.map((one) => ({ id: uuid(), area_id, application_id: id, user_id: by.user_id, ...one, ...done(by) })))
    .execute()
}

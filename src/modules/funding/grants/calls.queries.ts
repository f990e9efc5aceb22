import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { nameNow, nextNumber } from '../funding.access.ts'
import { tables } from '../funding.db.ts'
import type { Criterion } from './scoring.ts'

export interface Call {
  id: string
  area_id: string
  number: number
  kind: 'grant' | 'contract'
  title: string
  about: string
  opens_on: CalendarDate
  closes_on: CalendarDate
  panel_least: number
}

export interface Lot {
  id: string
  number: number
  what: string
  budget_line_id: string
  line: string
  financial_year: string
  /** The most that may be awarded in it altogether, and what of it was, in pence. */
  pence: number
  awarded: number
}

export interface By {
  user_id: string
  name: string
  organisation_name: string
}

export const done = (by: By) => ({ by_user: by.user_id, by_name: nameNow(by) })

/** Where a call is in its life on a day. */
export const phaseOf = ({ opens_on, closes_on }: Call, today: CalendarDate): 'coming' | 'open' | 'closed' =>
  today < opens_on ? 'coming' : today > closes_on ? 'closed' : 'open'

export const phaseWords = { coming: 'Opens soon', open: 'Open', closed: 'Closed' } as const

const callsWhere = async (tx: Tx, where: ReturnType<typeof sql>): Promise<Call[]> => {
  const { rows } = await sql<Call>`
    select id, area_id, number, kind, title, about, opens_on, closes_on, panel_least from funding.call where ${where}
    order by closes_on desc, number desc`.execute(tx)
  return rows
}

/** The calls of an area, those that close last first. */
export const callsOf = (tx: Tx, area: string): Promise<Call[]> => callsWhere(tx, sql`area_id = ${area}`)

/** A call by its identifier, or undefined. */
export const selectOptionalCall = async (tx: Tx, id: string): Promise<Call | undefined> =>
  (await callsWhere(tx, sql`id = ${id}`))[0]

/** What applications to a call are scored by, in order. */
export const criteriaOf = (tx: Tx, call: string): Promise<Criterion[]> =>
  tables(tx)
    .selectFrom('funding.call_criterion')
    .select(['id', 'words', 'weight'])
    .where('call_id', '=', call)
    .orderBy('place')
    .execute()

/** The lots of a call, each with what was awarded of it. */
export async function lotsOf(tx: Tx, call: string): Promise<Lot[]> {
  const { rows } = await sql<Lot>`
    select l.id, l.number, l.what, l.budget_line_id, b.what as line, b.financial_year, l.pence,
      coalesce((select sum(a.pence) from funding.application p join funding.award w on w.application_id = p.id and w.area_id = p.area_id
        join funding.account a on a.commitment_id = w.commitment_id and a.area_id = w.area_id where p.lot_id = l.id), 0)::bigint as awarded
    from funding.call_lot l join funding.budget_line b on b.id = l.budget_line_id and b.area_id = l.area_id
    where l.call_id = ${call} order by l.number`.execute(tx)
  return rows
}

/** Makes a call with its criteria; lots are added to it. */
export async function makeCall(
  tx: Tx,
  by: By,
  { criteria, ...call }: Omit<Call, 'id' | 'number'> & { criteria: readonly Omit<Criterion, 'id'>[] },
): Promise<string> {
  const id = uuid()
  const { area_id } = call
  const number = await nextNumber(tx, 'call', area_id)
  await tables(tx)
    .insertInto('funding.call')
    .values({ id, number, ...call, ...done(by) })
    .execute()
  await tables(tx)
    .insertInto('funding.call_criterion')
    .values(criteria.map((one, index) => ({ id: uuid(), area_id, call_id: id, place: index + 1, ...one })))
    .execute()
  return id
}

/** Adds a lot to a call. Two who add at once wait for each other. */
export async function addLot(
  tx: Tx,
  { id: call_id, area_id }: Call,
  lot: Pick<Lot, 'what' | 'budget_line_id' | 'pence'>,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`funding.call_lot ${call_id}`}))`.execute(tx)
  const number = (await lotsOf(tx, call_id)).length + 1
  await tables(tx)
    .insertInto('funding.call_lot')
    .values({ id: uuid(), area_id, call_id, number, ...lot })
    .execute()
}

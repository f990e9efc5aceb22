import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { nameNow } from '../funding.access.ts'
import { tables } from '../funding.db.ts'
import type { EntryKind, NewEntry } from './entry.ts'
import { refusalOf } from './refusal.ts'

/** Who writes, as it is kept beside the account. */
export interface By {
  name: string
  organisation_name: string
}

/**
 * Writes an entry of the journal, whole or not at all; those who write at once wait for each other.
 * Out: its identifier. Throws Refused, at `field`, when an account would fall below nothing, the year is closed, or it is not theirs to write.
 */
export async function post(tx: Tx, by: By, entry: NewEntry, field?: string): Promise<string> {
  const id = uuid()
  try {
    await sql`select funding.post(${id}, ${entry.area_id}, ${entry.kind}, ${entry.words}, ${entry.on_date}, ${JSON.stringify(entry.moves)}, ${nameNow(by)})`.execute(
      tx,
    )
  } catch (error) {
    throw refusalOf(error, field)
  }
  return id
}

/** Takes an entry back by its opposite. Throws Refused when it was taken back already, or what it moved has gone further since. */
export async function reverse(tx: Tx, by: By, entry: string, words: string, on: CalendarDate): Promise<string> {
  const id = uuid()
  try {
    await sql`select funding.reverse(${id}, ${entry}, ${words}, ${on}, ${nameNow(by)})`.execute(tx)
  } catch (error) {
    throw refusalOf(error)
  }
  return id
}

/** Closes a year of an area's books: false when somebody else had closed it. Throws Refused while something is open in it. */
export async function closeYear(tx: Tx, by: By, area: string, year: string): Promise<boolean> {
  try {
    const { rows } = await sql<{
      closed: boolean
    }>`select funding.close_year(${area}, ${year}, ${nameNow(by)}) as closed`.execute(tx)
    return rows[0]?.closed === true
  } catch (error) {
    throw refusalOf(error)
  }
}

export interface Entry {
  id: string
  kind: EntryKind
  words: string
  on_date: CalendarDate
  by_name: string | null
  /** The entry that took it back, if one did. */
  taken_back_by: string | null
  /** The latest year that it touches. */
  financial_year: string
  /** What it moved: the sum of what it put somewhere. */
  pence: number
  /** The kinds of accounts that it took from, and put into. */
  from_kinds: string[]
  to_kinds: string[]
}

const entriesWhere = async (tx: Tx, where: ReturnType<typeof sql>): Promise<Entry[]> => {
  const { rows } = await sql<Entry>`
    select e.id, e.kind, e.words, e.on_date, e.by_name, later.id as taken_back_by, max(a.financial_year) as financial_year,
      sum(l.pence) filter (where l.pence > 0)::bigint as pence,
      array_agg(distinct a.kind) filter (where l.pence < 0) as from_kinds, array_agg(distinct a.kind) filter (where l.pence > 0) as to_kinds
    from funding.entry e
    join funding.line l on l.entry_id = e.id and l.area_id = e.area_id
    join funding.account a on a.id = l.account_id and a.area_id = l.area_id
    left join funding.entry later on later.reverses = e.id and later.area_id = e.area_id
    where ${where}
    group by e.id, e.area_id, later.id
    order by e.ordinal desc`.execute(tx)
  return rows
}

/** The entries in an area's books of a year, the latest first. */
export const entriesOf = (tx: Tx, area: string, year: string): Promise<Entry[]> =>
  entriesWhere(
    tx,
    sql`e.area_id = ${area} and exists (
      select from funding.line x join funding.account y on y.id = x.account_id and y.area_id = x.area_id
      where x.entry_id = e.id and x.area_id = e.area_id and y.financial_year = ${year})`,
  )

/** An entry by its identifier, or undefined. */
export const selectOptionalEntry = async (tx: Tx, id: string): Promise<Entry | undefined> =>
  (await entriesWhere(tx, sql`e.id = ${id}`))[0]

/** The years of an area's books, the latest first, and when each was closed. */
export const yearsOf = (tx: Tx, area: string): Promise<{ financial_year: string; closed_at: Date | null }[]> =>
  tables(tx)
    .selectFrom('funding.account as a')
    .leftJoin('funding.year_closed as c', (on) =>
      on.onRef('c.area_id', '=', 'a.area_id').onRef('c.financial_year', '=', 'a.financial_year'),
    )
    .select(['a.financial_year', 'c.closed_at'])
    .distinct()
    .where('a.area_id', '=', area)
    .orderBy('a.financial_year', 'desc')
    .execute()

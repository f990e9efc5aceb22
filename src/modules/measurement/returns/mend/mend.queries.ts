import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { answers } from '../quality/items.ts'
import { setDay } from '../quality/quality.queries.ts'
import { liveRows } from '../rows.ts'

/** People of one organisation with one thing to mend. */
export interface MendCount {
  what: string
  organisation_id: string
  people: number
}

/** One person with something to mend, under the key that stands for them. */
export interface ToMend {
  person_key: string
  organisation_id: string
  /** Codes of what is not known or not asked, and of what cannot be so. */
  what: string[]
}

interface Scope {
  area: string
  today: CalendarDate
}

/** A row for each person and thing to mend: what is not known or not asked of them, and what cannot or can hardly be so in their record. */
const missing = ({ area, today }: Scope) => sql`
  rows as materialized (select * from ${liveRows(area, today)}),
  missing as (
    select r.person_key, r.organisation_id, q.item as what from ${answers(sql`rows`)} where q.state in ('unknown', 'not_asked')
    union all
    select r.person_key, r.organisation_id, problem from rows r cross join lateral unnest(r.problems) problem
  )`

/** What is to be mended in an area today, by organisation; for a transaction of asStatistician. */
export async function mendCounts(tx: Tx, scope: Scope): Promise<MendCount[]> {
  await setDay(tx, scope.today)
  const { rows } = await sql<MendCount>`
    with ${missing(scope)}
    select what, organisation_id, count(*)::int as people from missing group by what, organisation_id order by people desc, what`.execute(
    tx,
  )
  return rows
}

interface Asked extends Scope {
  what?: string | undefined
  organisation?: string | undefined
  offset: number
  limit: number
}

/** The people with something to mend, those with the most first; for a transaction of asStatistician. Out: a page of them, and how many there are. */
export async function mendPeople(tx: Tx, asked: Asked): Promise<{ people: ToMend[]; all: number }> {
  await setDay(tx, asked.today)
  const { what, organisation } = asked
  const { rows } = await sql<ToMend & { all: number }>`
    with ${missing(asked)}
    select person_key, organisation_id, array_agg(what order by what) as what, (count(*) over ())::int as all
    from missing
    where ${organisation === undefined ? sql`true` : sql`organisation_id = ${organisation}`}
    group by person_key, organisation_id
    having ${what === undefined ? sql`true` : sql`bool_or(what = ${what})`}
    order by count(*) desc, person_key limit ${asked.limit} offset ${asked.offset}`.execute(tx)
  return { people: rows, all: rows[0]?.all ?? 0 }
}

import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { type CalendarDate, periodOf } from '#platform/time'
import { type Dimension, type Measure, measureEntry } from '../../measures.ts'
import { whom } from '../../statistics.queries.ts'

/** Which figure of an area: one measure, of those registered in a period or ever. */
export interface FigureAsked {
  area: string
  as_at: CalendarDate
  measure: Measure
  /** `all`, a financial year or a quarter */
  period: string
  /** Of one group alone. */
  group?: Group | undefined
}

/** A category of what figures are broken down by. */
export interface Group {
  dimension: Exclude<Dimension, 'area'>
  category: string
}

const inGroup = ({ dimension, category }: Group) =>
  dimension === 'priority_family'
    ? sql`${category} = any (f.priority_families)`
    : sql`${sql.ref(`f.${dimension}`)} = ${category}`

/** The keys of the people whom a year of ECON 1 counts, for a transaction of asStatistician. */
export async function keysBehindEcon1(
  tx: Tx,
  { area, as_at, year }: { area: string; as_at: CalendarDate; year: string },
): Promise<string[]> {
  await sql`select set_config('nwd.as_at', ${as_at}, true)`.execute(tx)
  const { from, to } = periodOf(year)
  const { rows } = await sql<{ person_key: string }>`
    select p.person_key::uuid::text as person_key
    from stats.participant p join stats.unemployed_start u on u.area_id = p.area_id and u.person_key = p.person_key
    where p.area_id = ${area} and p.job_started_on between ${from} and ${to} and p.job_started_on <= ${as_at}
    order by p.person_key`.execute(tx)
  return rows.map(({ person_key }) => person_key)
}

/** The keys of the people whom a figure counts, for a transaction of asStatistician: as many as the figure says. */
export async function keysBehind(tx: Tx, { area, as_at, measure, period, group }: FigureAsked): Promise<string[]> {
  await sql`select set_config('nwd.as_at', ${as_at}, true)`.execute(tx)
  const within = period === 'all' ? undefined : periodOf(period)
  const { rows } = await sql<{ person_key: string }>`
    select f.person_key::uuid::text as person_key from stats.participant f
    where f.area_id = ${area} and (${whom(measureEntry(measure).numerator)})
      and ${within === undefined ? sql`true` : sql`f.registered_on between ${within.from} and ${within.to}`}
      and ${group === undefined ? sql`true` : inGroup(group)}
    order by f.person_key`.execute(tx)
  return rows.map(({ person_key }) => person_key)
}

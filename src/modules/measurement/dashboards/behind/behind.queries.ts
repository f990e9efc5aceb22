import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { type CalendarDate, periodOf } from '#platform/time'
import { type Measure, measureEntry } from '../../measures.ts'
import { whom } from '../../statistics.queries.ts'

/** Which figure of an area: one measure, of those registered in a period or ever. */
export interface FigureAsked {
  area: string
  as_at: CalendarDate
  measure: Measure
  /** `all`, a financial year or a quarter */
  period: string
}

/** The keys of the people whom a figure counts, for a transaction of asStatistician: as many as the figure says. */
export async function keysBehind(tx: Tx, { area, as_at, measure, period }: FigureAsked): Promise<string[]> {
  await sql`select set_config('nwd.as_at', ${as_at}, true)`.execute(tx)
  const within = period === 'all' ? undefined : periodOf(period)
  const { rows } = await sql<{ person_key: string }>`
    select f.person_key::uuid::text as person_key from stats.participant f
    where f.area_id = ${area} and (${whom(measureEntry(measure).numerator)})
      and ${within === undefined ? sql`true` : sql`f.registered_on between ${within.from} and ${within.to}`}
    order by f.person_key`.execute(tx)
  return rows.map(({ person_key }) => person_key)
}

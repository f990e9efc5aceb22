import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { type CalendarDate, periodOf } from '#platform/time'
import { type Measure, measureEntry } from '../../measures.ts'
import { whom } from '../../statistics.queries.ts'

/** One class of the sixfold urban rural classification, or `unknown`: how many of how many. */
export interface ClassCounts {
  class: string
  count: number
  of: number
}

/** A share by where people lived when they were first registered. For a transaction of asStatistician. In: a period as figures have it, `all` or a financial year. */
export async function byTownCountry(
  tx: Tx,
  { as_at, area, measure, period }: { as_at: CalendarDate; area: string | undefined; measure: Measure; period: string },
): Promise<ClassCounts[]> {
  await sql`select set_config('nwd.as_at', ${as_at}, true)`.execute(tx)
  const { numerator } = measureEntry(measure)
  const within = period === 'all' ? undefined : periodOf(period)
  const due =
    numerator.kind === 'said'
      ? sql`f.job_started_on + ${numerator.weeks * 7}::int <= (select stats.as_at())`
      : sql`true`
  const { rows } = await sql<ClassCounts>`
    select f.urban_rural as class, (count(*) filter (where ${whom(numerator)}))::int as count, (count(*) filter (where ${due}))::int as of
    from stats.participant f
    where ${area === undefined ? sql`true` : sql`f.area_id = ${area}`}
      and ${within === undefined ? sql`true` : sql`f.registered_on between ${within.from} and ${within.to}`}
    group by 1 order by 1`.execute(tx)
  return rows
}

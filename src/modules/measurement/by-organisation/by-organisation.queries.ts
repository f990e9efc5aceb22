import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { addDays, type CalendarDate, periodOf } from '#platform/time'
import { measureEntry } from '../measures.ts'
import { whom } from '../statistics.queries.ts'

/** Those whom one organisation registered in a year and supported first, and what they had achieved. */
export interface OfOrganisation {
  organisation_id: string
  started: number
  entered_employment: number
  /** In work 26 weeks after they began, and those who could have been by the day; both null where nobody registered could. */
  in_work_26w: number | null
  due_26w: number | null
}

const count = (measure: Parameters<typeof measureEntry>[0]) =>
  sql`count(*) filter (where ${whom(measureEntry(measure).numerator)})::int as ${sql.ref(measure)}`

/**
 * Everybody registered in an area in a financial year by the organisation that led their first spell, as measures count them (contracts §5); those supported by several
 * count once. For a transaction of asStatistician. Counts of few are in it: whoever shows them hides them.
 */
export async function startsByOrganisation(
  tx: Tx,
  { area, as_at, year }: { area: string; as_at: CalendarDate; year: string },
): Promise<OfOrganisation[]> {
  await sql`select set_config('nwd.as_at', ${as_at}, true)`.execute(tx)
  const { from, to } = periodOf(year)
  const { rows } = await sql<OfOrganisation & { earliest: CalendarDate }>`
    select l.organisation_id, ${sql.join([count('started'), count('entered_employment'), count('in_work_26w')])},
      count(*) filter (where f.job_started_on + 182 <= (select stats.as_at()))::int as due_26w, min(f.registered_on) as earliest
    from stats.participant f join stats.led_first l on l.area_id = f.area_id and l.person_key = f.person_key
    where f.area_id = ${area} and l.area_id = ${area} and f.registered_on between ${from} and ${to}
    group by l.organisation_id order by l.organisation_id`.execute(tx)
  return rows.map(({ earliest, ...row }) =>
    addDays(earliest, 26 * 7) > as_at ? { ...row, in_work_26w: null, due_26w: null } : row,
  )
}

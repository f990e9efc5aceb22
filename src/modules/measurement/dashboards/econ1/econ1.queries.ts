import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { type CalendarDate, financialYear } from '#platform/time'

/** People who were unemployed when they registered and began their first job since in a financial year. */
export interface Econ1Year {
  year: string
  people: number
}

/**
 * The upper part of ECON 1 of the Local Government Benchmarking Framework, by financial year, the earliest first. Its lower part is everybody unemployed in the
 * area, whether supported or not, which no record of this system holds. For a transaction of asStatistician.
 */
export async function econ1(
  tx: Tx,
  { as_at, area }: { as_at: CalendarDate; area: string | undefined },
): Promise<Econ1Year[]> {
  await sql`select set_config('nwd.as_at', ${as_at}, true)`.execute(tx)
  const { rows } = await sql<{ began: CalendarDate; people: number }>`
    select p.job_started_on as began, count(*)::int as people
    from stats.participant p join stats.unemployed_start u on u.area_id = p.area_id and u.person_key = p.person_key
    where p.job_started_on <= ${as_at} and ${area === undefined ? sql`true` : sql`p.area_id = ${area}`}
    group by p.job_started_on`.execute(tx)
  const years = new Map<string, number>()
  for (const { began, people } of rows) years.set(financialYear(began), (years.get(financialYear(began)) ?? 0) + people)
  return [...years].map(([year, people]) => ({ year, people })).sort((a, b) => (a.year < b.year ? -1 : 1))
}

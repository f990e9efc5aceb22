import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Sheet } from '#platform/sheets'
import { type CalendarDate, financialYear, quarter } from '#platform/time'
import type { Scope } from '../statistics.queries.ts'

/** What Fair Start Scotland came to in a period; people + re_joins = starts in each. */
export interface FairStartRow {
  /** `all`, a financial year or a quarter, of the start */
  period: string
  starts: number
  /** Starts of somebody who had started Fair Start Scotland before, in whatever period. */
  re_joins: number
  /** First starts: each person once, in the period in which they first started. */
  people: number
}

/** The rows as a table, a column a field. */
export const fairStartSheet = (rows: readonly FairStartRow[]): Sheet => ({
  name: 'Fair Start Scotland',
  headings: ['period', 'starts', 're_joins', 'people'],
  rows: rows.map(({ period, starts, re_joins, people }) => [period, starts, re_joins, people]),
})

/**
 * Starts, re-joins and people of Fair Start Scotland as at a day, for an area or the nation. It counts starts, unlike every other measure: who joins again is
 * counted again (Scottish Government, statistical summary of February 2024, Fair Start Scotland). For a transaction of asStatistician. Out: rows
 * for every period with a start in it, sorted.
 */
export async function fairStartScotland(tx: Tx, { as_at, area }: Omit<Scope, 'by'>): Promise<FairStartRow[]> {
  await sql`select set_config('nwd.as_at', ${as_at}, true)`.execute(tx)
  const { rows } = await sql<{ started_on: CalendarDate; starts: number; re_joins: number }>`
    select min(started_on) as started_on, count(*) as starts, count(*) filter (where re_join) as re_joins
    from stats.fair_start_scotland where ${area === undefined ? sql`true` : sql`area_id = ${area}`}
    group by date_trunc('quarter', started_on)`.execute(tx)
  const periods = new Map<string, FairStartRow>()
  for (const { started_on, starts, re_joins } of rows) {
    for (const period of ['all', financialYear(started_on), quarter(started_on)]) {
      const row = periods.get(period) ?? { period, starts: 0, re_joins: 0, people: 0 }
      row.starts += starts
      row.re_joins += re_joins
      row.people += starts - re_joins
      periods.set(period, row)
    }
  }
  return [...periods.values()].sort((one, other) => (one.period < other.period ? -1 : 1))
}

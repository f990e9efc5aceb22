import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { ReturnRows } from '../rows.ts'
import { items, states } from './items.ts'
import type { Quality } from './score.ts'

/** Sets the day that a transaction's figures are as at. */
export const setDay = (tx: Tx, as_at: CalendarDate) => sql`select set_config('nwd.as_at', ${as_at}, true)`.execute(tx)

/**
 * What is known of the people of a return, as at the transaction's day: one row an item and state in which anybody is. In one pass, a column an
 * item and state: a row a person and item would be millions.
 */
export async function countQuality(tx: Tx, rows: ReturnRows): Promise<Quality[]> {
  const { rows: counted } = await countingQuality(rows).execute(tx)
  const row = counted[0] ?? {}
  return items.flatMap(({ code }) =>
    states.flatMap((state) => {
      const people = row[`${code} ${state}`] ?? 0
      return people === 0 ? [] : [{ item: code, state, people }]
    }),
  )
}

const countingQuality = (rows: ReturnRows) => sql<Record<string, number>>`
  select ${sql.join(
    items.flatMap(({ code }) =>
      states.map(
        (state) =>
          sql`count(*) filter (where ${sql.ref(`s.${code}`)} = ${sql.lit(state)})::int as ${sql.ref(`${code} ${state}`)}`,
      ),
    ),
  )}
  from (select ${sql.join(items.map(({ code, state }) => sql`${state} as ${sql.ref(code)}`))} from ${rows} r offset 0) s`

export interface Problem {
  code: string
  people: number
}

/** What cannot or can hardly be so in the records: people by code. */
export async function countProblems(tx: Tx, rows: ReturnRows): Promise<Problem[]> {
  const { rows: counted } = await sql<Problem>`
    select problem as code, count(*)::int as people from ${rows} r cross join lateral unnest(r.problems) problem
    group by problem order by problem`.execute(tx)
  return counted
}

import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { ReturnRows } from '../rows.ts'
import { answers } from './items.ts'
import type { Quality } from './score.ts'

/** Sets the day that a transaction's figures are as at. */
export const setDay = (tx: Tx, as_at: CalendarDate) => sql`select set_config('nwd.as_at', ${as_at}, true)`.execute(tx)

/** What is known of the people of a return, as at the transaction's day: one row an item and state in which anybody is. */
export async function countQuality(tx: Tx, rows: ReturnRows): Promise<Quality[]> {
  const { rows: counted } = await sql<Quality>`
    select q.item, q.state, count(*)::int as people from ${answers(rows)}
    where q.state is not null group by q.item, q.state order by q.item, q.state`.execute(tx)
  return counted
}

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

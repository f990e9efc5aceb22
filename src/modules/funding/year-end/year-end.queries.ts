import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { ruleOn } from '#platform/reference'
import { type CalendarDate, periodOf } from '#platform/time'
import { freeOf, type StreamBooks, streamsIn } from '../books/books.queries.ts'
import type { By } from '../claim/claims.queries.ts'
import { fromTo } from '../journal/entry.ts'
import { closeYear, post } from '../journal/journal.queries.ts'
import { yearBy } from '../years.ts'

/** Something that keeps a year from being closed: where it is, and why. */
export interface Open {
  href: string
  what: string
  why: 'claimed' | 'committed' | 'budgeted'
  pence: number
}

/** What is still open in a year of an area's books: claims not paid, promises not claimed or given back, budget not promised. */
export async function openIn(tx: Tx, area: string, year: string): Promise<Open[]> {
  const { rows } = await sql<Open>`
    select case when a.kind = 'budgeted' then '/funding/lines/' || b.id else '/funding/commitments/' || c.id end as href,
      case when a.kind = 'budgeted' then b.what else o.name || ', ' || c.kind || ' ' || c.number end as what, a.kind as why, a.pence
    from funding.account a
    join funding.budget_line b on b.id = a.budget_line_id and b.area_id = a.area_id
    left join funding.commitment c on c.id = a.commitment_id and c.area_id = a.area_id
    left join partnership.organisation o on o.id = c.organisation_id and o.area_id = c.area_id
    where a.area_id = ${area} and a.financial_year = ${year} and a.pence > 0 and a.kind in ('budgeted', 'committed', 'claimed')
    order by array_position(array['claimed', 'committed', 'budgeted'], a.kind), what`.execute(tx)
  return rows
}

/** What happens to a stream's unused money when its year is closed: so much is carried over, by the stream's rule, and the rest goes back. Pence. */
export interface Leaving {
  stream: string
  free: number
  carried: number
  lapsed: number
  percent: number
}

/** The unused money of each stream of a year, and where it goes: up to the rule's share of what came in, rounded down to the penny, is carried over. */
export function leavingOf(streams: readonly StreamBooks[], year: string, area: string): Leaving[] {
  return streams.map((one) => {
    const percent = ruleOn('funding-stream-rules', one.stream, periodOf(year).to, area)?.carry_over_percent ?? 0
    const free = freeOf(one)
    const carried = Math.min(free, Number((BigInt(one.came) * BigInt(percent)) / 100n))
    return { stream: one.stream, free, carried, lapsed: free - carried, percent }
  })
}

/**
 * Closes a year of an area's books: what is unused is carried over or goes back, and nothing is written in it any more. Out: false when somebody else closed it first;
 * then nothing was written. Throws Refused while something is open.
 */
export async function endYear(tx: Tx, by: By, area: string, year: string, on: CalendarDate): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext(${`funding.year ${area}`}))`.execute(tx)
  const { rows } =
    await sql`select from funding.year_closed where area_id = ${area} and financial_year = ${year}`.execute(tx)
  if (rows.length > 0) return false
  const next = yearBy(year, 1)
  for (const { stream, carried, lapsed } of leavingOf(await streamsIn(tx, area, year), year, area)) {
    const free = { year, stream, kind: 'allocated' as const }
    // One after the other: they share the transaction's one connection.
    if (carried > 0)
      await post(tx, by, {
        ...{ area_id: area, kind: 'carry_over', on_date: on, words: `Unused in ${year}, carried into ${next}` },
        moves: [
          ...fromTo(free, { ...free, kind: 'carried' }, carried),
          ...fromTo({ ...free, year: next, kind: 'carried_in' }, { ...free, year: next }, carried),
        ],
      })
    if (lapsed > 0)
      await post(tx, by, {
        ...{ area_id: area, kind: 'lapse', on_date: on, words: `Unused in ${year}, given back` },
        moves: fromTo(free, { ...free, kind: 'lapsed' }, lapsed),
      })
  }
  return closeYear(tx, by, area, year)
}

import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** What became of money, in pence. `came` is all there ever was, what was carried in among it; each of budget to reclaimed is a part of the one before it. */
export interface Standing {
  came: number
  carried_in: number
  budget: number
  promised: number
  claimed: number
  paid: number
  reclaimed: number
  carried: number
  lapsed: number
}

/** The columns of a standing, summed from the accounts `a`. */
export const standingColumns = sql`
  -coalesce(sum(a.pence) filter (where a.kind in ('source', 'carried_in')), 0)::bigint as came,
  -coalesce(sum(a.pence) filter (where a.kind = 'carried_in'), 0)::bigint as carried_in,
  coalesce(sum(a.pence) filter (where a.kind in ('budgeted', 'committed', 'claimed', 'paid', 'reclaimed')), 0)::bigint as budget,
  coalesce(sum(a.pence) filter (where a.kind in ('committed', 'claimed', 'paid', 'reclaimed')), 0)::bigint as promised,
  coalesce(sum(a.pence) filter (where a.kind in ('claimed', 'paid', 'reclaimed')), 0)::bigint as claimed,
  coalesce(sum(a.pence) filter (where a.kind in ('paid', 'reclaimed')), 0)::bigint as paid,
  coalesce(sum(a.pence) filter (where a.kind = 'reclaimed'), 0)::bigint as reclaimed,
  coalesce(sum(a.pence) filter (where a.kind = 'carried'), 0)::bigint as carried,
  coalesce(sum(a.pence) filter (where a.kind = 'lapsed'), 0)::bigint as lapsed`

/** What is allocated and set aside for nothing yet. */
export const freeOf = ({ came, budget, carried, lapsed }: Standing): number => came - budget - carried - lapsed

export type StreamBooks = Standing & { stream: string }

/** A year of an area's books, stream by stream. */
export async function streamsIn(tx: Tx, area: string, year: string): Promise<StreamBooks[]> {
  const { rows } = await sql<StreamBooks>`
    select a.stream, ${standingColumns} from funding.account a
    where a.area_id = ${area} and a.financial_year = ${year} group by a.stream order by a.stream`.execute(tx)
  return rows
}

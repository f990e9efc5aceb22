import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'

/** An edition of the postcode look-up that holds. */
export interface LookUp {
  edition: string
  from_on: CalendarDate
  source: string
  postcodes: number
}

/** The editions of the postcode look-up that hold, by the day from which they do. For a transaction of asStatistician. */
export async function lookUpsInUse(tx: Tx): Promise<LookUp[]> {
  const { rows } = await sql<LookUp>`
    select edition, from_on, source, postcodes from stats.place_edition order by from_on`.execute(tx)
  return rows
}

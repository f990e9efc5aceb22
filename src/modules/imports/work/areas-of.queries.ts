import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { areasOfRows, type Placed } from '../others/whose/whose-rows.ts'

/** How many of a file's rows can be placed, and in which areas those lie, the most first. */
export const areasOf = (tx: Tx, file: { id: string; area_id: string }, column: string): Promise<Placed> =>
  areasOfRows(
    tx,
    file.area_id,
    sql`(select cells ->> 'participant_id' as participant_id, cells ->> 'given_name' as given_name, cells ->> 'family_name' as family_name, cells ->> 'registered_on' as registered_on,
      cells ->> ${column} as postcode from imports.staged_row where file_id = ${file.id}) n`,
  )

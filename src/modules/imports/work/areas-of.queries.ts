import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** How many of a file's rows have a postcode that the latest look-up knows, and in which areas those lie, the most first. */
export async function areasOf(
  tx: Tx,
  file_id: string,
  column: string,
): Promise<{ placed: number; elsewhere: { area_id: string; rows: number }[] }> {
  const { rows } = await sql<{ area_id: string; rows: number }>`
    select p.area_id, count(*)::int as rows from imports.staged_row s
    join partnership.postcode p on p.postcode = s.cells ->> ${column}
      and p.edition_id = (select id from partnership.place_edition where superseded_at is null order by from_on desc limit 1)
    where s.file_id = ${file_id} group by 1 order by 2 desc
  `.execute(tx)
  return { placed: rows.reduce((sum, one) => sum + one.rows, 0), elsewhere: rows }
}

import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { frozenRows } from '../rows.ts'
import { fileColumns } from './columns.ts'

/** The person-level file of a frozen return as CSV (RFC 4180), by key; and how many people it has. Written by the database, a line a person. */
export async function peopleCsv(tx: Tx, area: string, id: string): Promise<{ csv: string; lines: number }> {
  const cells = sql.join(fileColumns.map((column) => column.sql))
  const { rows } = await sql<{ text: string | null; lines: number }>`
    select string_agg(case when bare then plain else quoted end || E'\r\n', '' order by person_key) as text, count(*)::int as lines
    from (
      select p.person_key, array_to_string(c.cells, '') !~ E'[",\r\n]' as bare, array_to_string(c.cells, ',', '') as plain,
        (select string_agg(case when cell ~ E'[",\r\n]' then '"' || replace(cell, '"', '""') || '"' else coalesce(cell, '') end, ',' order by n)
         from unnest(c.cells) with ordinality u (cell, n)) as quoted
      from ${frozenRows(area, id)} p cross join lateral (select array[${cells}]::text[] as cells offset 0) c
    ) line`.execute(tx)
  const heading = `${fileColumns.map(({ name }) => name).join(',')}\r\n`
  return { csv: heading + (rows[0]?.text ?? ''), lines: rows[0]?.lines ?? 0 }
}

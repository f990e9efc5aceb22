import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { frozenRows } from '../rows.ts'
import { fileColumns } from './columns.ts'

const cells = fileColumns.map((column) => column.sql)
const plain = sql`concat(${sql.join(cells, sql`, ',', `)})`
/** A line of nothing but codes, days and numbers has a comma between its cells and no other, and nothing that would have to be quoted. */
const isBare = sql`length(plain) - length(replace(plain, ',', '')) = ${sql.lit(cells.length - 1)}
  and strpos(plain, '"') = 0 and strpos(plain, E'\n') = 0 and strpos(plain, E'\r') = 0`
const quoted = sql`(select string_agg(case when cell ~ E'[",\r\n]' then '"' || replace(cell, '"', '""') || '"' else coalesce(cell, '') end, ',' order by n)
  from unnest(array[${sql.join(cells.map((cell) => sql`${cell}::text`))}]) with ordinality u (cell, n))`

/** The person-level file of a frozen return as CSV (RFC 4180), by key; and how many people it has. Written by the database, a line a person. */
export async function peopleCsv(tx: Tx, area: string, id: string): Promise<{ csv: string; lines: number }> {
  const { rows } = await sql<{ text: string | null; lines: number }>`
    select string_agg((case when ${isBare} then plain else ${quoted} end) || E'\r\n', '' order by person_key) as text, count(*)::int as lines
    from (select p.*, ${plain} as plain from ${frozenRows(area, id)} p offset 0) p`.execute(tx)
  const heading = `${fileColumns.map(({ name }) => name).join(',')}\r\n`
  return { csv: heading + (rows[0]?.text ?? ''), lines: rows[0]?.lines ?? 0 }
}

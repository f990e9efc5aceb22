import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Problem } from '../person-file/problem.ts'
import type { OtherStoring } from './other-kind.ts'
import { cell } from './other-stage.ts'

interface Named {
  table: 'partnership.organisation' | 'employers.employer'
  /** "an employer" */
  what: string
}

/**
 * Joins new rows to what is here under the same name, capitals and spaces apart; and tells of two rows that would be one, and of rows that take a name which
 * another has here.
 */
export async function takenNames(tx: Tx, { area_id }: OtherStoring, { table, what }: Named): Promise<Problem[]> {
  const here = sql.table(table)
  const name = cell('name')
  const plain = (text: typeof name) => sql`lower(regexp_replace(trim(${text}), '\\s+', ' ', 'g'))`
  await sql`
    update other_stage n set standing = 'matched', made_id = h.id from ${here} h
    where n.standing = 'new' and h.area_id = ${area_id} and ${plain(sql`h.name`)} = ${plain(name)}
  `.execute(tx)
  const { rows } = await sql<{ row: number; value: string; of: number | null }>`
    select n.row, left(${name}, 30) as value, (
      select min(b.row) from other_stage b where b.row < n.row and ${plain(sql`(b.cells ->> 'name')`)} = ${plain(name)}) as of
    from other_stage n
    where exists (select 1 from other_stage b where b.row < n.row and ${plain(sql`(b.cells ->> 'name')`)} = ${plain(name)})
      or (n.standing = 'changed' and exists (select 1 from ${here} h where h.area_id = ${area_id} and h.id <> n.made_id and ${plain(sql`h.name`)} = ${plain(name)}))
    order by n.row
  `.execute(tx)
  return rows.map(({ row, value, of }) => ({
    row,
    column: 'name',
    value,
    expected:
      of === null
        ? `must not be the name of ${what} that is here already`
        : `stands in row ${of} already, under another number: ${what} has one row`,
  }))
}

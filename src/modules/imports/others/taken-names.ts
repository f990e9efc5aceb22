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
  // Each name is made plain once and met by hash: compared pair by pair, five thousand rows took a minute and a half.
  const { rows } = await sql<{ row: number; value: string; of: number | null }>`
    with named as (
      select n.row, n.standing, n.made_id, ${name} as name, ${plain(name)} as plain, min(n.row) over (partition by ${plain(name)}) as first from other_stage n
    ), here as (select ${plain(sql`h.name`)} as plain, array_agg(h.id) as ids from ${here} h where h.area_id = ${area_id} group by 1)
    select n.row, left(n.name, 30) as value, case when n.first < n.row then n.first end as of
    from named n left join here on here.plain = n.plain
    where n.first < n.row or (n.standing = 'changed' and here.ids <> array[n.made_id])
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

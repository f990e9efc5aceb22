import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Worked } from '../kind.ts'
import type { OtherKind, RowsTable } from './other-kind.ts'
import { lineId } from './tell.ts'

const rowsOf = (table: RowsTable) => sql.table(`imports.${table}`)

/** The rows of a file that is taken back, as `n`, each with the row whose place it took, if any, as `o`. */
export const takenRows = (table: RowsTable, import_id: string): RawBuilder<unknown> =>
  sql`(select * from ${rowsOf(table)} where import_id = ${import_id}) n
    left join ${rowsOf(table)} o on o.import_id = n.supersedes and o.row = n.supersedes_row and o.area_id = n.area_id`

/** Rows hold again whose place the file's took, and the file's own hold no more. */
export async function takeRowsBack(tx: Tx, table: RowsTable, import_id: string): Promise<void> {
  await sql`
    update ${rowsOf(table)} set superseded_at = nwd.clock(), superseded_by = ${import_id} where import_id = ${import_id} and superseded_at is null
  `.execute(tx)
  await sql`
    update ${rowsOf(table)} o set superseded_at = null, superseded_by = null from ${rowsOf(table)} n
    where n.import_id = ${import_id} and o.import_id = n.supersedes and o.row = n.supersedes_row and o.area_id = n.area_id
  `.execute(tx)
  await sql`
    insert into audit.event (id, area_id, user_id, role, event, person_id, subject_kind, subject_id)
    select gen_random_uuid(), n.area_id, nwd.viewer_user(), nwd.viewer_role(), 'imports.' || n.kind || '.taken_back',
      ${table === 'history_row' ? sql`n.person_id` : sql`null::uuid`}, 'import', n.import_id
    from ${rowsOf(table)} n where n.import_id = ${import_id}
  `.execute(tx)
}

/** Takes back a file of history: its lines on timelines, and its rows. */
export async function takeHistoryBack(tx: Tx, import_id: string): Promise<void> {
  await takeLinesBack(tx, import_id, ['sent_on', 'answered_on', 'met_on', 'ended_on', 'changed'])
  await takeRowsBack(tx, 'history_row', import_id)
}

/** Takes back the lines that the rows of a file told. */
export async function takeLinesBack(tx: Tx, import_id: string, lines: readonly string[]): Promise<void> {
  for (const line of lines)
    await sql`
      delete from people.timeline t using imports.history_row n
      where n.import_id = ${import_id} and t.area_id = n.area_id and t.person_id = n.person_id and t.id = ${lineId(sql`n.import_id`, sql`n.row`, line)}
    `.execute(tx)
}

/** What nobody can have worked on, because nothing can be done with it but read it. */
export const nothingWorkedOn: OtherKind['workedOn'] = async () => ({ worked: [], count: 0 })

/**
 * What was worked on since, of what a query says so: rows of `name`, `href` and `because`, in order.
 */
export async function workedIn(
  tx: Tx,
  query: RawBuilder<unknown>,
  most: number,
): Promise<{ worked: Worked[]; count: number }> {
  const { rows } = await sql<Worked & { count: number }>`
    with found as materialized (${query}) select f.*, (select count(*)::int from found) as count from found f order by name limit ${most}
  `.execute(tx)
  return { worked: rows.map(({ href, name, because }) => ({ href, name, because })), count: rows[0]?.count ?? 0 }
}

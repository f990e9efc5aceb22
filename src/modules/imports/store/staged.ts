import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { personColumns } from '../person-file/columns.ts'

/** What storing a file has to know besides its rows. */
export interface Storing {
  import_id: string
  area_id: string
  /** Who supports its people. */
  organisation: { id: string; name: string }
  partnership: { id: string; name: string }
  /** Who leads those who are still supported. */
  lead?: { user_id: string; name: string } | undefined
  today: CalendarDate
}

/** Rows of the file that bring somebody new. */
export const fresh = sql`(select * from person_stage where standing = 'new') n`

/** Rows that change what an earlier file said, each with the row whose place it takes. */
export const changed = sql`(select * from person_stage where standing = 'changed') n
  join imports.person_row o on o.import_id = n.supersedes and o.row = n.supersedes_row and o.area_id = n.area_id`

const cellsOf = (whose: 'n' | 'o') => sql.join(personColumns.map((column) => sql.ref(`${whose}.${column}`)))

const jobCells = (whose: 'n' | 'o') =>
  sql.join((['job_started_on', 'job_hours', 'job_rlw'] as const).map((column) => sql.ref(`${whose}.${column}`)))

/** Makes room for the rows of a file as they are read: a table of this transaction's own, for COPY does not go with row security. */
export async function openStage(tx: Tx): Promise<void> {
  await sql`create temporary table person_stage (like imports.person_row including defaults) on commit drop`.execute(tx)
}

/**
 * Compares the rows that were read with what earlier files said of the same participants: what says the same is put aside. Returns how many are new,
 * changed and unchanged.
 */
export async function settleRows(tx: Tx, { area_id }: Pick<Storing, 'area_id'>) {
  const earlier = sql`o.area_id = ${area_id} and o.area_id = n.area_id and o.participant_id = n.participant_id and o.superseded_at is null`
  await sql`analyze person_stage`.execute(tx)
  const same = await sql`
    delete from person_stage n using imports.person_row o where ${earlier} and (${cellsOf('n')}) is not distinct from (${cellsOf('o')})
  `.execute(tx)
  const changes = await sql`
    update person_stage n set standing = 'changed', supersedes = o.import_id, supersedes_row = o.row, person_id = o.person_id, spell_id = o.spell_id,
      job_id = case when (${jobCells('n')}) is not distinct from (${jobCells('o')}) then o.job_id else n.job_id end
    from imports.person_row o where ${earlier}
  `.execute(tx)
  const { rows } = await sql<{ added: number }>`
    select count(*)::int as added from person_stage where standing = 'new'`.execute(tx)
  return {
    added: rows[0]?.added ?? 0,
    changed: Number(changes.numAffectedRows ?? 0),
    unchanged: Number(same.numAffectedRows ?? 0),
  }
}

/** Keeps what the file said of everybody new or changed; the rows whose place they take are superseded. */
export async function keepRows(tx: Tx, { import_id }: Pick<Storing, 'import_id'>): Promise<void> {
  await sql`
    update imports.person_row o set superseded_at = nwd.clock(), superseded_by = ${import_id}
    from person_stage n where n.standing = 'changed' and o.import_id = n.supersedes and o.row = n.supersedes_row and o.area_id = n.area_id
  `.execute(tx)
  await sql`insert into imports.person_row select * from person_stage`.execute(tx)
}

import { type RawBuilder, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { CopyIn, Tx } from '#platform/db'
import type { Problem } from '../person-file/problem.ts'
import { StagedRows, written } from '../stage-rows.ts'
import type { OtherKind, OtherStoring, Said } from './other-kind.ts'

/** Makes room for the rows of a file as they are read: a table of this transaction's own. */
export async function openOtherStage(tx: Tx): Promise<void> {
  await sql`
    create temporary table other_stage (row int not null, key text not null, standing text not null default 'new', person_id uuid, made_id uuid,
      supersedes uuid, supersedes_row int, cells jsonb not null) on commit drop
  `.execute(tx)
}

const withoutNothing = (said: Said) => Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null))

/** Rows of a kind of file on their way into that table. */
export class StagedOthers extends StagedRows<Said> {
  private readonly kind: OtherKind

  constructor(copyIn: CopyIn, kind: OtherKind) {
    super(copyIn, 'other_stage (row, key, made_id, cells)')
    this.kind = kind
  }

  add(row: number, said: Said): void {
    const cells = JSON.stringify(withoutNothing(said))
    this.line(`${row}\t${written(this.kind.key(said) ?? '')}\t${uuid()}\t${written(cells)}`)
  }
}

/** Rows of the file that bring something new. */
export const freshRows = sql`(select * from other_stage where standing = 'new') n`

const rowsOf = ({ table }: Pick<OtherKind, 'table'>) => sql.ref(`imports.${table}`)

/** Rows that change what an earlier file said, each with the row whose place it takes. */
export const changedRows = (kind: Pick<OtherKind, 'table'>, { area_id }: Pick<OtherStoring, 'area_id'>) =>
  sql`(select * from other_stage where standing = 'changed') n
    join ${rowsOf(kind)} o on o.import_id = n.supersedes and o.row = n.supersedes_row and o.area_id = ${area_id}`

/** What a row says in a column, or null. */
export const cell = (column: string, whose: 'n' | 'o' = 'n'): RawBuilder<string | null> =>
  sql<string | null>`(${sql.ref(`${whose}.cells`)} ->> ${sql.lit(column)})`

/** Whether a row says otherwise in some columns than the row of the earlier file did. */
export const differs = (...columns: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(columns.map((column) => cell(column)))}) is distinct from (${sql.join(columns.map((column) => cell(column, 'o')))})`

/** What a column of a record becomes: what the file says now where it said otherwise before, else what it is. */
export const correctedTo = (column: string, read: RawBuilder<unknown>, now: string): RawBuilder<unknown> =>
  sql`case when ${differs(column)} then ${read} else ${sql.ref(now)} end`

/** Compares the rows with what earlier files said of the same: what says the same is put aside. Returns how many are changed and unchanged. */
export async function settleOthers(tx: Tx, kind: OtherKind, { area_id }: OtherStoring) {
  const earlier = sql`o.area_id = ${area_id} and o.kind = ${kind.name} and o.key = n.key and o.superseded_at is null`
  await sql`analyze other_stage`.execute(tx)
  const same =
    await sql`delete from other_stage n using ${rowsOf(kind)} o where ${earlier} and o.cells = n.cells`.execute(tx)
  const person = kind.table === 'history_row' ? sql`, person_id = o.person_id` : sql``
  const changes = await sql`
    update other_stage n set standing = 'changed', supersedes = o.import_id, supersedes_row = o.row, made_id = o.made_id ${person}
    from ${rowsOf(kind)} o where ${earlier}
  `.execute(tx)
  return { changed: Number(changes.numAffectedRows ?? 0), unchanged: Number(same.numAffectedRows ?? 0) }
}

/** Finds the people whom the rows of a history are about, by the area's own identifiers. Who is nobody's, or was somebody else in an earlier file, is a problem. */
export async function findPeople(tx: Tx, { area_id }: OtherStoring): Promise<Problem[]> {
  await sql`
    update other_stage n set person_id = p.person_id from imports.person_row p
    where n.standing = 'new' and p.area_id = ${area_id} and p.participant_id = ${cell('participant_id')} and p.superseded_at is null
  `.execute(tx)
  const { rows } = await sql<{ row: number; value: string; known: boolean }>`
    select n.row, left(${cell('participant_id')}, 30) as value, p.person_id is not null as known
    from other_stage n left join imports.person_row p on p.area_id = ${area_id} and p.participant_id = ${cell('participant_id')} and p.superseded_at is null
    where n.person_id is null or p.person_id is distinct from n.person_id order by n.row
  `.execute(tx)
  return rows.map(({ row, value, known }) => ({
    row,
    column: 'participant_id',
    value,
    expected: known
      ? 'must be whom an earlier file named here: this row is about somebody else now'
      : 'must be a participant of this area: bring in the file of people first',
  }))
}

/** Leaves some rows out again. */
export async function leaveOutOthers(tx: Tx, rows: readonly number[]): Promise<void> {
  await sql`delete from other_stage where row = any(${rows}::int[])`.execute(tx)
}

/** Keeps what the file said; the rows whose place its rows take are superseded. A line of the audit trail for each. */
export async function keepOthers(tx: Tx, kind: OtherKind, { import_id, area_id }: OtherStoring): Promise<void> {
  await sql`
    update ${rowsOf(kind)} o set superseded_at = nwd.clock(), superseded_by = ${import_id}
    from other_stage n where n.standing = 'changed' and o.import_id = n.supersedes and o.row = n.supersedes_row and o.area_id = ${area_id}
  `.execute(tx)
  const ofPeople = kind.table === 'history_row'
  await sql`
    insert into ${rowsOf(kind)} (import_id, row, area_id, kind, key, standing, made_id, supersedes, supersedes_row, cells ${ofPeople ? sql`, person_id` : sql``})
    select ${import_id}, row, ${area_id}, ${kind.name}, key, standing, made_id, supersedes, supersedes_row, cells ${ofPeople ? sql`, person_id` : sql``}
    from other_stage
  `.execute(tx)
  await sql`
    insert into audit.event (id, area_id, user_id, role, event, person_id, subject_kind, subject_id)
    select gen_random_uuid(), ${area_id}, nwd.viewer_user(), nwd.viewer_role(), ${`imports.${kind.name}.`} || case standing when 'new' then 'added'
      when 'matched' then 'joined' else 'changed' end, person_id, 'import', ${import_id}::uuid
    from other_stage
  `.execute(tx)
}

/** How many rows stand how. */
export async function standingsOf(tx: Tx): Promise<{ added: number; changed: number; matched: number }> {
  const { rows } = await sql<{ added: number; changed: number; matched: number }>`
    select count(*) filter (where standing = 'new')::int as added, count(*) filter (where standing = 'changed')::int as changed,
      count(*) filter (where standing = 'matched')::int as matched from other_stage
  `.execute(tx)
  return rows[0] ?? { added: 0, changed: 0, matched: 0 }
}

import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { Problem } from '../person-file/problem.ts'
import type { FileInHand, What, Work } from './file.ts'

/** The bytes of a piece of a file as it is kept. */
const piece = 1 << 20

/** A file of the viewer's area, if they may see it. */
export async function selectOptionalFile(tx: Tx, id: string): Promise<FileInHand | undefined> {
  const { rows } = await sql<FileInHand>`select * from imports.file where id = ${id}`.execute(tx)
  return rows[0]
}

/** What was done with a file, newest first. */
export async function worksOf(tx: Tx, file_id: string): Promise<Work[]> {
  const { rows } = await sql<Work>`select * from imports.work where file_id = ${file_id} order by ordinal desc`.execute(
    tx,
  )
  return rows
}

/** The files of the viewer's area, newest first, each with what was done with it. */
export async function filesOfArea(tx: Tx, most: number): Promise<{ file: FileInHand; works: Work[] }[]> {
  const { rows: files } = await sql<FileInHand>`
    select * from imports.file order by uploaded_at desc, id desc limit ${most}`.execute(tx)
  const { rows: works } = await sql<Work>`
    select * from imports.work where file_id = any(${files.map(({ id }) => id)}::uuid[]) order by ordinal desc`.execute(
    tx,
  )
  return files.map((file) => ({ file, works: works.filter(({ file_id }) => file_id === file.id) }))
}

export type NewFile = Pick<FileInHand, 'kind' | 'name' | 'fingerprint'> & { bytes: Uint8Array }

/** Keeps a file, and asks that it is looked through. Returns its identifier. */
export async function insertFile(tx: Tx, viewer: Viewer, { kind, name, fingerprint, bytes }: NewFile): Promise<string> {
  const id = uuid()
  await sql`
    insert into imports.file (id, area_id, kind, name, size, fingerprint, uploaded_by, uploaded_by_name)
    values (${id}, ${viewer.area_id}, ${kind}, ${name}, ${bytes.byteLength}, ${fingerprint}, ${viewer.user_id}, ${viewer.name})
  `.execute(tx)
  for (let part = 0; part * piece < bytes.byteLength; part++) {
    const content = Buffer.from(bytes.subarray(part * piece, (part + 1) * piece))
    await sql`insert into imports.file_part (file_id, area_id, part, content) values (${id}, ${viewer.area_id}, ${part}, ${content})`.execute(
      tx,
    )
  }
  await askWork(tx, viewer, { id, area_id: viewer.area_id ?? '' }, 'survey')
  return id
}

/** Whether this very file is being brought in by somebody of the area. */
export async function isUnderWay(
  tx: Tx,
  { area_id }: Viewer,
  { kind, fingerprint }: Pick<NewFile, 'kind' | 'fingerprint'>,
) {
  const { rows } = await sql<{
    is: boolean
  }>`select imports.under_way(${area_id}, ${kind}, ${fingerprint}) as is`.execute(tx)
  return rows[0]?.is === true
}

/** The file of these bytes that is being brought in, where the viewer may see it. */
export async function sameFile(tx: Tx, { kind, fingerprint }: Pick<NewFile, 'kind' | 'fingerprint'>) {
  const { rows } = await sql<{ id: string; uploaded_by_name: string; uploaded_at: Date }>`
    select id, uploaded_by_name, uploaded_at from imports.file where kind = ${kind} and fingerprint = ${fingerprint} and ended_at is null
  `.execute(tx)
  return rows[0]
}

/** Asks the program to do something with a file; it begins within moments. One thing at a time: false when something is under way. */
export async function askWork(tx: Tx, viewer: Viewer, { id, area_id }: Pick<FileInHand, 'id' | 'area_id'>, what: What) {
  const { rows } = await sql`
    insert into imports.work (id, area_id, file_id, what, asked_by, asked_by_name)
    values (${uuid()}, ${area_id}, ${id}, ${what}, ${viewer.user_id}, ${viewer.name}) on conflict do nothing returning id
  `.execute(tx)
  return rows.length > 0
}

/** Settles which column is which. What was settled of values and found by checking is done anew. */
export const settleColumns = (tx: Tx, id: string, columns: FileInHand['columns']) =>
  sql`update imports.file set columns = ${JSON.stringify(columns)}::jsonb, codes = null, foreseen = null, checked_to = 0, touched_at = nwd.clock() where id = ${id}`.execute(
    tx,
  )

/** Settles which value is which, and forgets what checking found before. */
export const settleCodes = (tx: Tx, id: string, codes: FileInHand['codes']) =>
  sql`update imports.file set codes = ${JSON.stringify(codes)}::jsonb, foreseen = null, checked_to = 0, touched_at = nwd.clock() where id = ${id}`.execute(
    tx,
  )

/** What is wrong with a file, in order, after a row. */
export async function problemsOf(tx: Tx, file_id: string, { after = 0, most = 50 } = {}): Promise<Problem[]> {
  const { rows } = await sql<Problem>`
    select row, column_name as column, value, expected from imports.problem where file_id = ${file_id} and row > ${after} order by row, place limit ${most}
  `.execute(tx)
  return rows
}

/** What is wrong with a file, by kind: in which column, what would be right, and in how many rows. */
export async function problemsByKind(tx: Tx, file_id: string, most = 12) {
  const { rows } = await sql<{ column: string | null; expected: string; count: number; first: number }>`
    select column_name as column, regexp_replace(expected, '[0-9]{4}-[0-9]{2}-[0-9]{2}|row [0-9]+', '…', 'g') as expected, count(*)::int as count, min(row) as first
    from imports.problem where file_id = ${file_id} group by 1, 2 order by 3 desc, 4 limit ${most}
  `.execute(tx)
  return rows
}

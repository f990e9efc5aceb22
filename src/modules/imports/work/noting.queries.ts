import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Cells } from '../kind.ts'
import type { Problem } from '../person-file/problem.ts'
import type { LookAhead, Survey, What, Work } from './file.ts'

/** Everything that is asked for and not done, the oldest first, of some kinds of work. For the program, as all of this file. */
export async function openWorks(tx: Tx, whats: readonly What[]): Promise<Work[]> {
  const { rows } = await sql<Work>`
    select * from imports.work where ended_at is null and what = any(${whats}::text[]) order by ordinal`.execute(tx)
  return rows
}

/** Notes that the program begins with a piece of work, or goes on with it. */
export const beginWork = (tx: Tx, { id }: Work) =>
  sql`update imports.work set began_at = coalesce(began_at, nwd.clock()) where id = ${id}`.execute(tx)

/** Notes how much is done, and learns whether somebody has asked to stop. */
export async function noteDone(tx: Tx, { id }: Work, done: number): Promise<'go on' | 'stop'> {
  const { rows } = await sql<{ stop: boolean }>`
    update imports.work set done = ${Math.max(0, Math.min(1, done))} where id = ${id} returning stop_asked_at is not null as stop
  `.execute(tx)
  return rows[0]?.stop === true ? 'stop' : 'go on'
}

/** Ends a piece of work: as done, or with the sentence why it was broken off. */
export async function endWork(
  tx: Tx,
  { id, file_id }: Work,
  ended: { said?: string | undefined; counts?: object | undefined } = {},
) {
  const { said = null, counts } = ended
  await sql`
    update imports.work set ended_at = nwd.clock(), said = ${said}, done = case when ${said}::text is null then 1 else done end,
      counts = ${counts === undefined ? null : JSON.stringify(counts)}::jsonb
    where id = ${id} and ended_at is null
  `.execute(tx)
  await sql`update imports.file set touched_at = nwd.clock() where id = ${file_id}`.execute(tx)
}

/** Keeps what was found by looking through a file. */
export const keepSurvey = (tx: Tx, { file_id }: Work, survey: Survey) =>
  sql`update imports.file set survey = ${JSON.stringify(survey)}::jsonb, rows = ${survey.rows} where id = ${file_id}`.execute(
    tx,
  )

/** Throws away what an earlier checking kept, so that one begins at the first row. */
export async function beginChecking(tx: Tx, { file_id }: Work): Promise<void> {
  await sql`delete from imports.staged_row where file_id = ${file_id}`.execute(tx)
  await sql`delete from imports.problem where file_id = ${file_id}`.execute(tx)
  await sql`update imports.file set problems = 0, refused = 0 where id = ${file_id}`.execute(tx)
}

export interface CheckedPart {
  to: number
  right: { row: number; key: string | null; cells: Cells }[]
  wrong: Problem[]
  /** How many problems there are, of which only the first are kept. */
  problems: number
  refused: number
}

/** Keeps some rows that were checked, and up to where it has come, in one transaction: broken off, it goes on after them. */
export async function keepChecked(tx: Tx, { file_id, area_id }: Work, part: CheckedPart): Promise<void> {
  const { right, wrong } = part
  if (right.length > 0)
    await sql`
      insert into imports.staged_row (file_id, area_id, row, key, cells)
      select ${file_id}::uuid, ${area_id}, r.row, r.key, r.cells from jsonb_to_recordset(${JSON.stringify(right)}::jsonb) r (row int, key text, cells jsonb)
    `.execute(tx)
  await keepProblems(tx, { file_id, area_id }, wrong)
  await sql`
    update imports.file set checked_to = ${part.to}, problems = problems + ${part.problems}, refused = refused + ${part.refused} where id = ${file_id}
  `.execute(tx)
}

async function keepProblems(
  tx: Tx,
  { file_id, area_id }: Pick<Work, 'file_id' | 'area_id'>,
  problems: readonly Problem[],
) {
  if (problems.length === 0) return
  await sql`
    insert into imports.problem (file_id, area_id, row, place, column_name, value, expected)
    select ${file_id}::uuid, ${area_id}, p.row, p.place - 1, p.column_name, p.value, p.expected
    from rows from (jsonb_to_recordset(${JSON.stringify(problems.map(({ column: column_name, ...one }) => ({ ...one, column_name })))}::jsonb)
      as (row int, column_name text, value text, expected text)) with ordinality p (row, column_name, value, expected, place)
    on conflict do nothing
  `.execute(tx)
}

/** Keeps what the look ahead found: what storing would come to, and the rows that cannot be because of what is here. */
export async function keepForeseen(
  tx: Tx,
  work: Work,
  foreseen: LookAhead,
  problems: readonly Problem[],
): Promise<void> {
  await keepProblems(tx, work, problems)
  const rows = [...new Set(problems.map(({ row }) => row))]
  await sql`delete from imports.staged_row where file_id = ${work.file_id} and row = any(${rows}::int[])`.execute(tx)
  await sql`
    update imports.file set foreseen = ${JSON.stringify(foreseen)}::jsonb, problems = problems + ${problems.length}, refused = refused + ${rows.length}
    where id = ${work.file_id}
  `.execute(tx)
}

/** Forgets the rows that were stored; those of people who wait, or were decided on only now, stay. The same file may come again. */
export async function afterStoring(tx: Tx, { file_id, area_id }: Work, kind: string): Promise<void> {
  await sql`
    delete from imports.staged_row s where s.file_id = ${file_id} and (${kind} <> 'people'
      or exists (select 1 from imports.person_row r where r.area_id = ${area_id} and r.participant_id = s.key and r.superseded_at is null)
      or not exists (select 1 from imports.likely_match m where m.area_id = ${area_id} and m.participant_id = s.key))
  `.execute(tx)
  await sql`update imports.file set ended_at = nwd.clock() where id = ${file_id} and ended_at is null`.execute(tx)
}

/** What a file has stored and not been taken back, the newest first. */
export async function importsOf(
  tx: Tx,
  { file_id }: Pick<Work, 'file_id'>,
): Promise<{ id: string; at: Date; kind: string }[]> {
  const { rows } = await sql<{ id: string; at: Date; kind: string }>`
    select id, at, kind from imports.import where file_id = ${file_id} and taken_back_at is null order by at desc, id desc
  `.execute(tx)
  return rows
}

/** Marks what was stored as taken back, for kinds that do not do so themselves, and forgets who waited. */
export async function afterTakingBack(tx: Tx, { file_id, asked_by }: Work): Promise<void> {
  await sql`update imports.import set taken_back_at = nwd.clock(), taken_back_by = ${asked_by} where file_id = ${file_id} and taken_back_at is null`.execute(
    tx,
  )
  await sql`delete from imports.staged_row where file_id = ${file_id}`.execute(tx)
}

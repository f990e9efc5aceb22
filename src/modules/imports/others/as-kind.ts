import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { ColumnToMatch, Kind, Step } from '../kind.ts'
import { mappingOf } from '../person-file/mapping.ts'
import { readChecked } from '../person-file/read-people.ts'
import { noteImport } from '../store/note-import.ts'
import { compareOthers, othersStoring } from './import-others.ts'
import { columnsOf, type OtherKind, readBy, type Said } from './other-kind.ts'
import { keepOthers, leaveOutOthers, openOtherStage, standingsOf } from './other-stage.ts'

const batch = 2000

/** Brings the rows that were checked before to where rows are that are read now. Returns how many there are. */
async function stage(tx: Tx, kind: OtherKind, { file_id, area_id }: Step): Promise<number> {
  await openOtherStage(tx)
  let after = 0
  let count = 0
  for (;;) {
    // One batch after another: the next begins where this one ends.
    const { rows } = await sql<{ row: number; cells: Said }>`
      select row, cells from imports.staged_row where file_id = ${file_id} and area_id = ${area_id} and row > ${after} order by row limit ${batch}
    `.execute(tx)
    const staged = rows.map(({ row, cells }) => ({
      row,
      key: kind.key(allOf(kind, cells)) ?? '',
      made_id: uuid(),
      cells,
    }))
    await sql`
      insert into other_stage (row, key, made_id, cells)
      select row, key, made_id, jsonb_strip_nulls(cells) from jsonb_to_recordset(${JSON.stringify(staged)}::jsonb) x (row int, key text, made_id uuid, cells jsonb)
    `.execute(tx)
    count += rows.length
    after = rows.at(-1)?.row ?? after
    if (rows.length < batch) return count
  }
}

const allOf = ({ columns }: OtherKind, cells: Said): Said =>
  Object.fromEntries(Object.keys(columns).map((column) => [column, cells[column] ?? null]))

async function settled(tx: Tx, kind: OtherKind, step: Step) {
  const storing = await othersStoring(tx, kind, step)
  const rows = await stage(tx, kind, step)
  const { unchanged, problems } = await compareOthers(tx, kind, storing)
  await leaveOutOthers(tx, [...new Set(problems.map(({ row }) => row))])
  return { storing, rows, problems, counts: { ...(await standingsOf(tx)), unchanged, waiting: 0 } }
}

const columnsToMatch = (kind: OtherKind, today: CalendarDate): ColumnToMatch[] =>
  Object.entries(kind.columns).map(([name, { label, needed, also, looks, codes }]) => ({
    name,
    label,
    needed,
    also,
    looks,
    codes: codes?.(today),
  }))

/** A kind of file besides people, as the four steps bring it in. */
export const asKind = (kind: OtherKind): Kind => ({
  name: kind.name,
  title: kind.title,
  hint: kind.hint,
  noun: kind.noun,
  columns: (today) => columnsToMatch(kind, today),
  read: (path, mapping, today) =>
    readChecked({ path, mapping: mappingOf(mapping, 'The mapping', columnsOf(kind)) }, today, readBy(kind)),
  async foresee(tx, step) {
    const { counts, problems } = await settled(tx, kind, step)
    return { ...counts, problems }
  },
  async store(tx, step) {
    const { storing, rows, problems, counts } = await settled(tx, kind, step)
    await step.onProgress?.(0.3)
    await kind.store(tx, storing)
    await step.onProgress?.(0.9)
    await keepOthers(tx, kind, storing)
    const noted = { kind: kind.name, rows, refused: new Set(problems.map(({ row }) => row)).size, ...counts }
    await noteImport(tx, { ...storing, organisation: storing.partnership }, { ...noted, fingerprint: step.fingerprint })
    await sql`update imports.import set file_id = ${step.file_id} where id = ${step.import_id}`.execute(tx)
    return counts
  },
  workedOn: (tx, import_id, most) => kind.workedOn(tx, import_id, most),
  takeBack: (tx, import_id) => kind.takeBack(tx, import_id),
})

import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { ensurePartnerships, partnershipOf } from '#modules/partnership'
import type { CopyIn, Tx } from '#platform/db'
import { FileRefused } from '#platform/sheets'
import type { CalendarDate } from '#platform/time'
import type { Imported } from '../import-people.ts'
import type { Problem } from '../person-file/problem.ts'
import { type FileOf, readChecked } from '../person-file/read-people.ts'
import { note, nothingFound, refuseUnlessAccepted } from '../refused.ts'
import { stageRows, type Told } from '../stage-rows.ts'
import { fingerprintOf, noteImport } from '../store/note-import.ts'
import { type OtherKind, type OtherStoring, readBy } from './other-kind.ts'
import {
  findPeople,
  keepOthers,
  leaveOutOthers,
  openOtherStage,
  StagedOthers,
  settleOthers,
  standingsOf,
} from './other-stage.ts'

export interface OtherImport extends FileOf<string> {
  area_id: string
  today: CalendarDate
  /** Store the rows that are right although others are wrong. */
  acceptValid?: boolean | undefined
}

/** What became of a file, and what a person should know of it, in sentences. */
export interface OthersImported extends Imported {
  notes: string[]
}

/** What is stored of which area, one file of a kind and an area at a time. */
export async function othersStoring(
  tx: Tx,
  kind: OtherKind,
  { area_id, today, import_id = uuid() }: { area_id: string; today: CalendarDate; import_id?: string },
): Promise<OtherStoring> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${kind.name} brought in ${area_id}`}, 0))`.execute(tx)
  await ensurePartnerships(tx)
  const { id, name } = await partnershipOf(tx, area_id)
  return { import_id, area_id, partnership: { id, name }, today }
}

/** Compares what lies in other_stage with what is here. Returns how many rows say the same as before, and what cannot be. */
export async function compareOthers(tx: Tx, kind: OtherKind, storing: OtherStoring) {
  const { unchanged } = await settleOthers(tx, kind, storing)
  const strangers = kind.table === 'history_row' ? await findPeople(tx, storing) : []
  // What is about nobody would only be told of twice.
  if (strangers.length > 0)
    await sql`update other_stage set standing = 'stranger' where row = any(${strangers.map(({ row }) => row)}::int[])`.execute(
      tx,
    )
  const problems: Problem[] = [...strangers, ...(await kind.settle(tx, storing))]
  return { unchanged, problems }
}

/**
 * Brings in a file of organisations, employers, services, or what an old system knew of people: every row is checked before any counts, and with one bad row
 * nothing is stored, unless those that are right are to be. The same file again changes nothing. For a transaction of asWorkerCopying, which must be
 * rolled back when this throws.
 * @throws FileRefused when the file cannot be read or its heading is not right; ImportRefused with every problem
 */
export async function importOthers(
  tx: Tx,
  copyIn: CopyIn,
  kind: OtherKind,
  file: OtherImport,
  told: Told = {},
): Promise<OthersImported> {
  const storing = await othersStoring(tx, kind, file)
  const found = nothingFound()
  await openOtherStage(tx)
  const staged = new StagedOthers(copyIn, kind)
  const rows = await stageRows(readChecked(file, file.today, readBy(kind)), staged, { ...file, found, told })
  if (rows === 0) throw new FileRefused('The file has a heading and no rows under it. Nothing was stored.')
  refuseUnlessAccepted(file, found, rows)
  const { unchanged, problems } = await compareOthers(tx, kind, storing)
  note(found, problems)
  refuseUnlessAccepted(file, found, rows)
  await leaveOutOthers(tx, [...new Set(problems.map(({ row }) => row))])
  const counts = await standingsOf(tx)
  const notes = await kind.store(tx, storing)
  await keepOthers(tx, kind, storing)
  const noted = { kind: kind.name, rows, refused: found.rows.size, ...counts, unchanged }
  await noteImport(
    tx,
    { ...storing, organisation: storing.partnership },
    { ...noted, fingerprint: await fingerprintOf(file.path) },
  )
  return { rows, ...counts, unchanged, waiting: 0, found, notes }
}

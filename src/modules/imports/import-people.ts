import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { CopyIn, Tx } from '#platform/db'
import { FileRefused } from '#platform/sheets'
import type { CalendarDate } from '#platform/time'
import { refuseElsewhere } from './others/whose/whose-rows.ts'
import { type PersonFile, readPeople } from './person-file/read-people.ts'
import { type Found, note, nothingFound, refuseUnlessAccepted } from './refused.ts'
import { StagedPeople, stageRows, type Told } from './stage-rows.ts'
import { fingerprintOf, noteImport } from './store/note-import.ts'
import { beginStoring, type Settled, settlePeople, storeSettled } from './store/store-people.ts'
import type { Supporting } from './store/supporter.ts'

export interface PeopleImport extends PersonFile, Supporting {
  today: CalendarDate
  /** Store the rows that are right although others are wrong. */
  acceptValid?: boolean | undefined
  /** Take it in although many of its people seem to be another area's. */
  areaIsRight?: boolean | undefined
}

/** What became of a file: of its rows, those left out until somebody has decided whether they are known here are `waiting`. */
export interface Imported extends Settled {
  rows: number
  /** What was wrong, where rows that were right were stored all the same. */
  found: Found
}

/**
 * Brings in a person file (contracts §4): every row is checked before any counts, and with one bad row nothing is stored, unless those that are right
 * are to be. The same file again changes nothing; a changed row changes what changed. One file of an area at a time.
 * For a transaction of asWorkerCopying, which must be rolled back when this throws.
 * @throws FileRefused when the file cannot be read or its heading is not right; ImportRefused with every problem
 */
export async function importPeople(tx: Tx, copyIn: CopyIn, file: PeopleImport, told: Told = {}): Promise<Imported> {
  const { area_id, today, organisation, lead } = file
  const storing = await beginStoring(tx, { import_id: uuid(), area_id, today, organisation, lead })
  const found = nothingFound()
  const staged = new StagedPeople(copyIn, storing)
  const rows = await stageRows(readPeople(file, today), staged, { ...file, found, told })
  if (rows === 0) throw new FileRefused('The file has a heading and no rows under it. Nothing was stored.')
  refuseUnlessAccepted(file, found, rows)
  if (file.areaIsRight !== true) await refuseElsewhere(tx, area_id, sql`person_stage n`)
  const settled = await settlePeople(tx, storing, (conflicts) => {
    note(found, conflicts)
    refuseUnlessAccepted(file, found, rows)
  })
  await storeSettled(tx, storing, settled)
  const { added, changed, unchanged } = settled
  const fingerprint = await fingerprintOf(file.path)
  await noteImport(tx, storing, {
    kind: 'people',
    rows,
    refused: found.rows.size,
    added,
    changed,
    unchanged,
    fingerprint,
  })
  return { rows, ...settled, found }
}

import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { CopyIn, Tx } from '#platform/db'
import { FileRefused } from '#platform/sheets'
import type { CalendarDate } from '#platform/time'
import { partLaterStarts, settleLaterStarts, storeLaterStarts } from './others/templates/later-starts.ts'
import { checkTemplate, type Template, writeNotAsked } from './others/templates/templates.ts'
import { refuseElsewhere } from './others/whose/whose-rows.ts'
import { asPeople, asStarts, type CheckedRows, type PersonFile, readChecked } from './person-file/read-people.ts'
import { type Found, note, nothingFound, refuseUnlessAccepted } from './refused.ts'
import { StagedPeople, stageRows, type Told } from './stage-rows.ts'
import { leaveOut } from './store/conflicts.ts'
import { fingerprintOf, noteImport } from './store/note-import.ts'
import { beginStoring, type Settled, settlePeople, storeSettled } from './store/store-people.ts'
import type { Supporting } from './store/supporter.ts'

export interface PeopleImport extends PersonFile, Supporting {
  today: CalendarDate
  /** Store the rows that are right although others are wrong. */
  acceptValid?: boolean | undefined
  /** The way in which these people were written down for the nation; by what their heading and dates tell, when absent. */
  template?: Template | undefined
  /** Take it in although many of its people seem to be another area's. */
  areaIsRight?: boolean | undefined
}

/** What became of a file: of its rows, those left out until somebody has decided whether they are known here are `waiting`. */
export interface Imported extends Settled {
  rows: number
  /** Later starts of people of the file, where somebody may have several. */
  starts?: number
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
  const columns = new Set<string>()
  const severalStarts = file.template === 'fss'
  const read = notingColumns(readChecked(file, today, severalStarts ? asStarts : asPeople), columns)
  const rows = await stageRows(read, staged, { ...file, found, told })
  if (rows === 0) throw new FileRefused('The file has a heading and no rows under it. Nothing was stored.')
  refuseUnlessAccepted(file, found, rows)
  const beside = await checkTemplate(tx, file.template, today)
  await writeNotAsked(tx, { template: file.template, columns, today })
  if (severalStarts) beside.push(...(await partLaterStarts(tx)), ...(await settleLaterStarts(tx, storing)))
  if (beside.length > 0) {
    note(found, beside)
    refuseUnlessAccepted(file, found, rows)
    await leaveOutStarts(tx, severalStarts, [...new Set(beside.map(({ row }) => row))])
  }
  if (file.areaIsRight !== true) await refuseElsewhere(tx, area_id, sql`person_stage n`)
  const settled = await settlePeople(tx, storing, (conflicts) => {
    note(found, conflicts)
    refuseUnlessAccepted(file, found, rows)
  })
  await storeSettled(tx, storing, settled)
  const starts = severalStarts ? await storeLaterStarts(tx, storing) : 0
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
  return { rows, ...settled, starts, found }
}

/** Notes which columns a file has, as its rows go by. */
async function* notingColumns(read: AsyncGenerator<CheckedRows>, columns: Set<string>): AsyncGenerator<CheckedRows> {
  for await (const some of read) {
    for (const { column } of some.heading.places) columns.add(column)
    yield some
  }
}

async function leaveOutStarts(tx: Tx, severalStarts: boolean, rows: readonly number[]): Promise<void> {
  await leaveOut(tx, rows)
  if (severalStarts) await sql`delete from later_start where row = any(${rows}::int[])`.execute(tx)
}

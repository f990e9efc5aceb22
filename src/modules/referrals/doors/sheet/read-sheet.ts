import { createHash } from 'node:crypto'
import { FileRefused, type ReadCell, type ReadRow, type ReadTable, readTable, shortened } from '#platform/sheets'
import { type CalendarDate, isCalendarDate } from '#platform/time'
import type { NewReferral } from '../../send.ts'
import { referralToldOn, type Told } from '../told.ts'
import {
  choicesOn,
  columnOf,
  neededColumns,
  type SheetColumnName,
  sheetColumnNames,
  sheetColumns,
  whatIsWrong,
} from './columns.ts'

/** Rows that one spreadsheet may have: as many as are sent in one go while somebody waits. */
export const mostSheetRows = 500

/** One thing that is wrong in a row: in which column, what stands there, and what would be right. */
export interface SheetProblem {
  row: number
  column: SheetColumnName | null
  value: string
  message: string
}

/** A row that was checked: what is to be sent, or what is wrong with it. */
export interface CheckedReferral {
  row: number
  cells: readonly string[]
  /** By what the row is known again: its own reference, or who it is about. */
  print: Buffer
  their_reference: string | null
  referral: NewReferral | null
  problems: SheetProblem[]
}

export interface CheckedSheet {
  heading: readonly string[]
  rows: CheckedReferral[]
}

const named = (cell: ReadCell) =>
  String(cell)
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
const isHeading = (cells: readonly ReadCell[]) => {
  const names = new Set(cells.map(named))
  return names.has('given_name') && names.has('family_name')
}

/** Where each column stands. @throws FileRefused naming every column that is unknown, missing or there twice */
function placesIn(cells: readonly ReadCell[]): Map<SheetColumnName, number> {
  const places = new Map<SheetColumnName, number>()
  const wrong: string[] = []
  for (const [at, cell] of cells.entries()) {
    const name = named(cell)
    const column = sheetColumnNames.find((each) => each === name)
    if (name === '' || name === whatIsWrong) continue
    if (column === undefined) wrong.push(`there is no column ${shortened(String(cell))}`)
    else if (places.has(column)) wrong.push(`${column} stands there twice`)
    else places.set(column, at)
  }
  wrong.push(...neededColumns.filter((column) => !places.has(column)).map((column) => `${column} must be there`))
  if (wrong.length === 0) return places
  const more = wrong.length > 20 ? [`and ${wrong.length - 20} more`] : []
  throw new FileRefused(
    `The heading row is not right: ${[...wrong.slice(0, 20), ...more].join('; ')}. Nothing was sent. Start from the template.`,
  )
}

const dayColumns: readonly SheetColumnName[] = ['date_of_birth', 'agreed_until']

/** What stands in a cell, as somebody would have typed it: days as days, and the zero that a spreadsheet takes from a telephone number. */
function wordsOf(column: SheetColumnName, cell: ReadCell | undefined, { dayOf }: ReadTable): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number' && dayColumns.includes(column)) return dayOf(cell) ?? String(cell)
  if (typeof cell === 'number' && column === 'phone' && /^[1-9]\d{8,9}$/.test(String(cell))) return `0${cell}`
  const words = String(cell).trim()
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(words) ?? []
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return dayColumns.includes(column) && isCalendarDate(iso) ? iso : words
}

interface Reading {
  today: CalendarDate
  table: ReadTable
  places: ReadonlyMap<SheetColumnName, number>
  choices: ReturnType<typeof choicesOn>
}

const severalColumns: readonly SheetColumnName[] = ['needs', 'agreed_to']

function checkRow({ today, table, places, choices }: Reading, { row, cells: given }: ReadRow): CheckedReferral {
  const words = new Map(
    sheetColumnNames.map((column) => [column, wordsOf(column, given[places.get(column) ?? -1], table)]),
  )
  const wordsIn = (column: SheetColumnName) => words.get(column) ?? ''
  const told: Record<'person' | 'contact' | 'needs' | 'agreement', Record<string, string | string[]>> = {
    person: {},
    contact: {},
    needs: {},
    // That a version is named says that its words were read or heard.
    agreement: { read: 'yes' },
  }
  for (const column of sheetColumnNames) {
    const { section, question } = sheetColumns[column]
    if (section === null) continue
    const known = choices.get(column)
    const codeOf = (word: string) => known?.get(word.trim().toLowerCase()) ?? word.trim()
    const typed = wordsIn(column)
    told[section][question] = severalColumns.includes(column)
      ? typed
          .split(';')
          .filter((word) => word.trim() !== '')
          .map(codeOf)
      : codeOf(typed)
  }
  const read = referralToldOn(today, { ...told, wording_version: wordsIn('wording_version') } satisfies Told)
  const their_reference = wordsIn('your_reference')
  const problems =
    'wrong' in read
      ? read.wrong.map(({ section, field, message }): SheetProblem => {
          const column = columnOf(section, field)
          return { row, column, value: column === null ? '' : shortened(wordsIn(column)), message }
        })
      : []
  if (their_reference.length > 100)
    problems.push({
      row,
      column: 'your_reference',
      value: shortened(their_reference),
      message: 'Write at most 100 letters',
    })
  return {
    row,
    cells: [...words.values()],
    print: printOf(their_reference, wordsIn),
    their_reference: their_reference === '' ? null : their_reference,
    referral: 'referral' in read && problems.length === 0 ? read.referral : null,
    problems,
  }
}

function printOf(reference: string, wordsIn: (column: SheetColumnName) => string): Buffer {
  const folded = (words: string) => words.normalize('NFC').toLowerCase().replace(/\s+/g, '')
  const who = ['given_name', 'family_name', 'date_of_birth', 'phone', 'email', 'postcode'] as const
  const known =
    reference === '' ? ['who', ...who.map((column) => folded(wordsIn(column)))] : ['reference', folded(reference)]
  return createHash('sha256').update(JSON.stringify(known)).digest()
}

/**
 * Reads and checks a spreadsheet of referrals, every row of it.
 * @throws FileRefused with one sentence when it cannot be read, its heading is not right, or it has too many rows
 */
export async function readReferralSheet(path: string, today: CalendarDate): Promise<CheckedSheet> {
  const table = await readTable(path, isHeading)
  let reading: Reading | undefined
  const rows: CheckedReferral[] = []
  const firstWith = new Map<string, number>()
  for await (const some of table.rows) {
    for (const row of some) {
      if (row.cells.every((cell) => String(cell).trim() === '')) continue
      if (reading === undefined) {
        if (!isHeading(row.cells) && row.row < 20) continue
        reading = { today, table, places: placesIn(row.cells), choices: choicesOn(today) }
        continue
      }
      if (rows.length >= mostSheetRows)
        throw new FileRefused(
          `The spreadsheet has more than ${mostSheetRows} rows. Send it in parts. Nothing was sent.`,
        )
      const checked = checkRow(reading, row)
      const known = checked.print.toString('hex')
      const before = firstWith.get(known)
      firstWith.set(known, before ?? row.row)
      if (before !== undefined) {
        checked.referral = null
        checked.problems.push({
          row: row.row,
          column: null,
          value: '',
          message: `This is the same person, or the same reference, as row ${before}. Take one of them out`,
        })
      }
      rows.push(checked)
    }
  }
  if (reading === undefined)
    throw new FileRefused(
      'The file has no heading row with given_name and family_name. Nothing was sent. Start from the template.',
    )
  if (rows.length === 0) throw new FileRefused('The file has a heading and no rows under it. Nothing was sent.')
  return { heading: sheetColumnNames, rows }
}

/** A problem in a line: `row 5, phone: “123” Enter a telephone number`. */
export const problemText = ({ row, column, value, message }: SheetProblem): string =>
  `row ${row}${column === null ? '' : `, ${column}`}: ${value === '' ? '' : `“${value}” `}${message}`

import {
  FileRefused,
  firstRows,
  type ReadCell,
  type ReadRow,
  type ReadTable,
  readTable,
  shortened,
} from '#platform/sheets'
import type { CalendarDate } from '#platform/time'
import { type PersonRow, rowChecker } from './check-row.ts'
import { type Heading, headingOf, isHeading } from './heading.ts'
import type { Mapping } from './mapping.ts'
import type { Problem } from './problem.ts'

/** A row of a person file that was checked: what it says, or what is wrong with it. */
export interface CheckedRow {
  row: number
  person: PersonRow | Problem[]
  /** The cells as they were given, a day of a spreadsheet as a day. */
  given(): readonly ReadCell[]
}

/** Some rows, in order, and the heading they stand under. */
export interface CheckedRows {
  heading: Heading
  rows: CheckedRow[]
}

export interface PersonFile {
  path: string
  mapping: Mapping
}

/**
 * Reads a person file (contracts §4), some hundreds of rows at a time, each checked. Rows in which nothing stands are passed over.
 * @throws FileRefused with one sentence when it cannot be read, or its heading is not right
 */
export async function* readPeople({ path, mapping }: PersonFile, today: CalendarDate): AsyncGenerator<CheckedRows> {
  const table = await readTable(path, isHeading(mapping))
  let check: ReturnType<typeof rowChecker> | undefined
  for await (const { heading, rows } of rowsUnderHeading(table, mapping)) {
    check ??= rowChecker({ today, dayOf: table.dayOf }, heading)
    const checked: CheckedRow[] = []
    for (const { row, cells } of rows) {
      if (cells.every((cell) => cell === '')) continue
      const wide = cells.length > heading.width && cells.slice(heading.width).some((cell) => cell !== '')
      const person = wide ? [tooWide(row, cells, heading)] : check(row, cells)
      checked.push({ row, person, given: () => asGiven(cells, heading, table) })
    }
    yield { heading, rows: checked }
  }
}

const isDayColumn = (column: string) => /_on$|date_of_birth$|_since$/.test(column)

function asGiven(cells: readonly ReadCell[], { cells: names, places }: Heading, { dayOf }: ReadTable): ReadCell[] {
  const days = new Set(places.filter(({ column }) => isDayColumn(column)).map(({ at }) => at))
  return names.map((_, at) => {
    const cell = cells[at] ?? ''
    return typeof cell === 'number' && days.has(at) ? (dayOf(cell) ?? cell) : cell
  })
}

const tooWide = (row: number, cells: readonly ReadCell[], { width }: Heading): Problem => ({
  row,
  column: null,
  value: shortened(String(cells[width] ?? '')),
  expected: `there are ${cells.length} cells under ${width} headings; put quotation marks round words that hold what divides the cells`,
})

interface UnderHeading {
  heading: Heading
  rows: readonly ReadRow[]
}

/** The rows under the heading, which is the first row that looks like one, or else the first in which something stands. */
async function* rowsUnderHeading(table: ReadTable, mapping: Mapping): AsyncGenerator<UnderHeading> {
  const fits = isHeading(mapping)
  let heading: Heading | undefined
  let before: ReadRow[] = []
  for await (const rows of table.rows) {
    if (heading !== undefined) {
      yield { heading, rows }
      continue
    }
    before = [...before, ...rows.filter(({ cells }) => cells.some((cell) => cell !== ''))]
    if (before.length === 0) continue
    const found = before.findIndex(({ row, cells }) => row <= firstRows && fits(cells))
    if (found < 0 && (before.at(-1)?.row ?? 0) <= firstRows) continue
    heading = headingOf(before[Math.max(0, found)]?.cells ?? [], mapping)
    yield { heading, rows: before.slice(Math.max(0, found) + 1) }
  }
  if (heading !== undefined) return
  const found = before.findIndex(({ cells }) => fits(cells))
  const first = before[Math.max(0, found)]
  if (first === undefined) throw new FileRefused('Nothing stands in the file.')
  yield { heading: headingOf(first.cells, mapping), rows: before.slice(Math.max(0, found) + 1) }
}

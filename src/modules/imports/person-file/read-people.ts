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
import type { Asked } from './cells.ts'
import { type PersonRow, rowChecker } from './check-row.ts'
import { type ColumnsOfFile, type PersonColumn, personFileColumns } from './columns.ts'
import { type Heading, headingOf, isHeading } from './heading.ts'
import type { Mapping } from './mapping.ts'
import type { Problem } from './problem.ts'

/** A row of a file that was checked: what it says, or what is wrong with it. */
export interface CheckedRow<Said = PersonRow> {
  row: number
  said: Said | Problem[]
  /** The cells as they were given, a day of a spreadsheet as a day. */
  given(): readonly ReadCell[]
}

/** Some rows, in order, and the heading they stand under. */
export interface CheckedRows<Column extends string = PersonColumn, Said = PersonRow> {
  heading: Heading<Column>
  rows: CheckedRow<Said>[]
}

export interface FileOf<Column extends string> {
  path: string
  mapping: Mapping<Column>
}
export type PersonFile = FileOf<PersonColumn>

/** How the rows of a kind of file are read: by which columns, and what a row says or what is wrong with it. */
export interface ReadBy<Column extends string, Said> {
  columns: ColumnsOfFile<Column>
  checker(asked: Asked, heading: Heading<Column>): (row: number, cells: readonly ReadCell[]) => Said | Problem[]
}

/** How a person file is read (contracts §4). */
export const asPeople: ReadBy<PersonColumn, PersonRow> = {
  columns: personFileColumns,
  checker: (asked, heading) => rowChecker(asked, heading),
}

/** How a file is read in which each row is a start, and somebody may have several. */
export const asStarts: ReadBy<PersonColumn, PersonRow> = {
  columns: personFileColumns,
  checker: (asked, heading) => rowChecker(asked, heading, true),
}

/** Reads a person file (contracts §4), as readChecked does. */
export const readPeople = (file: PersonFile, today: CalendarDate): AsyncGenerator<CheckedRows> =>
  readChecked(file, today, asPeople)

/**
 * Reads a file of rows, some hundreds at a time, each checked. Rows in which nothing stands are passed over.
 * @throws FileRefused with one sentence when it cannot be read, or its heading is not right
 */
export async function* readChecked<Column extends string, Said>(
  { path, mapping }: FileOf<Column>,
  today: CalendarDate,
  { columns, checker }: ReadBy<Column, Said>,
): AsyncGenerator<CheckedRows<Column, Said>> {
  const table = await readTable(path, isHeading(mapping, columns))
  let check: ReturnType<typeof checker> | undefined
  for await (const { heading, rows } of rowsUnderHeading(table, mapping, columns)) {
    check ??= checker({ today, dayOf: table.dayOf }, heading)
    const checked: CheckedRow<Said>[] = []
    for (const { row, cells } of rows) {
      if (cells.every((cell) => cell === '')) continue
      const wide = cells.length > heading.width && cells.slice(heading.width).some((cell) => cell !== '')
      const said = wide ? [tooWide(row, cells, heading)] : check(row, cells)
      checked.push({ row, said, given: () => asGiven(cells, heading, table) })
    }
    yield { heading, rows: checked }
  }
}

const isDayColumn = (column: string) => /_on$|date_of_birth$|_since$/.test(column)

function asGiven(
  cells: readonly ReadCell[],
  { cells: names, places }: Heading<string>,
  { dayOf }: ReadTable,
): ReadCell[] {
  const days = new Set(places.filter(({ column }) => isDayColumn(column)).map(({ at }) => at))
  return names.map((_, at) => {
    const cell = cells[at] ?? ''
    return typeof cell === 'number' && days.has(at) ? (dayOf(cell) ?? cell) : cell
  })
}

const tooWide = (row: number, cells: readonly ReadCell[], { width }: Heading<string>): Problem => ({
  row,
  column: null,
  value: shortened(String(cells[width] ?? '')),
  expected: `there are ${cells.length} cells under ${width} headings; put quotation marks round words that hold what divides the cells`,
})

interface UnderHeading<Column extends string> {
  heading: Heading<Column>
  rows: readonly ReadRow[]
}

/** The rows under the heading, which is the first row that looks like one, or else the first in which something stands. */
async function* rowsUnderHeading<Column extends string>(
  table: ReadTable,
  mapping: Mapping<Column>,
  columns: ColumnsOfFile<Column>,
): AsyncGenerator<UnderHeading<Column>> {
  const fits = isHeading(mapping, columns)
  let heading: Heading<Column> | undefined
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
    heading = headingOf(before[Math.max(0, found)]?.cells ?? [], mapping, columns)
    yield { heading, rows: before.slice(Math.max(0, found) + 1) }
  }
  if (heading !== undefined) return
  const found = before.findIndex(({ cells }) => fits(cells))
  const first = before[Math.max(0, found)]
  if (first === undefined) throw new FileRefused('Nothing stands in the file.')
  yield { heading: headingOf(first.cells, mapping, columns), rows: before.slice(Math.max(0, found) + 1) }
}

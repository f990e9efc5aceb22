import { FileRefused, type ReadCell } from '#platform/sheets'
import { type ColumnsOfFile, isColumnOf, type PersonColumn } from './columns.ts'
import { folded, type Mapping } from './mapping.ts'

/** Added to the rows that are given back to be mended; when they come again it is left aside. */
export const whatIsWrong = 'what_is_wrong'

/** Where each column of ours stands in the file, from 0. */
export interface Heading<Column extends string = PersonColumn> {
  places: readonly { column: Column; at: number; values: ReadonlyMap<string, string> | undefined }[]
  /** How many cells of a row have a heading. */
  width: number
  /** The heading row itself, so far. */
  cells: readonly ReadCell[]
}

const named = (cell: ReadCell): string => folded(String(cell))

function columnNamed<Column extends string>(
  cell: ReadCell,
  mapping: Mapping<Column>,
  columns: ColumnsOfFile<Column>,
): Column | null | undefined {
  const name = named(cell)
  const mapped = mapping.columns.get(name)
  if (mapped !== undefined) return mapped
  if (name === whatIsWrong) return null
  return isColumnOf(columns, name) ? name : undefined
}

/** Whether a row is the heading: it names the column that tells such a file, as the participant's identifier does, or more than two others of ours. */
export const isHeading =
  <Column extends string>(mapping: Mapping<Column>, columns: ColumnsOfFile<Column>) =>
  (cells: readonly ReadCell[]): boolean => {
    const named = new Set(cells.map((cell) => columnNamed(cell, mapping, columns)))
    named.delete(undefined)
    named.delete(null)
    return named.has(columns.tells) || named.size > 2
  }

/**
 * Where the columns of a file stand.
 * @throws FileRefused naming every column that is unknown, missing, or there twice
 */
export function headingOf<Column extends string>(
  cells: readonly ReadCell[],
  mapping: Mapping<Column>,
  columns: ColumnsOfFile<Column>,
): Heading<Column> {
  const places: { column: Column; at: number; values: ReadonlyMap<string, string> | undefined }[] = []
  const unknown: string[] = []
  const twice: string[] = []
  let width = 0
  for (const [at, cell] of cells.entries()) {
    if (named(cell) === '') continue
    width = at + 1
    const column = columnNamed(cell, mapping, columns)
    if (column === undefined) unknown.push(String(cell).slice(0, 60))
    else if (column !== null && places.some((place) => place.column === column)) twice.push(column)
    else if (column !== null) places.push({ column, at, values: mapping.values.get(column) })
  }
  const missing = columns.needed.filter((column) => !places.some((place) => place.column === column))
  const wrong = [
    ...(unknown.length > 0 ? [`there is no column ${listed(unknown)}`] : []),
    ...(missing.length > 0 ? [`${listed(missing)} must be there`] : []),
    ...(twice.length > 0 ? [`${listed(twice)} stands there twice`] : []),
  ]
  if (wrong.length > 0)
    throw new FileRefused(
      `The heading row is not right: ${wrong.join('; ')}. Nothing was stored. The columns are ${columns.all.join(', ')}; what the file calls otherwise, or what is to be left aside, is named by a mapping.`,
    )
  return { places, width, cells: cells.slice(0, width) }
}

const mostListed = 20
const listed = (names: readonly string[]) =>
  names.length > mostListed
    ? `${names.slice(0, mostListed).join(', ')} and ${names.length - mostListed} more`
    : names.join(', ')

import { FileRefused, firstRows, type ReadCell, type ReadRow, readTable } from '#platform/sheets'
import { namesOf } from '../columns/guess-columns.ts'
import type { ColumnToMatch } from '../kind.ts'
import { whatIsWrong } from '../person-file/heading.ts'
import { folded } from '../person-file/mapping.ts'
import type { ColumnFound, Survey } from './file.ts'

const mostValues = 60
const longestValue = 60
const mostColumns = 400
const day = /^(\d{4}-\d{2}-\d{2}([T ].*)?|\d{1,2}[/.]\d{1,2}[/.]\d{4})$/

interface Counting extends ColumnFound {
  seen: Map<string, { theirs: string; rows: number }> | undefined
}

/** Whether a row is likely the heading: two or more of its cells are called like a column of ours, or one is exactly so. */
export const looksLikeHeading = (columns: readonly ColumnToMatch[]) => {
  const known = new Set(columns.flatMap(namesOf))
  return (cells: readonly ReadCell[]): boolean => {
    const named = cells.filter(
      (cell) =>
        typeof cell === 'string' &&
        known.has(
          folded(cell)
            .replace(/[^\p{L}\p{N}]+/gu, ' ')
            .trim(),
        ),
    )
    return named.length > 1
  }
}

const counting = (cells: readonly ReadCell[]): Counting[] =>
  cells.flatMap((cell, at) => {
    const name = String(cell).replace(/\s+/g, ' ').trim()
    if (name === '' || folded(name) === whatIsWrong) return []
    return [{ name: name.slice(0, 100), at, filled: 0, days: 0, samples: [], looks: {}, seen: new Map() }]
  })

/**
 * Looks through a whole file: its heading, and what stands in each column. Memory does not grow with its length.
 * @param onRows told now and then how many rows were read
 * @throws FileRefused with one sentence when it cannot be read, or no table is in it
 */
export async function surveyOf(
  path: string,
  ours: readonly ColumnToMatch[],
  onRows: (rows: number) => Promise<void> = async () => undefined,
): Promise<Survey> {
  const fits = looksLikeHeading(ours)
  const looking = ours.filter((one) => one.looks !== undefined)
  const table = await readTable(path, fits)
  let columns: Counting[] | undefined
  let headingRow = 0
  let rows = 0
  const words = (cell: ReadCell): string => {
    if (typeof cell !== 'number' || !Number.isInteger(cell) || cell < 10_000 || cell > 60_000)
      return String(cell).trim()
    return table.dayOf(cell) ?? String(cell)
  }
  const look = (of: readonly Counting[], { cells }: ReadRow) => {
    if (cells.every((cell) => cell === '')) return
    rows += 1
    for (const column of of) {
      const text = words(cells[column.at] ?? '')
      if (text !== '') count(column, text, looking)
    }
  }
  let before: ReadRow[] = []
  const begin = () => {
    const found = Math.max(
      0,
      before.findIndex(({ cells }) => fits(cells)),
    )
    headingRow = before[found]?.row ?? 1
    const begun = counting(before[found]?.cells ?? [])
    if (begun.length > mostColumns)
      throw new FileRefused(`The file has ${begun.length} columns. At most ${mostColumns} can be matched.`)
    columns = begun
    for (const row of before.slice(found + 1)) look(begun, row)
  }
  for await (const some of table.rows) {
    if (columns !== undefined) for (const row of some) look(columns, row)
    else {
      before = [...before, ...some.filter(({ cells }) => cells.some((cell) => cell !== ''))]
      const enough =
        before.some(({ row, cells }) => row <= firstRows && fits(cells)) || (before.at(-1)?.row ?? 0) > firstRows
      if (enough) begin()
    }
    await onRows(rows)
  }
  if (columns === undefined && before.length > 0) begin()
  if (columns === undefined || columns.length < 2)
    throw new FileRefused('There is no table with a heading in the file: its first rows hold fewer than two columns.')
  if (rows === 0) throw new FileRefused('The file has a heading and no rows under it.')
  return { headingRow, rows, columns: columns.map(found) }
}

function count(column: Counting, text: string, looking: readonly ColumnToMatch[]): void {
  column.filled += 1
  if (day.test(text)) column.days += 1
  if (column.samples.length < 3 && !column.samples.includes(text.slice(0, 40))) column.samples.push(text.slice(0, 40))
  for (const { name, looks } of looking) if (looks?.(text)) column.looks[name] = (column.looks[name] ?? 0) + 1
  if (column.seen === undefined) return
  const key = folded(text)
  const seen = column.seen.get(key)
  if (seen !== undefined) seen.rows += 1
  else if (column.seen.size < mostValues && text.length <= longestValue) column.seen.set(key, { theirs: text, rows: 1 })
  else column.seen = undefined
}

const found = ({ seen, ...column }: Counting): ColumnFound => ({
  ...column,
  values: seen === undefined ? undefined : [...seen.values()].toSorted((a, b) => b.rows - a.rows),
})

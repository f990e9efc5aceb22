import type { ReleaseTable, TableColumn, Value } from '../tables/table.ts'

/** A cell as a reader reads it: counts with their thousands, shares to one decimal, marks and words as they are. */
export const inACell = (value: Value | undefined, { datatype }: TableColumn): string => {
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  return datatype === 'number' ? value.toFixed(1) : value.toLocaleString('en-GB')
}

/** A part of a table as a page shows it: these columns, in this order, of these rows. */
export function shownFrom(
  { columns, rows }: ReleaseTable,
  keys: readonly string[],
  which: (row: ReleaseTable['rows'][number]) => boolean = () => true,
) {
  const chosen = keys.flatMap((key) => columns.filter((column) => column.key === key))
  return {
    columns: chosen.map(({ key, text, datatype }) => ({ key, text, numeric: datatype !== 'string' })),
    rows: rows
      .filter(which)
      .map((row) => Object.fromEntries(chosen.map((column) => [column.key, inACell(row[column.key], column)]))),
  }
}

import { csvOf, type Sheet } from '#platform/sheets'
import type { ReleaseTable } from '../tables/table.ts'

/** A table as a sheet of plain cells, its columns named by their keys. */
const sheetOfTable = ({ name, columns, rows }: ReleaseTable): Sheet => ({
  name,
  headings: columns.map(({ key }) => key),
  rows: rows.map((row) => columns.map(({ key }) => row[key] ?? null)),
})

/** A table as CSV: headings are the columns' names, figures plain numbers, a mark where a figure is not shown. */
export const csvOfTable = (table: ReleaseTable): string => csvOf(sheetOfTable(table))

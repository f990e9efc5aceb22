/** What stands in a cell of a file: text, or in a spreadsheet also a number or yes and no; text of no length where nothing does. */
export type ReadCell = string | number | boolean

/** A row of a file, as a spreadsheet counts them: the first is 1. */
export interface ReadRow {
  row: number
  cells: readonly ReadCell[]
}

import type { Mark } from '../symbols.ts'

/** What a cell holds: words, a figure, or the mark that stands in its place. */
export type Value = string | number

export interface TableColumn {
  key: string
  text: string
  /** `integer` and `number` columns hold figures or one of the marks in place of one. */
  datatype: 'string' | 'integer' | 'number'
  /** What it holds, for the machine-readable description. */
  about: string
}

/** A table of a release. Every page, workbook and file is written from these, so that all say the same. */
export interface ReleaseTable {
  /** Its name in addresses and files: `by-year`. */
  name: string
  title: string
  /** What one row is. */
  about: string
  columns: readonly TableColumn[]
  /** Columns that together name a row. */
  keys: readonly string[]
  rows: readonly Readonly<Record<string, Value>>[]
}

/** The marks that a table uses. */
export function marksIn({ columns, rows }: ReleaseTable): Mark[] {
  const all: readonly Mark[] = ['[c]', '[x]', '[z]', '[p]', '[r]']
  const words = new Set<string>()
  for (const row of rows)
    for (const { key } of columns) {
      const value = row[key]
      if (typeof value === 'string' && value.includes('[')) words.add(value)
    }
  return all.filter((mark) => [...words].some((word) => word.includes(mark)))
}

/** What a cell may hold; null is written as nothing. */
export type Cell = string | number | null

/** A table with its headings. Every row has a cell for each heading. */
export interface Sheet {
  /** What a spreadsheet calls the page; at most 31 characters. */
  name: string
  headings: readonly string[]
  rows: readonly (readonly Cell[])[]
}

/**
 * Text that a spreadsheet would run as a formula, made harmless with an apostrophe (OWASP, "CSV injection"): what begins with = + - @, a tab
 * or a carriage return. Numbers are written as numbers and need none.
 */
export function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

const written = (cell: Cell): string => {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = harmless(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One row as CSV, with its line end. */
export const csvLine = (row: readonly Cell[]): string => `${row.map(written).join(',')}\r\n`

/** A table as CSV (RFC 4180, UTF-8), headings first. */
export function csvOf({ headings, rows }: Sheet): string {
  return [headings, ...rows].map(csvLine).join('')
}

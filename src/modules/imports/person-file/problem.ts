/** One thing that is wrong with a file: where, what stands there, and what would be right. */
export interface Problem {
  /** As a spreadsheet counts them: the first row is 1. */
  row: number
  column: string | null
  /** At most 30 letters of what stands there; it may be personal, and must not come into a log. */
  value: string
  expected: string
}

/** A value as a message may quote it: on one line, and short. */
export function shortened(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim()
  return line.length > 30 ? `${line.slice(0, 29)}…` : line
}

/** A problem in a line: `row 7, gender: “Female” … must be one of woman, man, other`. */
export function problemText({ row, column, value, expected }: Problem): string {
  const place = column === null ? `row ${row}` : `row ${row}, ${column}`
  return value === '' ? `${place}: ${expected}` : `${place}: “${value}” ${expected}`
}

/** One thing that is wrong with a file: where, what stands there, and what would be right. */
export interface Problem {
  /** As a spreadsheet counts them: the first row is 1. */
  row: number
  column: string | null
  /** At most 30 letters of what stands there; it may be personal, and must not come into a log. */
  value: string
  expected: string
}

/** A problem in a line: `row 7, gender: “Female” … must be one of woman, man, other`. */
export function problemText({ row, column, value, expected }: Problem): string {
  const place = column === null ? `row ${row}` : `row ${row}, ${column}`
  return value === '' ? `${place}: ${expected}` : `${place}: “${value}” ${expected}`
}

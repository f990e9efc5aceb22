import type { Sheet } from '#platform/sheets'
import type { StatisticsRow } from './statistics.ts'

const headings = ['measure', 'period', 'dimension', 'category', 'count', 'denominator', 'rate', 'status'] as const

/** The rows of contracts §5 as a table, a column a field; what is null is left empty, and its status says why. */
export const sheetOf = (rows: readonly StatisticsRow[]): Sheet => ({
  name: 'Statistics',
  headings,
  rows: rows.map((row) => headings.map((heading) => row[heading])),
})

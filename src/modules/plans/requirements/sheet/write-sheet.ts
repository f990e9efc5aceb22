import type { Sheet } from '#platform/sheets'
import { columns, sourcesInWords } from '../requirement.ts'
import type { Standing } from './changes.ts'

/** The columns that a spreadsheet has beside the eight: by which number a line is known again, and which version of it was taken out. */
export const numberHeading = 'Line'
export const markHeading = 'Mark (leave as it is)'
export const totalWord = 'Total'

/** The table as a spreadsheet that may be changed and brought back: a line a row, and the sum of the budgets under them. */
export function requirementSheet(year: string, lines: readonly Standing[]): Sheet {
  const total = lines.reduce((sum, { line }) => sum + line.budget_pence, 0)
  const people = lines.reduce((sum, { line }) => sum + line.volume, 0)
  return {
    name: `Annex 2 ${year}`,
    headings: [numberHeading, ...columns.map(({ heading }) => heading), markHeading],
    rows: [
      ...lines.map(({ number, mark, line }) => [
        ...[number, line.target_group, line.rationale, line.partners, line.budget_pence / 100],
        ...[sourcesInWords(line.sources), line.volume, line.delivery_method, line.outcome, mark],
      ]),
      [totalWord, '', '', '', total / 100, '', people, '', '', ''],
    ],
  }
}

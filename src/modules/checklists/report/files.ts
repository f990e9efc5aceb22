import type { Sheet } from '#platform/sheets'
import type { Report } from './report.ts'
import type { Tally } from './tally.ts'

const flat = ({ counts, unanswered, pct }: Tally) => ({ ...counts, unanswered, pct })

/** A report as scripts rely on it (contracts.md §3), its keys in that order. */
export const contractOf = ({ round, scope, areas, organisations, answers, overall, sections, statements }: Report) => ({
  round,
  scope,
  areas,
  organisations,
  answers,
  overall: flat(overall),
  sections: sections.map(({ number, title, ...tally }) => ({ number, title, ...flat(tally) })),
  statements: statements.map(({ item, section, text, ...tally }) => ({ number: item, section, text, ...flat(tally) })),
})

/** A report as one table: the overall row, the sections, the statements; counts, then percent of the answers given. */
export function sheetOfReport({ round, scope, scale, overall, sections, statements }: Report): Sheet {
  const codes = scale.map(({ code }) => code)
  const figures = ({ counts, unanswered, pct }: Tally) => [
    ...codes.map((code) => counts[code] ?? 0),
    unanswered,
    ...codes.map((code) => pct[code] ?? null),
  ]
  return {
    name: 'Report',
    headings: [
      'round',
      'scope',
      'level',
      'number',
      'text',
      ...codes,
      'unanswered',
      ...codes.map((code) => `pct_${code}`),
    ],
    rows: [
      [round, scope, 'overall', null, 'All statements', ...figures(overall)],
      ...sections.map((section) => [round, scope, 'section', section.number, section.title, ...figures(section)]),
      ...statements.map((row) => [round, scope, 'statement', row.item, row.text, ...figures(row)]),
    ],
  }
}

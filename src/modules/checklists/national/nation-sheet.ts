import type { Sheet } from '#platform/sheets'
import type { Report } from '../report/report.ts'
import type { AreaLine } from './load-nation.ts'

/** The areas that may be shown, one a row: the strongest answer's share, its 95 % interval, and the sections' shares. In percent. */
export const areasSheet = ({ sections }: Report, areas: readonly AreaLine[]): Sheet => ({
  name: 'Areas',
  headings: [
    'area',
    'name',
    'organisations',
    'share',
    'low',
    'high',
    ...sections.map(({ number }) => `section_${number}`),
  ],
  rows: areas.map((line) => [
    line.area,
    line.name,
    line.organisations,
    line.share,
    line.interval?.low ?? null,
    line.interval?.high ?? null,
    ...line.sections.map(({ share }) => share),
  ]),
})

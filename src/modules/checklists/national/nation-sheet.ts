import type { Sheet } from '#platform/sheets'
import type { Report } from '../report/report.ts'
import type { AreaLine } from './load-nation.ts'

/** The areas that may be shown, one a row: the strongest answer's share, its 95 % interval, how many
 * percentage points it moved, and the sections' shares. In percent. */
export const areasSheet = ({ sections }: Report, areas: readonly AreaLine[]): Sheet => ({
  name: 'Areas',
  headings: [
    'area',
    'name',
    'organisations',
    'asked',
    'share',
    'low',
    'high',
    'points_since_last_round',
    ...sections.map(({ number }) => `section_${number}`),
  ],
  rows: areas.map((line) => [
    line.area,
    line.name,
    line.organisations,
    line.asked,
    line.share,
    line.interval?.low ?? null,
    line.interval?.high ?? null,
    line.change,
    ...line.sections.map(({ share }) => share),
  ]),
})

import { rateOf } from '../../measures.ts'
import { type Figure, figureIn } from '../figure.ts'
import { countOrMark } from '../symbols.ts'
import { columns, statusColumn, statusOf } from './columns.ts'
import { groupColumns, groupInWords, groupsIn } from './groups.ts'
import type { ReleaseTable, Value } from './table.ts'

/** A group's share of everybody who started; hidden where either is. */
function shareOf(group: Figure | undefined, everybody: Figure | undefined): Value {
  const [count, of] = [countOrMark(group), countOrMark(everybody)]
  if (typeof count === 'string') return count
  if (typeof of === 'string') return of
  return rateOf(count, of) ?? '[z]'
}

/** Who started, by each characteristic. The three blanks are groups of their own. */
export function whoWeReachTable(figures: readonly Figure[]): ReleaseTable {
  const look = figureIn(figures)
  return {
    name: 'who-we-reach',
    title: 'People who started, Scotland, by who they are',
    about: 'One row a group and year of registration',
    columns: [
      ...groupColumns,
      ...columns.of('started'),
      columns.percent('started_share', 'Share of all who started, %', 'In per cent of everybody who started then'),
      statusColumn,
    ],
    keys: ['characteristic', 'group', 'period'],
    rows: groupsIn(figures)
      .filter(({ dimension }) => dimension !== 'all')
      .map((group) => {
        const { dimension, category, period } = group
        const started = look('started', period, dimension, category)
        return {
          ...groupInWords(group),
          started: countOrMark(started),
          started_share: shareOf(started, look('started', period)),
          status: statusOf([started]),
        }
      }),
  }
}

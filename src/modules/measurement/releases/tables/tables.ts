import { type Figure, figureIn, isQuarter } from '../figure.ts'
import { byAreaTable } from './by-area.ts'
import { achieved, cellsOf, columns, statusColumn, statusOf } from './columns.ts'
import { everyFigure } from './every-figure.ts'
import { followUpsTable } from './follow-ups.ts'
import { type Group, groupColumns, groupInWords, groupsIn, periodInWords } from './groups.ts'
import type { ReleaseTable } from './table.ts'
import { whoWeReachTable } from './who-we-reach.ts'

const periodColumn = columns.words('period', 'Period', 'Financial year or quarter of registration, or all of them')

function byPeriod(figures: readonly Figure[], quarters: boolean): ReleaseTable {
  const look = figureIn(figures)
  const periods = [...new Set(figures.filter(({ dimension }) => dimension === 'all').map(({ period }) => period))]
  const kind = quarters ? 'quarter' : 'financial year'
  return {
    name: quarters ? 'by-quarter' : 'by-year',
    title: `People who started and what they achieved, Scotland, by ${kind} of registration`,
    about: `One row a ${kind}${quarters ? '' : ', and one for all years'}`,
    columns: [periodColumn, ...achieved.flatMap(columns.of), statusColumn],
    keys: ['period'],
    rows: periods
      .filter((period) => isQuarter(period) === quarters)
      .sort()
      .map((period) => {
        const row = achieved.map((measure) => look(measure, period))
        const cells = achieved.map((measure, at) => cellsOf(measure, row[at]))
        return Object.assign({ period: periodInWords(period) }, ...cells, { status: statusOf(row) })
      }),
  }
}

function achievedTable(figures: readonly Figure[]): ReleaseTable {
  const look = figureIn(figures)
  const row = (group: Group) => {
    const { dimension, category, period } = group
    const of = achieved.map((measure) => look(measure, period, dimension, category))
    return Object.assign(groupInWords(group), ...achieved.map((measure, at) => cellsOf(measure, of[at])), {
      status: statusOf(of),
    })
  }
  return {
    name: 'what-they-achieved',
    title: 'What people achieved, Scotland, by who they are',
    about: 'One row a group and year of registration',
    columns: [...groupColumns, ...achieved.flatMap(columns.of), statusColumn],
    keys: ['characteristic', 'group', 'period'],
    rows: groupsIn(figures).map(row),
  }
}

/** The tables of a release, from its frozen figures and nothing else. `areas` are all there are, by code. */
export const tablesOf = (figures: readonly Figure[], areas: ReadonlyMap<string, string>): ReleaseTable[] => [
  byPeriod(figures, false),
  byPeriod(figures, true),
  whoWeReachTable(figures),
  achievedTable(figures),
  followUpsTable(figures),
  byAreaTable(figures, areas),
  everyFigure(figures),
]

import { wilson } from '../../intervals.ts'
import type { StatisticsRow } from '../../statistics.ts'
import { type Figure, figureIn, isQuarter } from '../figure.ts'
import { countOrMark, rateOrMark } from '../symbols.ts'
import { columns, statusColumn, statusOf } from './columns.ts'
import { periodInWords } from './groups.ts'
import type { ReleaseTable, TableColumn, Value } from './table.ts'

/** The interval of a share that is shown; the share's own mark where it is not. */
function interval(key: string, row: StatisticsRow | undefined): Record<string, Value> {
  const rate = rateOrMark(row)
  const ends = row?.count == null ? null : wilson(row.count, row.denominator)
  const at = (end: number | undefined): Value => (typeof rate === 'string' ? rate : (end ?? '[z]'))
  return { [`${key}_percent`]: rate, [`${key}_low`]: at(ends?.low), [`${key}_high`]: at(ends?.high) }
}

/** A year without a row, in an area that has others: nobody started then. An area without any sent nothing. */
const nobodyThen = (ever: Figure | undefined): Figure | undefined =>
  ever && { ...ever, count: 0, denominator: 0, rate: null, status: 'final', revised: false }

const shareColumns = (key: string, title: string, about: string): TableColumn[] => [
  columns.percent(`${key}_percent`, `${title}, %`, about),
  columns.percent(`${key}_low`, `${title}, lower end, %`, '95% confidence interval (Wilson), lower end'),
  columns.percent(`${key}_high`, `${title}, upper end, %`, '95% confidence interval (Wilson), upper end'),
]

/** Every area of Scotland, in the order of the alphabet: not a league table. An area without records is there, and marked. */
export function byAreaTable(figures: readonly Figure[], areas: ReadonlyMap<string, string>): ReleaseTable {
  const look = figureIn(figures)
  const periods = [
    ...new Set(
      figures.filter(({ dimension, period }) => dimension === 'all' && !isQuarter(period)).map((f) => f.period),
    ),
  ].sort()
  const alphabetical = [...areas].sort(([, a], [, b]) => a.localeCompare(b, 'en-GB'))
  return {
    name: 'by-area',
    title: 'People who started and entered work, by council area',
    about: 'One row an area and year of registration, in the order of the alphabet',
    columns: [
      columns.words('area_code', 'Area code', 'Nine-character code of the council area'),
      columns.words('area', 'Area', 'Name of the council area'),
      columns.words('period', 'Period', 'Financial year of registration, or all of them'),
      ...columns.of('started'),
      columns.count('entered_employment', 'Entered work', 'People who started and began a job'),
      ...shareColumns('entered_employment', 'Entered work', 'In per cent of everybody who started'),
      columns.count('due_13w', 'Due at 13 weeks', 'People whose first job began at least 91 days ago'),
      columns.count('in_work_13w', 'In work at 13 weeks', 'Of those due, the answer was yes'),
      ...shareColumns('in_work_13w', 'In work at 13 weeks', 'In per cent of those due'),
      statusColumn,
    ],
    keys: ['area_code', 'period'],
    rows: alphabetical.flatMap(([code, name]) =>
      periods.map((period) => {
        const [started, entered, inWork] = (['started', 'entered_employment', 'in_work_13w'] as const).map(
          (measure) => look(measure, period, 'area', code) ?? nobodyThen(look('started', 'all', 'area', code)),
        )
        return {
          area_code: code,
          area: name,
          period: periodInWords(period),
          started: countOrMark(started),
          entered_employment: countOrMark(entered),
          ...interval('entered_employment', entered),
          due_13w: countOrMark(inWork, 'denominator'),
          in_work_13w: countOrMark(inWork),
          ...interval('in_work_13w', inWork),
          status: statusOf([started, entered, inWork]),
        }
      }),
    ),
  }
}

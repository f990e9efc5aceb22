import { addDays, type CalendarDate, periodOf, quarter } from '#platform/time'
import { figuresIn } from '../area-reports/figures.ts'
import { type Measure, measures } from '../measures.ts'
import type { Statistics, StatisticsRow } from '../statistics.ts'
import { type AreaCounts, isSmall, protectAreas } from './hide-small.ts'

/** The last day of the latest quarter that is over: figures for the public are as at the ends of quarters, not of each day. */
export const lastQuarterEnd = (today: CalendarDate): CalendarDate => addDays(periodOf(quarter(today)).from, -1)

export interface NationalFigure {
  measure: Measure
  /** Null when it is hidden, or too early. */
  count: number | null
  denominator: number | null
  why: 'shown' | 'hidden' | 'too_early'
}

/** Whether a figure, or what is left when it is taken from another shown beside it, is of a few people. */
function givesAway(row: StatisticsRow, figure: ReturnType<typeof figuresIn>): boolean {
  const count = row.count ?? 0
  if (isSmall(count) || isSmall(row.denominator ?? 0)) return true
  if (row.denominator !== null && isSmall(row.denominator - count)) return true
  const weeks = /^in_work_(\d+)w$/.exec(row.measure)?.[1]
  const answered = measures.find((measure) => measure === `answered_${weeks}w`)
  return answered !== undefined && isSmall((figure(answered, 'all')?.count ?? 0) - count)
}

/** The nation's totals over all periods, a figure a measure, the small ones hidden. */
export function nationalFigures(result: Statistics): NationalFigure[] {
  const figure = figuresIn(result)
  return measures.flatMap((measure): NationalFigure[] => {
    const row = figure(measure, 'all')
    if (row === undefined) return []
    if (row.status === 'too_early') return [{ measure, count: null, denominator: null, why: 'too_early' }]
    if (givesAway(row, figure)) return [{ measure, count: null, denominator: null, why: 'hidden' }]
    return [{ measure, count: row.count, denominator: row.denominator, why: 'shown' }]
  })
}

/** Each area's totals over all periods beside the nation's, protected; areas without anybody are not listed. */
export function areaTotals(result: Statistics) {
  const figure = figuresIn(result)
  const codes = result.rows
    .filter(({ measure, period, dimension }) => measure === 'started' && period === 'all' && dimension === 'area')
    .map(({ category }) => category)
  const counts = codes.map(
    (code): AreaCounts => ({
      started: figure('started', 'all', 'area', code)?.count ?? 0,
      entered: figure('entered_employment', 'all', 'area', code)?.count ?? 0,
    }),
  )
  const { areas, total } = protectAreas(counts)
  return { areas: areas.map((shown, at) => ({ code: codes[at] ?? '', ...shown })), total }
}

/** A count to the nearest five, for pages that change from day to day: two of them subtracted give nobody away. */
export const toNearestFive = (count: number): number => Math.round(count / 5) * 5

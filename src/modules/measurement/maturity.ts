import { type Point, points, wholePercent } from './measures.ts'
import type { StatisticsRow } from './statistics.ts'

/** How much of a cohort's news is in: of those who entered work, how many could have reached a point by the day of the figures. */
export interface Maturity {
  weeks: Point
  entered: number
  due: number
  /** due of entered, in whole per cent, half up; null where nobody entered work */
  percent: number | null
}

/**
 * How mature the figures of a period and category are, a line a point. A share of those in work must be read beside it: whoever could not have got there is no
 * part of the share, and a young cohort's share may rest on few. In: rows of `statistics`. Out: null where the rows have nobody of that period and category.
 */
export function maturity(
  rows: readonly StatisticsRow[],
  of: Pick<StatisticsRow, 'period' | 'dimension' | 'category'>,
): Maturity[] | null {
  const figure = (measure: StatisticsRow['measure']) =>
    rows.find(
      (row) =>
        row.measure === measure &&
        row.period === of.period &&
        row.dimension === of.dimension &&
        row.category === of.category,
    )
  const entered = figure('entered_employment')?.count
  if (entered === undefined || entered === null) return null
  return points.map((weeks) => {
    const due = figure(`in_work_${weeks}w`)?.denominator ?? 0
    return { weeks, entered, due, percent: wholePercent(due, entered) }
  })
}

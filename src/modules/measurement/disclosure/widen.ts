import type { Statistics, StatisticsRow } from '../statistics.ts'
import { shownBy } from './figures.ts'
import type { HiddenNumber } from './reader.ts'

/** Rows that are hidden, and may have to be more. */
export interface Hidden {
  /** The rows, by their place among those given. */
  hidden(): ReadonlySet<number>
  hideRow(row: number): void
  /** Hides what that makes it necessary to hide as well. */
  open(): number
}

/** So often one more category is tried, before all of them are hidden. */
const patience = 3

/**
 * Which rows to hide around numbers that are given away: of each figure in a dimension and period, the smallest category that is still shown, since one beside it is
 * enough for most; when that has not helped for some rounds, all that show the figure in that period; the next time its dimension's other periods but the whole; then
 * all of the dimension; at last every row that shows it.
 */
export function widening({ rows }: Statistics, { hidden }: Pick<Hidden, 'hidden'>) {
  const times = new Map<string, number>()
  return (weak: readonly HiddenNumber[]): ReadonlySet<number> => {
    const already = hidden()
    const more = new Set<number>()
    const seen = new Set<string>()
    for (const { row, what, before } of weak) {
      const shows = shownBy.find(({ measure }) => measure === row.measure)
      if (shows === undefined) continue
      const figure = what === 'denominator' ? (shows.of ?? shows.count) : shows.count
      const key = `${figure} ${row.dimension} ${before === undefined} ${row.period}`
      if (seen.has(key)) continue
      seen.add(key)
      const measures = new Set<string>(
        shownBy.filter(({ count, of }) => count === figure || of === figure).map(({ measure }) => measure),
      )
      const time = times.get(key) ?? 0
      const next = time < patience ? smallestShown(rows, already, row, measures) : undefined
      const level = next === undefined ? Math.max(0, time - patience) : -1
      times.set(key, next === undefined ? Math.max(time, patience) + 1 : time + 1)
      for (const [r, one] of rows.entries()) {
        if (!measures.has(one.measure)) continue
        if (level < 0 ? isOf(one, row) && one.category === next : isAbout(one, row, Math.min(level, 3))) more.add(r)
      }
    }
    return more
  }
}

const isOf = (one: StatisticsRow, weak: StatisticsRow) => one.dimension === weak.dimension && one.period === weak.period

/** The category of fewest people beside the one that is given away, of which the figure is shown: nobody is no room for anybody. */
function smallestShown(
  rows: readonly StatisticsRow[],
  already: ReadonlySet<number>,
  weak: StatisticsRow,
  measures: ReadonlySet<string>,
): string | undefined {
  let smallest: StatisticsRow | undefined
  for (const [r, one] of rows.entries())
    if (isOf(one, weak) && measures.has(one.measure) && !already.has(r) && (one.count ?? 0) > 0)
      if (one.category !== weak.category && (one.count ?? 0) < (smallest?.count ?? Number.POSITIVE_INFINITY))
        smallest = one
  return smallest?.category
}

const isAbout = (one: StatisticsRow, weak: StatisticsRow, level: number): boolean => {
  if (level === 3) return true
  if (one.dimension !== weak.dimension) return false
  if (weak.dimension === 'all' && level < 2) return one.period === weak.period
  return level === 0 ? one.period === weak.period : level === 1 ? one.period !== 'all' : true
}

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

/**
 * Which rows to hide around a number that is given away: those of its dimension that show it in its period; the next time its dimension's other periods but the
 * whole; then all of the dimension; at last every row that shows it.
 */
export function widening({ rows }: Statistics): (weak: HiddenNumber) => number[] {
  const times = new Map<string, number>()
  return ({ row, what, before }) => {
    const shows = shownBy.find(({ measure }) => measure === row.measure)
    if (shows === undefined) return []
    const figure = what === 'denominator' ? (shows.of ?? shows.count) : shows.count
    const measures = new Set<string>(
      shownBy.filter(({ count, of }) => count === figure || of === figure).map(({ measure }) => measure),
    )
    const key = `${figure} ${row.dimension} ${before === undefined}`
    const time = times.get(key) ?? 0
    times.set(key, time + 1)
    return rows.flatMap((one, r) => (measures.has(one.measure) && isAbout(one, row, Math.min(time, 3)) ? [r] : []))
  }
}

const isAbout = (one: StatisticsRow, weak: StatisticsRow, time: number): boolean => {
  if (time === 3) return true
  if (one.dimension !== weak.dimension) return false
  if (weak.dimension === 'all' && time < 2) return one.period === weak.period
  return time === 0 ? one.period === weak.period : time === 1 ? one.period !== 'all' : true
}

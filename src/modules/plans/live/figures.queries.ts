import {
  catalogue,
  type Dimension,
  dimensions,
  type Interval,
  type Measure,
  type StatisticsRow,
  statistics,
  wilson,
} from '#modules/measurement'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'

/** A figure that a plan points to: of a measure, in one group or everybody, of the people registered in a year. */
export interface FigureOf {
  measure: Measure
  dimension: Dimension | 'all'
  category: string
}

/** A figure as it stands. Hidden where somebody could be told from it: each count of 1 to 4, and what is left of a whole by 1 to 4. */
export interface Live {
  count: number | null
  denominator: number | null
  rate: number | null
  /** Of the rate. */
  interval: Interval | null
  /** Why there is no figure. */
  why: 'hidden' | 'too_early' | 'nobody' | null
}

/** Fewest people of whom a figure is shown. */
export const fewest = 5

const nothing = (why: Live['why']): Live => ({ count: null, denominator: null, rate: null, interval: null, why })
const few = (count: number) => count > 0 && count < fewest

/** A row of the measures as a plan may show it. A count of nobody is shown; of nobody who could be counted there is no share. */
export function shownOf(row: Pick<StatisticsRow, 'count' | 'denominator' | 'rate' | 'status'> | undefined): Live {
  if (row === undefined) return { ...nothing('nobody'), count: 0 }
  const { count, denominator, rate, status } = row
  if (status === 'too_early') return nothing('too_early')
  if (count === null || status === 'suppressed') return nothing('hidden')
  if (few(count) || (denominator !== null && (few(denominator) || few(denominator - count)))) return nothing('hidden')
  const interval = denominator === null ? null : wilson(count, denominator)
  return { count, denominator, rate, interval, why: rate === null && denominator !== null ? 'nobody' : null }
}

export const keyOf = ({ measure, dimension, category }: FigureOf): string => `${measure} ${dimension} ${category}`

/**
 * Live figures of those registered in a year, of an area, as at a day. For a transaction of asStatistician.
 * Out: by keyOf; a figure that was not asked for is not there.
 */
export async function liveFigures(
  tx: Tx,
  { area, year, as_at }: { area: string; year: string; as_at: CalendarDate },
  wanted: readonly FigureOf[],
): Promise<ReadonlyMap<string, Live>> {
  if (wanted.length === 0) return new Map()
  const by = dimensions.filter((dimension) => wanted.some((one) => one.dimension === dimension))
  const { rows } = await statistics(tx, { as_at, area, by })
  const of = new Map(rows.filter(({ period }) => period === year).map((row) => [keyOf(row), row]))
  return new Map(wanted.map((one) => [keyOf(one), shownOf(of.get(keyOf(one)))]))
}

/** A measure by its name, or undefined. */
export const measureNamed = (name: string | null): Measure | undefined =>
  catalogue.find(({ measure }) => measure === name)?.measure

/** A breakdown by its name; everybody where there is none of that name. */
export const dimensionNamed = (name: string): Dimension | 'all' => dimensions.find((one) => one === name) ?? 'all'

import { wilsonEnds } from '../../intervals.ts'
import { type Dimension, type Measure, rateOf } from '../../measures.ts'
import type { StatisticsRow } from '../../statistics.ts'

/** Of fewer than this, on either side, nothing is said about a difference. */
export const fewestForAGap = 10

/** How far a group's share lies from that of everybody else, in percentage points. */
export interface Gap {
  dimension: Dimension
  category: string
  /** in percent; null of nobody */
  share: number | null
  others: number | null
  of: number
  ofOthers: number
  /** null where either side is too few to say */
  difference: { points: number; low: number; high: number } | null
}

/** Answers that say nothing of the group; they are on neither side. */
const blanks = ['unknown', 'prefer_not_to_say', 'not_asked']

/**
 * The difference of two shares with its 95 % interval, in percentage points: R. G. Newcombe's method 10 (Statistics in Medicine, 1998), which is made of
 * the two Wilson intervals. Null of nobody.
 */
export function differenceOf(count: number, of: number, otherCount: number, ofOthers: number) {
  const one = wilsonEnds(count, of)
  const other = wilsonEnds(otherCount, ofOthers)
  if (one === null || other === null) return null
  const [share, others] = [count / of, otherCount / ofOthers]
  const points = share - others
  return {
    points: inPoints(points),
    low: inPoints(points - Math.hypot(share - one.low, other.high - others)),
    high: inPoints(points + Math.hypot(one.high - share, others - other.low)),
  }
}

const inPoints = (share: number) => Math.round(share * 1000) / 10

/** Each group of some dimensions against everybody else whose answer is known, by one measure in one period. In: rows of `statistics`. */
export function gapsIn(
  rows: readonly StatisticsRow[],
  { measure, period, by }: { measure: Measure; period: string; by: readonly Dimension[] },
): Gap[] {
  return by.flatMap((dimension) => {
    const groups = rows.filter(
      (row) =>
        row.measure === measure &&
        row.period === period &&
        row.dimension === dimension &&
        !blanks.includes(row.category),
    )
    const [count, of] = [sum(groups.map((row) => row.count ?? 0)), sum(groups.map((row) => row.denominator ?? 0))]
    return groups.map((row): Gap => {
      const [mine, ofMine] = [row.count ?? 0, row.denominator ?? 0]
      const ofOthers = of - ofMine
      return {
        dimension,
        category: row.category,
        share: rateOf(mine, ofMine),
        others: rateOf(count - mine, ofOthers),
        of: ofMine,
        ofOthers,
        difference:
          Math.min(ofMine, ofOthers) < fewestForAGap ? null : differenceOf(mine, ofMine, count - mine, ofOthers),
      }
    })
  })
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

/** What a gap says, in a few words. */
export function gapInWords({ difference }: Pick<Gap, 'difference'>): string {
  if (difference === null) return 'too few to say'
  if (difference.low > 0) return 'more often than others'
  if (difference.high < 0) return 'less often than others'
  return 'no clear difference'
}

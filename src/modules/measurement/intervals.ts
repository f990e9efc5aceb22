/** An interval of a share, in percent, each end to one decimal; `low <= share <= high`. */
export interface Interval {
  low: number
  high: number
}

/** The 97.5th percentile of the standard normal distribution: 95 % lie within it, either way. */
const z = 1.959963984540054

/**
 * The 95 % interval of a share by Wilson's score method (E. B. Wilson, 1927), for figures of few people and for shares near 0 or 100, where
 * the textbook's interval runs outside what is possible. Null of nobody.
 * In: whole numbers, 0 <= count <= denominator. Out: percent, to one decimal. Throws RangeError when they are not so.
 */
export function wilson(count: number, denominator: number | null): Interval | null {
  const ends = wilsonEnds(count, denominator)
  return ends === null ? null : { low: toTenth(ends.low), high: toTenth(ends.high) }
}

/** The same, as shares of one and not rounded, for whatever is worked out further from them. */
export function wilsonEnds(count: number, denominator: number | null): Interval | null {
  if (denominator === null || denominator === 0) return null
  if (!Number.isInteger(count) || !Number.isInteger(denominator) || count < 0 || count > denominator)
    throw new RangeError('an interval needs whole numbers, and a count no greater than its denominator')
  const share = count / denominator
  const z2 = (z * z) / denominator
  const middle = (share + z2 / 2) / (1 + z2)
  const reach = (z / (1 + z2)) * Math.sqrt((share * (1 - share)) / denominator + z2 / (4 * denominator))
  // At the ends the two terms are equal but for the last binary digit.
  return { low: count === 0 ? 0 : middle - reach, high: count === denominator ? 1 : middle + reach }
}

const toTenth = (share: number): number => Math.round(share * 1000) / 10

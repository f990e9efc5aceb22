/** A share as figures: `48.2`, or `none` where nobody answered. */
export const percentOf = (value: number | null | undefined): string =>
  value === null || value === undefined ? 'none' : value.toFixed(1)

/** A change in percentage points, with its direction: `+2.1`, `−0.4`, `0.0`. Empty where there is nothing to compare. */
export const changeInWords = (points: number | null): string =>
  points === null ? '' : `${points > 0 ? '+' : points < 0 ? '−' : ''}${Math.abs(points).toFixed(1)}`

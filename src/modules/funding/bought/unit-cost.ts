import { wilson } from '#modules/measurement'

/** Fewer people than this are not set beside money: a cost of so few could point to them (design §5, contracts §5). */
const fewest = 5

/** What one of so many cost, in pence, and the range it lies in with 95 % confidence where it is a share of others; or why it is not said. */
export type UnitCost =
  | { pence: number; low: number | null; high: number | null }
  | { not: 'none' | 'few' | 'too_early' | 'nothing_paid' }

const each = (paid: number, people: number): number =>
  Number((2n * BigInt(paid) + BigInt(people)) / (2n * BigInt(people)))

/**
 * The cost of one of `count` people out of what was paid. With `among`, how many of them were got there is taken as a share of those who could (Wilson's interval), and the
 * range is what each would have cost at its ends. In and out: pence; half a penny goes up.
 */
export function unitCost(paid: number, count: number | null, among?: number | null): UnitCost {
  if (count === null) return { not: 'too_early' }
  if (paid === 0) return { not: 'nothing_paid' }
  if (count === 0) return { not: 'none' }
  if (count < fewest) return { not: 'few' }
  const ends = among === undefined || among === null ? null : wilson(count, among)
  const at = (percent: number) => Math.round((paid * 100) / (percent * (among ?? 1)))
  return {
    pence: each(paid, count),
    low: ends === null ? null : at(ends.high),
    high: ends === null || ends.low === 0 ? null : at(ends.low),
  }
}

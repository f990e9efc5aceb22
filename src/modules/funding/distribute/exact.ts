/** A fraction of whole numbers; the denominator is above nothing. */
export interface Exact {
  n: bigint
  d: bigint
}

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b))

/** `n ÷ d` in its lowest terms. Throws RangeError when d is nothing. */
export function exact(n: bigint, d = 1n): Exact {
  if (d === 0n) throw new RangeError('nothing is divided by nothing')
  const by = divisor(n < 0n ? -n : n, d < 0n ? -d : d) || 1n
  const sign = d < 0n ? -1n : 1n
  return { n: (sign * n) / by, d: (sign * d) / by }
}

export const plus = (a: Exact, b: Exact): Exact => exact(a.n * b.d + b.n * a.d, a.d * b.d)
export const minus = (a: Exact, b: Exact): Exact => exact(a.n * b.d - b.n * a.d, a.d * b.d)
export const times = (a: Exact, b: Exact): Exact => exact(a.n * b.n, a.d * b.d)
export const over = (a: Exact, b: Exact): Exact => exact(a.n * b.d, a.d * b.n)
export const sum = (all: readonly Exact[]): Exact => all.reduce(plus, exact(0n))
export const less = (a: Exact, b: Exact): boolean => a.n * b.d < b.n * a.d

/** A fraction as a number, for showing. */
export const nearly = ({ n, d }: Exact): number => Number((n * 10n ** 9n) / d) / 1e9

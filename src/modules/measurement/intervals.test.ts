import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wilson } from './intervals.ts'

const share = fc
  .integer({ min: 1, max: 5000 })
  .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)))

/** The ends are where the share lies 1.96 of the end's own standard errors away: found here by halving, not by the formula. */
const byHalving = (count: number, of: number, side: 'low' | 'high'): number => {
  const seen = count / of
  const tooFar = (p: number) => Math.abs(seen - p) > 1.959963984540054 * Math.sqrt((p * (1 - p)) / of)
  let [inside, outside] = side === 'low' ? [seen, 0] : [seen, 1]
  for (let step = 0; step < 60; step++) {
    const half = (inside + outside) / 2
    if (tooFar(half)) outside = half
    else inside = half
  }
  return inside * 100
}

describe('the interval of a share', () => {
  // Newcombe (1998), Statistics in Medicine 17, table I, method 3 (proportions, there to four decimals)
  it.each([
    [81, 263, 25.5, 36.6],
    [15, 148, 6.2, 16.0],
    [0, 20, 0, 16.1],
    [1, 29, 0.6, 17.2],
  ])('%i of %i is between %f and %f per cent, as published', (count, of, low, high) => {
    expect(wilson(count, of)).toEqual({ low, high })
  })

  it('is where the definition, solved another way, puts it', () => {
    fc.assert(
      fc.property(share, ([count, of]) => {
        const { low, high } = wilson(count, of) ?? { low: Number.NaN, high: Number.NaN }
        expect(Math.abs(low - byHalving(count, of, 'low'))).toBeLessThanOrEqual(0.0501)
        expect(Math.abs(high - byHalving(count, of, 'high'))).toBeLessThanOrEqual(0.0501)
      }),
    )
  })

  it('stays between 0 and 100, holds the share, and mirrors', () => {
    fc.assert(
      fc.property(share, ([count, of]) => {
        const { low, high } = wilson(count, of) ?? { low: Number.NaN, high: Number.NaN }
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(100)
        expect(low).toBeLessThanOrEqual((100 * count) / of + 0.05)
        expect(high).toBeGreaterThanOrEqual((100 * count) / of - 0.05)
        const mirrored = wilson(of - count, of)
        expect(Math.abs((mirrored?.low ?? 0) - (100 - high))).toBeLessThan(0.101)
      }),
    )
  })

  it('there is none of nobody, nor of what has no denominator; and nonsense is refused', () => {
    expect([wilson(0, 0), wilson(4, null)]).toEqual([null, null])
    expect(() => wilson(5, 4)).toThrow(RangeError)
    expect(() => wilson(-1, 4)).toThrow(RangeError)
    expect(() => wilson(0.5, 4)).toThrow(RangeError)
  })
})

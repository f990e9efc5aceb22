import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unitCost } from './unit-cost.ts'

test('what one cost, and the range it lies in, by hand', () => {
  expect(unitCost(1_000_00, 40)).toEqual({ pence: 2500, low: null, high: null })
  // 20 of 40 is 50 %; Wilson's ends are 35.2 % and 64.8 %: 14.08 and 25.92 of 40.
  expect(unitCost(1_000_00, 20, 40)).toEqual({ pence: 5000, low: 3858, high: 7102 })
  expect(unitCost(1, 3 + 4)).toEqual({ pence: 0, low: null, high: null })
})

test('nothing is said of four people or fewer, of nobody, before it could be, or where nothing was paid', () => {
  expect([4, 1].map((count) => unitCost(100, count, 50))).toEqual([{ not: 'few' }, { not: 'few' }])
  expect(unitCost(100, 0, 50)).toEqual({ not: 'none' })
  expect(unitCost(100, null)).toEqual({ not: 'too_early' })
  expect(unitCost(0, 50)).toEqual({ not: 'nothing_paid' })
})

test('the cost lies in its range, and more people for the same money cost less each', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e10 }),
      fc.integer({ min: 5, max: 5000 }),
      fc.nat(5000),
      (paid, count, more) => {
        const [one, other] = [unitCost(paid, count, count + more), unitCost(paid, count + 1, count + more + 1)]
        if ('not' in one || 'not' in other) throw new Error('not said')
        // The ends of the interval are known to a tenth of a per cent.
        expect(one.low ?? 0).toBeLessThanOrEqual(one.pence * 1.2 + 1)
        if (one.high !== null) expect(one.high).toBeGreaterThanOrEqual(one.pence * 0.8 - 1)
        expect(other.pence).toBeLessThanOrEqual(one.pence)
      },
    ),
    { numRuns: 300 },
  )
})

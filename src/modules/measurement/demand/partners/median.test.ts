import fc from 'fast-check'
import { expect, it } from 'vitest'
import { medianInterval } from './median.ts'

const each = (days: readonly number[]) => [...days].sort((a, b) => a - b).map((one) => ({ days: one, people: 1 }))

/** How many ways there are to choose so many of so many, by Pascal's triangle: whole numbers, no logarithms. */
function ways(of: number): bigint[] {
  let row = [1n]
  for (let one = 0; one < of; one++) row = [1n, ...row.slice(1).map((value, at) => value + (row[at] ?? 0n)), 1n]
  return row
}

/** The same by counting all outcomes: the most that may be left off at each end so that at most one in forty falls there. */
function byHand(days: readonly number[]) {
  const sorted = [...days].sort((a, b) => a - b)
  const all = ways(sorted.length)
  const whole = all.reduce((sum, one) => sum + one, 0n)
  let [off, below] = [0, 0n]
  while (off < sorted.length / 2 && (below + (all[off] ?? 0n)) * 40n <= whole) below += all[off++] ?? 0n
  return off === 0 ? null : { low: sorted[off - 1], high: sorted[sorted.length - off] }
}

it('is the published interval: of 20, the 6th and the 15th; of 5 there is none', () => {
  expect(medianInterval(each(Array.from({ length: 20 }, (_, at) => at + 1)))).toEqual({ low: 6, high: 15 })
  expect(medianInterval(each([1, 2, 3, 4, 5, 6]))).toEqual({ low: 1, high: 6 })
  expect(medianInterval(each([1, 2, 3, 4, 5]))).toBeNull()
})

it('is what counting every outcome gives, whatever the days, and does not fail of many', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 90 }), (days) => {
      expect(medianInterval(each(days))).toEqual(byHand(days))
    }),
    { numRuns: 150 },
  )
  expect(medianInterval([{ days: 3, people: 4000 }])).toEqual({ low: 3, high: 3 })
})

import { expect, it } from 'vitest'
import { rateOf } from './measures.ts'

// Published totals of the national statistics (facts §2.3), with the share they come to; published in whole per cent.
it.each([
  [12690, 39632, 32.0, 32],
  [5477, 39632, 13.8, 14],
  [14822, 47342, 31.3, 31],
  [7301, 47342, 15.4, 15],
  [19146, 61930, 30.9, 31],
  [8783, 61930, 14.2, 14],
])('%i of %i is %f per cent, published as %i', (count, of, rate, published) => {
  expect(rateOf(count, of)).toBe(rate)
  expect(Math.round(rate)).toBe(published)
})

it.each([
  [1, 16, 6.3],
  [1, 2000, 0.1],
  [1, 2001, 0],
  [57, 80, 71.3],
  [201, 400, 50.3],
  [0, 7, 0],
  [7, 7, 100],
])('a half goes up: %i of %i is %f', (count, of, rate) => expect(rateOf(count, of)).toBe(rate))

it('there is no share of nobody, nor of what has no denominator', () => {
  expect([rateOf(0, 0), rateOf(40, null)]).toEqual([null, null])
})

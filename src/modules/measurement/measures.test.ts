import { expect, it } from 'vitest'
import { rateOf } from './measures.ts'

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

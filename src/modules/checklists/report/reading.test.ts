import fc from 'fast-check'
import { expect, test } from 'vitest'
import { disagreement } from './disagreement.ts'
import { tallyOf } from './tally.ts'

const scale = ['fully', 'partially', 'not'] as const

const of = (fully: number, partially: number, not: number) =>
  disagreement(
    scale,
    tallyOf(
      scale,
      new Map([
        ['fully', fully],
        ['partially', partially],
        ['not', not],
      ]),
      fully + partially + not,
    ),
  )

/** The same a second time, answer by answer: how far every two organisations stand apart, beside a split between the ends. */
function pairByPair(answers: readonly number[]): number {
  let apart = 0
  for (const one of answers) for (const other of answers) apart += Math.abs(one - other)
  // Half at one end and half at the other: every second pair, both ways, stands the whole scale apart.
  return Math.round((100 * apart) / ((answers.length * answers.length * (scale.length - 1)) / 2))
}

test('one answer from everybody is 0, half at each end is 100, and neighbours are less apart than ends', () => {
  expect(of(8, 0, 0)).toBe(0)
  expect(of(4, 0, 4)).toBe(100)
  expect(of(4, 4, 0)).toBe(50)
  expect(of(1, 0, 0)).toBeNull()
})

test('the same as counting pair by pair', () => {
  const count = fc.nat({ max: 12 })
  fc.assert(
    fc.property(count, count, count, (fully, partially, not) => {
      fc.pre(fully + partially + not >= 2)
      const answers = [fully, partially, not].flatMap((many, at) => Array.from({ length: many }, () => at))
      expect(of(fully, partially, not)).toBe(pairByPair(answers))
    }),
  )
})

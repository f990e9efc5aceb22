import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apart, type Criterion, complete, readCriteria, type Score, totalOf } from './scoring.ts'

const criteria: Criterion[] = [
  { id: 'need', words: 'Need', weight: 50 },
  { id: 'how', words: 'How', weight: 30 },
  { id: 'money', words: 'Money', weight: 20 },
]
const points = fc.integer({ min: 0, max: 5 })
const panel = fc.array(fc.tuple(points, points, points), { minLength: 1, maxLength: 6 })
const scoresOf = (given: readonly (readonly number[])[]): Score[] =>
  given.flatMap((of, user) =>
    criteria.map(({ id }, at) => ({ criterion_id: id, user_id: `user ${user}`, points: of[at] ?? 0 })),
  )

describe('what a panel gives', () => {
  test('is the mean of what each gives by weight, by a second way', () => {
    fc.assert(
      fc.property(panel, (given) => {
        const each = given.map(([need = 0, how = 0, money = 0]) => need * 10 + how * 6 + money * 4)
        const mean = each.reduce((sum, one) => sum + one, 0) / each.length
        expect(Math.abs((totalOf(scoresOf(given), criteria) ?? Number.NaN) - mean)).toBeLessThanOrEqual(0.05 + 1e-9)
      }),
    )
  })

  test('does not depend on the order of who scored, and never falls when somebody gives more', () => {
    fc.assert(
      fc.property(panel, fc.nat(2), (given, at) => {
        const total = totalOf(scoresOf(given), criteria) ?? 0
        expect(totalOf(scoresOf(given).toReversed(), criteria)).toBe(total)
        const [first = [0, 0, 0], ...others] = given
        const more = [first.map((one, index) => (index === at ? Math.min(5, one + 1) : one)), ...others]
        expect(totalOf(scoresOf(more), criteria) ?? 0).toBeGreaterThanOrEqual(total)
      }),
    )
  })

  test('is all of 100 for five points each, nothing for none, and nothing yet as long as nobody has scored all', () => {
    expect(totalOf(scoresOf([[5, 5, 5]]), criteria)).toBe(100)
    expect(totalOf(scoresOf([[0, 0, 0]]), criteria)).toBe(0)
    expect(totalOf(scoresOf([[5, 5, 5]]).slice(1), criteria)).toBeUndefined()
  })

  test('takes half a tenth up', () => {
    // Four people: 3.0625 points on one criterion of 100 percent is 61.25.
    const one = [{ id: 'only', words: 'Only', weight: 100 }]
    const given = [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4].map((p, user) => ({
      criterion_id: 'only',
      user_id: `${user}`,
      points: p,
    }))
    expect(totalOf(given, one)).toBe(61.3)
  })

  test('counts only those who have scored every criterion', () => {
    const half = [...scoresOf([[5, 5, 5]]), { criterion_id: 'need', user_id: 'late', points: 0 }]
    expect(complete(half, criteria)).toEqual(['user 0'])
    expect(totalOf(half, criteria)).toBe(100)
    expect(apart(half, 'need')).toBe(5)
  })
})

describe('criteria as they are typed', () => {
  test('come to 100, each line with its weight', () => {
    expect(readCriteria('Need | 60\n\nMoney | 40 %')).toEqual({
      criteria: [
        { words: 'Need', weight: 60 },
        { words: 'Money', weight: 40 },
      ],
    })
    expect(readCriteria('Need | 60\nMoney | 30')).toEqual({ wrong: 'The weights come to 90, and must come to 100' })
    expect(readCriteria('Need | 60\nMoney')).toEqual({
      wrong: 'Line 2 must be: what is looked for | weight from 1 to 100',
    })
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstWeights, type Gap, partNames, pointsInWords, ranked, type Weights, whyRanked } from './gap.ts'

const count = fc.integer({ min: 0, max: 60 })
const hidden = fc.option(count, { freq: 5 })
const gapOf = fc.record({
  people: fc.integer({ min: 5, max: 200 }),
  taken: hidden,
  waiting: hidden,
  not_taken: hidden,
  services: fc.option(fc.integer({ min: 0, max: 9 }), { freq: 6 }),
})
const gapsOf = fc
  .array(gapOf, { minLength: 1, maxLength: 8 })
  .map((all) => all.map((one, at): Gap => ({ ...one, need: `need_${at}` })))
const ten = fc.integer({ min: 0, max: 10 })
const weightsOf = fc
  .record({ people: ten, not_met: ten, waiting: ten, supply: ten })
  .filter((weights) => partNames.some((name) => weights[name] > 0))

const rankOf = (gaps: readonly Gap[], weights: Weights, need: string) =>
  ranked(gaps, weights).find((one) => one.need === need)?.rank ?? 0
const scoreOf = (gaps: readonly Gap[], weights: Weights, need: string) =>
  ranked(gaps, weights).find((one) => one.need === need)?.score ?? -1

describe('the rank of a need', () => {
  test.each([
    ['more people need it', (gap: Gap, by: number): Gap => ({ ...gap, people: gap.people + by })],
    [
      'nobody says yes to more of those decided',
      (gap: Gap, by: number): Gap => {
        const moved = Math.min(by, gap.taken ?? 0)
        return gap.taken === null || gap.not_taken === null
          ? gap
          : { ...gap, taken: gap.taken - moved, not_taken: gap.not_taken + moved }
      },
    ],
    [
      'there are fewer services',
      (gap: Gap, by: number): Gap => ({
        ...gap,
        services: gap.services === null ? null : Math.max(0, gap.services - by),
      }),
    ],
    [
      'more wait, the others being as they are',
      (gap: Gap, by: number): Gap =>
        gap.taken === null || gap.not_taken === null || gap.waiting === null
          ? gap
          : { ...gap, waiting: gap.waiting + by },
    ],
  ])('never falls when %s', (_, worse) => {
    fc.assert(
      fc.property(gapsOf, weightsOf, fc.nat(7), fc.integer({ min: 1, max: 50 }), (gaps, weights, nth, by) => {
        const at = nth % gaps.length
        const changed = gaps.map((gap, index) => (index === at ? worse(gap, by) : gap))
        const need = `need_${at}`
        expect(rankOf(changed, weights, need)).toBeLessThanOrEqual(rankOf(gaps, weights, need))
        expect(scoreOf(changed, weights, need)).toBeGreaterThanOrEqual(scoreOf(gaps, weights, need) - 1e-9)
      }),
    )
  })

  test('is the same in whatever order needs are counted, and with all weights twice as great', () => {
    fc.assert(
      fc.property(
        gapsOf,
        fc.record({
          people: fc.integer({ min: 0, max: 5 }),
          not_met: fc.integer({ min: 0, max: 5 }),
          waiting: fc.integer({ min: 0, max: 5 }),
          supply: fc.integer({ min: 1, max: 5 }),
        }),
        (gaps, weights) => {
          const order = (list: readonly Gap[], by: Weights) =>
            ranked(list, by).map(({ need, score }) => `${need} ${score.toFixed(6)}`)
          const twice = {
            people: weights.people * 2,
            not_met: weights.not_met * 2,
            waiting: weights.waiting * 2,
            supply: weights.supply * 2,
          }
          expect(order(gaps.toReversed(), weights)).toEqual(order(gaps, weights))
          expect(order(gaps, twice)).toEqual(order(gaps, weights))
        },
      ),
    )
  })

  test('does not depend on a part that weighs nothing; scores lie from 0 to 100 and are the sum of what each part gives', () => {
    fc.assert(
      fc.property(gapsOf, weightsOf, (gaps, weights) => {
        const without = { ...weights, supply: 0 }
        if (partNames.some((name) => without[name] > 0))
          expect(ranked(gaps, without).map(({ score }) => score)).toEqual(
            ranked(
              gaps.map((gap) => ({ ...gap, services: 3 })),
              without,
            ).map(({ score }) => score),
          )
        for (const { score, gives } of ranked(gaps, weights)) {
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(100 + 1e-9)
          expect(partNames.reduce((sum, name) => sum + gives[name], 0)).toBeCloseTo(score)
        }
      }),
    )
  })

  test('is explained in words, and what is hidden is neither counted nor told', () => {
    const [first, second] = ranked(
      [
        { need: 'childcare', people: 34, taken: 11, waiting: 6, not_taken: 9, services: 0 },
        { need: 'digital', people: 17, taken: null, waiting: null, not_taken: 8, services: 3 },
      ],
      firstWeights,
    )
    // By hand: (4 × 1 + 3 × 9/20 + 1 × 6/26 + 2 × 1) ÷ 10 = 75.8 %; (4 × 17/34 + 2 × 1/4) ÷ 10 = 25 %.
    expect(first && whyRanked(first)).toBe(
      '34 people need it, the most of any need; nobody said yes to 9 of 20 referrals decided; 6 wait; the directory has no service for it.',
    )
    expect(first?.score.toFixed(1)).toBe('75.8')
    expect(first && pointsInWords(first)).toBe(
      '40 for how many + 14 for nobody saying yes + 2 for waiting + 20 for how little there is',
    )
    expect(second && whyRanked(second)).toBe(
      '17 people need it; too few to say to how many nobody said yes; too few wait to say how many; the directory has 3 services.',
    )
    expect(second?.score).toBeCloseTo(25)
  })
})

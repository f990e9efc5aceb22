import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { items, states } from './items.ts'
import { linesOf, type Quality, scoreOf, settled, toMend } from './score.ts'

const quality = fc
  .uniqueArray(
    fc.record({
      item: fc.constantFrom(...items.map(({ code }) => code)),
      state: fc.constantFrom(...states),
      people: fc.integer({ min: 1, max: 10_000 }),
    }),
    { selector: ({ item, state }) => `${item} ${state}`, maxLength: 60 },
  )
  .map((all): Quality[] => all)

describe('the score of a return', () => {
  it('is the share of everything expected that is known or was refused, half up to a tenth', () => {
    fc.assert(
      fc.property(quality, (all) => {
        const of = (...which: string[]) =>
          all.filter(({ state }) => which.includes(state)).reduce((sum, { people }) => sum + people, 0)
        const expected = of(...states)
        const by_hand =
          expected === 0 ? null : Math.floor((of('known', 'prefer_not_to_say') * 1000 + expected / 2) / expected) / 10
        expect(scoreOf(linesOf(all))).toBe(by_hand)
      }),
    )
  })

  it('leaves nobody out: what is settled and what is to be mended are what is expected, line by line', () => {
    fc.assert(
      fc.property(quality, (all) => {
        for (const line of linesOf(all)) expect(settled(line) + toMend(line)).toBe(line.expected)
      }),
    )
  })

  it('counts would rather not say as an answer, and not asked as missing', () => {
    const one = (state: Quality['state']) => scoreOf(linesOf([{ item: 'gender', state, people: 3 }]))
    expect([one('known'), one('prefer_not_to_say'), one('unknown'), one('not_asked')]).toEqual([100, 100, 0, 0])
    expect(scoreOf([])).toBeNull()
  })
})

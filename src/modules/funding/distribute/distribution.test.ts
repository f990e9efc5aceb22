import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Asked, distribute, type Step } from './distribution.ts'

const codes = Array.from({ length: 32 }, (_, index) => `S120000${String(index + 10)}`)

const figures = (areas: readonly string[], least: number) =>
  fc
    .array(fc.integer({ min: least, max: 100_000 }), { minLength: areas.length, maxLength: areas.length })
    .map((values) => Object.fromEntries(areas.map((area, place) => [area, values[place] ?? 0])))

/** Any rules over some of the areas, possible or not. */
const anyRules: fc.Arbitrary<Asked> = fc.integer({ min: 1, max: 12 }).chain((count) => {
  const areas = codes.slice(0, count)
  return fc.record({
    pence: fc.integer({ min: 1, max: 5_000_000 }),
    areas: fc.constant(areas),
    indicators: fc.array(
      fc.record({
        name: fc.constant('Need'),
        as_at: fc.constant('2026-03-31'),
        source: fc.constant('test'),
        weight: fc.integer({ min: 1, max: 100 }),
        values: figures(areas, 0),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    former: figures(areas, 0),
    floor_pence: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 200_000 })),
    floor_percent: fc.constantFrom(0, 50, 90, 100),
    cap_percent: fc.constantFrom(null, 105, 150, 400),
    phase: fc.constantFrom({ year: 1, of: 1 }, { year: 1, of: 3 }, { year: 2, of: 3 }),
  })
})
const limits = { numRuns: 400, interruptAfterTimeLimit: 4_000 }
const stepsOf = (asked: Asked): Step[] | undefined => {
  const shared = distribute(asked)
  return 'steps' in shared ? shared.steps : undefined
}
const total = (steps: readonly Step[]) => steps.reduce((all, { pence }) => all + pence, 0)

test('what is shared out is all there is, to the penny, with every floor and cap kept', () => {
  let done = 0
  fc.assert(
    fc.property(anyRules, (asked) => {
      const steps = stepsOf(asked)
      if (steps === undefined) return
      done += 1
      expect(total(steps)).toBe(asked.pence)
      for (const { area, pence } of steps) {
        const before = asked.former[area] ?? 0
        expect(pence).toBeGreaterThanOrEqual(asked.floor_pence)
        expect(pence * 100).toBeGreaterThanOrEqual(before * asked.floor_percent)
        if (asked.cap_percent !== null && before > 0)
          expect(pence * 100).toBeLessThanOrEqual(before * asked.cap_percent)
      }
    }),
    limits,
  )
  expect(done).toBeGreaterThan(50)
})

test('an area that needs more never gets less', () => {
  fc.assert(
    fc.property(anyRules, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 50_000 }), (asked, whose, which, more) => {
      const area = asked.areas[whose % asked.areas.length] ?? ''
      const at = which % asked.indicators.length
      const needier = asked.indicators.map((one, index) =>
        index === at ? { ...one, values: { ...one.values, [area]: (one.values[area] ?? 0) + more } } : one,
      )
      const [before, after] = [stepsOf(asked), stepsOf({ ...asked, indicators: needier })]
      if (before === undefined || after === undefined) return
      const of = (steps: readonly Step[]) => steps.find((one) => one.area === area)?.pence ?? 0
      expect(of(after)).toBeGreaterThanOrEqual(of(before))
    }),
    limits,
  )
})

test('the order in which areas and indicators are written down changes nothing', () => {
  fc.assert(
    fc.property(anyRules, fc.integer({ min: 1, max: 11 }), (asked, turn) => {
      const areas = [
        ...asked.areas.slice(turn % asked.areas.length),
        ...asked.areas.slice(0, turn % asked.areas.length),
      ].reverse()
      const turned = stepsOf({ ...asked, areas, indicators: asked.indicators.toReversed() })
      const byArea = (steps: readonly Step[] | undefined) =>
        steps && Object.fromEntries(steps.map(({ area, pence }) => [area, pence]))
      expect(byArea(turned)).toEqual(byArea(stepsOf(asked)))
    }),
    limits,
  )
})

test('without floors, caps or a transition each gets its weighted share, worked out another way', () => {
  fc.assert(
    fc.property(anyRules, (rules) => {
      const asked = { ...rules, floor_pence: 0, floor_percent: 0, cap_percent: null, phase: { year: 1, of: 1 } }
      const steps = stepsOf(asked)
      if (steps === undefined) return
      const weights = asked.indicators.reduce((all, { weight }) => all + weight, 0)
      for (const { area, pence } of steps) {
        const share = asked.indicators.reduce((all, { weight, values }) => {
          const whole = Object.values(values).reduce((a, b) => a + b, 0)
          return all + (weight / weights) * ((values[area] ?? 0) / whole)
        }, 0)
        expect(Math.abs(pence - share * asked.pence)).toBeLessThan(1.001)
      }
    }),
    limits,
  )
})

const two = (over: Partial<Asked>): Asked => ({
  pence: 1000,
  areas: ['S12000005', 'S12000006'],
  indicators: [
    { name: 'Unemployed', as_at: '2026-03-31', source: 'test', weight: 1, values: { S12000005: 1, S12000006: 3 } },
  ],
  former: { S12000005: 600, S12000006: 400 },
  floor_pence: 0,
  floor_percent: 0,
  cap_percent: null,
  phase: { year: 1, of: 1 },
  ...over,
})
const pence = (over: Partial<Asked>) => stepsOf(two(over))?.map((one) => one.pence)
const words = (over: Partial<Asked>) => {
  const shared = distribute(two(over))
  return 'refused' in shared ? shared.refused : 'nothing was refused'
}

test('floors, caps and the transition, by hand', () => {
  expect(pence({})).toEqual([250, 750])
  expect(pence({ floor_percent: 90 })).toEqual([540, 460])
  expect(pence({ cap_percent: 150 })).toEqual([400, 600])
  expect(pence({ phase: { year: 1, of: 2 } })).toEqual([425, 575])
  expect(
    pence({
      pence: 1001,
      indicators: two({}).indicators.map((one) => ({ ...one, values: { S12000005: 1, S12000006: 1 } })),
    }),
  ).toEqual([501, 500])
})

test('what cannot be done is refused in words', () => {
  expect(words({ floor_pence: 600 })).toBe('The floors come to £12, which is £2 more than there is to share out')
  expect(words({ cap_percent: 90 })).toBe('The caps come to £9: £1 could be given to nobody')
  expect(words({ floor_pence: 450, cap_percent: 100 })).toBe('The floor is above the cap in 1 area: S12000006')
  expect(words({ indicators: two({}).indicators.map((one) => ({ ...one, values: {} })) })).toBe(
    '“Unemployed” is nothing in every area: it says nothing of who needs what',
  )
  expect(
    words({
      former: { S12000005: 400 },
      cap_percent: 100,
      indicators: two({}).indicators.map((one) => ({ ...one, values: { S12000005: 5 } })),
    }),
  ).toBe('The caps leave money that no area may have: raise the cap, or share out less')
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { type Rules, rowsByHand, rules, type World } from './by-hand.testing.ts'
import { dimensions } from './measures.ts'
import { statistics } from './statistics.ts'
import { asAtDays, store, worlds } from './world.testing.ts'

const house = await testDatabase()
const days = fc.constantFrom(...asAtDays)
const inSql = (as_at: string, area?: string) =>
  house.asStatistician((tx) => statistics(tx, { as_at: calendarDate(as_at), area, by: dimensions }))

describe('the measures, calculated twice', () => {
  it('come to the same, in any world, as at any day, for the nation and for an area', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, days, async (world, as_at) => {
        await store(house, world)
        expect((await inSql(as_at)).rows).toEqual(rowsByHand(world, as_at, dimensions))
        const city = { ...world, people: world.people.filter((person) => person.area_id === 'S12000049') }
        expect((await inSql(as_at, 'S12000049')).rows).toEqual(rowsByHand(city, as_at, dimensions))
      }),
      { numRuns: 80 },
    )
  }, 120_000)
})

const turnedOver: Record<string, Partial<Rules>> = {
  'counting a person again when they return': { countsOnce: false },
  'taking the period from the latest registration': { periodIsOfFirstRegistration: false },
  'asking after calendar months instead of 28, 91, 182 and 364 days': { dueDays: (weeks) => weeks * 7 + 1 },
  'counting a follow-up a day late': { isDue: (due, as_at) => due < as_at },
  'counting those not yet due': { isDue: () => true },
  'taking no answer for yes': { isIn: (answer) => answer !== 'no' },
  'taking "unknown" for an answer': { isAnswer: (answer) => answer !== null },
  'following the latest job instead of the first': { whichJob: (starts) => starts.sort().at(-1) },
  'counting rows that were corrected': { correctedRowsCount: true },
  'calling somebody gone who came back': { comingBackUndoesLeaving: false },
  'counting what happened after the day': { happened: () => true },
  'letting 25 into the band to 24': {
    ageBand: (born, on) => rules.ageBand(born, on === '' ? on : `${Number(on.slice(0, 4)) - 1}${on.slice(4)}`),
  },
  'calling a condition that limits not at all a disability': {
    disabled: (condition, limits) => (condition === 'yes' ? 'yes' : rules.disabled(condition, limits)),
  },
  'folding the blanks of disability into unknown': {
    disabled: (condition, limits) => {
      const answer = rules.disabled(condition, limits)
      return answer === 'yes' || answer === 'no' ? answer : 'unknown'
    },
  },
  'leaving mixed groups out of minority ethnic': { minorityEthnic: ['asian', 'african_caribbean_black', 'other'] },
  'counting mothers of 25 as under 25': { youngMotherUnder: 26 },
  'counting families of two children as three': { manyChildren: 2 },
  'cutting rates off instead of rounding half up': { tenths: (count, of) => Math.trunc((count * 1000) / of) },
  'calling only the latest quarter provisional': { provisionalQuarters: 1 },
  'showing nought for what is too early': { tooEarly: () => false },
}

describe('a rule turned over would be noticed', () => {
  const seen: { world: World; as_at: string; rows: unknown[] }[] = []
  it.each(Object.entries(turnedOver))(
    '%s',
    async (_, change) => {
      if (seen.length === 0) {
        for (const [at, world] of fc.sample(worlds, { seed: 7, numRuns: 20 }).entries()) {
          const as_at = ['2025-02-28', '2025-09-30', '2026-03-31'][at % 3] ?? '2026-03-31'
          await store(house, world)
          seen.push({ world, as_at, rows: (await inSql(as_at)).rows })
        }
      }
      const parts = seen.some(
        ({ world, as_at, rows }) =>
          JSON.stringify(rowsByHand(world, as_at, dimensions, { ...rules, ...change })) !== JSON.stringify(rows),
      )
      expect(parts).toBe(true)
    },
    120_000,
  )
})

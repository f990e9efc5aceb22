import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#platform/access'
import { routerFor } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { participantsByHand } from '../by-hand.testing.ts'
import { econ1Share } from '../dashboards/econ1/econ1-block.tsx'
import { areas, store, worldsOf } from '../world.testing.ts'
import { type Need, storeNeed } from './need.queries.ts'
import { needFigures, reachAgainstNeed } from './need-routes.ts'
import { reachedOf } from './reach.queries.ts'
import { perThousand, rateOf, reachIn } from './reach.ts'

const house = await testDatabase()
const [city, island] = areas
const day = calendarDate
const need = (measure: string, as_at: string, people: number): Need => ({
  ...{ measure, as_at: day(as_at), people },
  ...{ source: 'An invented office', invented: true },
})

describe('who was reached', () => {
  it('is the same by a second calculation over rows, in each area and in both', async () => {
    const as_at = day('2026-03-31')
    await fc.assert(
      fc.asyncProperty(worldsOf({ minLength: 20, maxLength: 60 }), async (world) => {
        await store(house, world)
        const lately = participantsByHand(world, as_at).filter(({ registered_on }) => registered_on > '2025-03-31')
        for (const area of [city, island, undefined]) {
          const here = lately.filter(({ area_id }) => area === undefined || area_id === area)
          const count = (which: (one: (typeof here)[number]) => boolean) => here.filter(which).length
          const reached = await house.asStatistician((tx) => reachedOf(tx, { as_at, area }))
          expect(Object.fromEntries(reached)).toEqual({
            population_16_64: here.length,
            unemployed: 0,
            aged_16_24: count(({ age_band }) => age_band === '16-19' || age_band === '20-24'),
            disabled_16_64: count(({ disabled }) => disabled === 'yes'),
            minority_ethnic_16_64: count(({ ethnic_group }) => ethnic_group === 'minority_ethnic'),
            lone_parents: count(({ priority_families }) => priority_families.includes('lone_parent')),
            most_deprived_fifth_16_64: count(({ simd_quintile }) => simd_quintile === '1'),
          })
        }
      }),
      { numRuns: 6 },
    )
  })
})

describe('a reach', () => {
  it('is for every thousand, half up, within its interval; none of nobody, and no interval beyond everybody', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.integer({ min: 1, max: 100_000 }), (reached, people) => {
        const { rate, low, high } = rateOf(reached, people)
        expect(rate).toBeCloseTo((reached * 1000) / people, 0)
        if (reached > people) expect([low, high]).toEqual([null, null])
        else expect((low ?? 1e9) <= (rate ?? 0) + 0.05 && (high ?? 0) >= (rate ?? 0) - 0.05).toBe(true)
      }),
    )
    expect(perThousand(1, 20_000)).toBe(0.1)
    expect(perThousand(1, 20_001)).toBe(0)
    expect(perThousand(3, 0)).toBeNull()
  })

  it('takes the latest table that there was on the day, and says where there is none', () => {
    const needs = [
      need('unemployed', '2025-03-31', 400),
      need('unemployed', '2026-03-31', 500),
      need('unemployed', '2026-12-31', 600),
    ]
    const all = reachIn(needs, new Map([['unemployed', 25]]), day('2026-11-22'))
    expect(all.find(({ of }) => of.measure === 'unemployed')).toMatchObject({
      reached: 25,
      rate: 50,
      need: { people: 500 },
    })
    expect(all.find(({ of }) => of.measure === 'aged_16_24')).toMatchObject({ need: undefined, rate: null, low: null })
  })
})

describe('the share of ECON 1', () => {
  const needs = [
    need('unemployed', '2025-03-31', 400),
    need('unemployed', '2026-03-31', 500),
    need('population_16_64', '2024-03-31', 9),
  ]
  it('has the unemployed of its own year under it, and none where that year has no table', () => {
    expect(econ1Share({ year: '2024-25', people: 50 }, needs).rate).toBe(12.5)
    expect(econ1Share({ year: '2025-26', people: 50 }, needs).rate).toBe(10)
    expect(econ1Share({ year: '2026-27', people: 50 }, needs)).toMatchObject({
      need: undefined,
      rate: null,
      interval: null,
    })
    expect(econ1Share({ year: '2023-24', people: 50 }, needs).rate).toBeNull()
  })
  it('is none where fewer are unemployed than were helped: the table does not fit', () => {
    expect(econ1Share({ year: '2024-25', people: 401 }, needs)).toMatchObject({ rate: null, interval: null })
  })
})

describe('the page', () => {
  let as: { role: Role; area_id: string | null }
  const app = routerFor([reachAgainstNeed, needFigures], {
    database: house.database,
    clock: house.clock,
    secret: 'a secret of the tests',
    demonstration: true,
    identify: async () => ({
      viewer: { user_id: uuid(), name: 'Ailsa Madeup', organisation_id: uuid(), organisation_name: '', ...as },
    }),
    navigation: () => [],
  })
  const get = async (role: Role, area_id: string | null, path = '/reports/need') => {
    as = { role, area_id }
    const answer = await app.request(path)
    return { status: answer.status, text: (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') }
  }
  beforeAll(async () => {
    const table = { as_at: day('2026-03-31'), source: 'An invented office', fingerprint: 'x', invented: true }
    await house.asWorker((tx) => storeNeed(tx, table, [{ area_id: city, measure: 'aged_16_24', people: 900 }]))
  })

  it('names the table, says that it is invented, and which are missing', async () => {
    const { text } = await get('coordinator', city)
    expect(text).toContain('Invented: An invented office')
    expect(text).toContain('6 tables are missing')
    expect((await get('coordinator', island)).text).toContain('7 tables are missing')
    expect((await get('coordinator', city, '/reports/need/figures')).text).toContain('aged_16_24')
  })

  it('of the nation needs every area', async () => {
    expect((await get('analyst', null)).text).toContain('7 tables are missing')
  })
})

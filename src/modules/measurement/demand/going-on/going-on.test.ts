import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { addDays, calendarDate, periodOf } from '#platform/time'
import { type Asked, as_at, byThen, city, demandOf, drawnReferral, isWithdrawn, referralOf } from '../demand.testing.ts'
import { byTownCountry } from '../town-country/town-country.queries.ts'
import { townAndCountryInWords } from '../town-country/town-country.tsx'
import { goingOn, keysGoingOn } from './going-on.queries.ts'

const house = await testDatabase()
const { organisations, write, run } = await demandOf(house)
const world = fc.sample(drawnReferral, { numRuns: 140, seed: 23 }).map((one): Asked => referralOf(one, organisations))
const classOf: Readonly<Record<string, string>> = { ZA3: '1', ZA4: '6' }

beforeAll(async () => {
  await run(sql`insert into partnership.place_edition (edition, from_on, source, fingerprint, postcodes)
    values ('2020', '2020-01-01', 'An invented office', 'f', 2)`)
  for (const [district, urban_rural] of Object.entries(classOf))
    await run(sql`insert into partnership.postcode (edition_id, postcode, data_zone, simd_decile, urban_rural, area_id)
      select id, ${`${district} 4AB`}, 'S01000001', 3, ${Number(urban_rural)}, ${city} from partnership.place_edition`)
  for (const one of world) await write(one)
}, 120_000)

const here = world.filter((one) => one.area === city)

describe('whose wait goes on', () => {
  const sent = here.filter((one) => one.sent_on > addDays(as_at, -365) && one.sent_on <= as_at)
  const open = sent.filter((one) => !(isWithdrawn(one) && byThen(one.ended_on) !== null))
  const accepted = (one: Asked) => byThen(one.offers.find(({ answer }) => answer === 'accepted')?.answered_on) !== null
  const met = (one: Asked) =>
    byThen(one.met_on) !== null ||
    (accepted(one) && one.notes.some(({ on }) => on >= one.sent_on && byThen(on) !== null))

  it('until somebody says yes, and until the first contact, is who it is one by one; who withdrew waits no longer', async () => {
    const waits = await house.asStatistician((tx) => goingOn(tx, { area: city, as_at }))
    const hand = {
      acceptance: open.filter((one) => !accepted(one)).length,
      first_contact: open.filter((one) => !met(one)).length,
    }
    for (const wait of ['acceptance', 'first_contact'] as const) {
      expect(waits.get(wait)).toBe(hand[wait])
      const keys = await house.asStatistician((tx) => keysGoingOn(tx, { area: city, as_at, wait }))
      expect(keys).toHaveLength(hand[wait])
    }
    expect(hand.acceptance).toBeGreaterThan(3)
    expect(open.length).toBeLessThan(sent.length)
  })
})

describe('a share in town and in the country', () => {
  it.each(['all', '2025-26'])('of %s is what it is person by person', async (period) => {
    const within = period === 'all' ? undefined : periodOf(period)
    const people = here.filter(
      ({ registered_on: on }) =>
        byThen(on) !== null && (within === undefined || (on !== null && on >= within.from && on <= within.to)),
    )
    const found = await house.asStatistician((tx) =>
      byTownCountry(tx, { as_at, area: city, measure: 'entered_employment', period }),
    )
    const hand = ['1', '6', 'unknown'].map((one) => {
      const its = people.filter(({ district }) => (classOf[district ?? ''] ?? 'unknown') === one)
      return { class: one, count: its.filter(({ job_on }) => byThen(job_on) !== null).length, of: its.length }
    })
    expect(found).toEqual(hand.filter(({ of }) => of > 0))
    expect(found.length).toBeGreaterThan(1)
  })

  it('of those due counts nobody who could not have got there', async () => {
    const found = await house.asStatistician((tx) =>
      byTownCountry(tx, { as_at, area: city, measure: 'in_work_4w', period: 'all' }),
    )
    const due = here.filter(
      ({ registered_on, job_on }) =>
        byThen(registered_on) !== null && job_on !== null && addDays(calendarDate(job_on), 28) <= as_at,
    )
    expect(found.reduce((sum, { of }) => sum + of, 0)).toBe(due.length)
    expect(due.length).toBeGreaterThan(3)
  })

  it('is said in one sentence, accessible and remote rural against the rest', () => {
    const of = (count: number, all: number, one: string) => ({ class: one, count, of: all })
    expect(
      townAndCountryInWords([of(40, 50, '1'), of(16, 20, '4'), of(30, 60, '5'), of(18, 20, '6'), of(9, 9, 'unknown')]),
    ).toBe(
      'Country 60.0% of 80, town 80.0% of 70: a difference of -20.0 points (-33.4 to -5.2), less often in the country.',
    )
    expect(townAndCountryInWords([of(40, 50, '1'), of(3, 9, '6')])).toContain('too few to compare')
  })
})

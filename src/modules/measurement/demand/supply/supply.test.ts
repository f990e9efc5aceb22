import fc from 'fast-check'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { isReferenceCode, referenceList } from '#platform/reference'
import { testDatabase } from '#platform/testing'
import { addDays, calendarDate, daysBetween } from '#platform/time'
import {
  type Asked,
  as_at,
  becameByHand,
  byThen,
  city,
  daysByHand,
  demandOf,
  drawnReferral,
  island,
  referralOf,
} from '../demand.testing.ts'
import { helpedBy } from './helped-by.ts'
import { balance, demandFor, keysWaiting, servicesIn, waitingBy } from './supply.queries.ts'
import { waitingNow } from './waiting.ts'

const house = await testDatabase()
const { organisations, write, run } = await demandOf(house)
/** What an assessment found, where there was one: the codes of two questions, and the day it was finished. */
const assessments = fc.option(
  fc.record({
    money: fc.subarray(['none', 'bills', 'debt', 'benefits']),
    housing: fc.constantFrom('settled', 'worried', 'none'),
    finished: fc.integer({ min: 0, max: 420 }),
  }),
  { freq: 3 },
)
const drawn = fc.sample(fc.tuple(drawnReferral, assessments), { numRuns: 120, seed: 11 })
const world = drawn.map(([one, assessed]) => ({ ...referralOf(one, organisations), assessed }))
type Somebody = Asked & { assessed: (typeof world)[number]['assessed'] }
const within = { from: addDays(as_at, -364), to: as_at }
const first = calendarDate('2025-10-01')

const services = [
  { needs: ['money', 'housing'], area: city, by: 'works', state: 'active' },
  { needs: ['money'], area: city, by: 'school', state: 'active' },
  { needs: ['money'], area: null, by: null, state: 'active' },
  { needs: ['money'], area: island, by: null, state: 'active' },
  { needs: ['digital'], area: city, by: 'works', state: 'defunct' },
] as const

beforeAll(async () => {
  for (const one of world) {
    const { person, spell } = await write(one)
    if (one.assessed === null || spell === null) continue
    const [id, finished] = [uuid(), addDays(first, one.assessed.finished)]
    await run(sql`insert into journeys.assessment (id, area_id, person_id, spell_id, instrument, version, started_on, started_by_name, finished_on, finished_at, finished_by_name)
      values (${id}, ${one.area}, ${person}, ${spell}, 'needs', '1', ${finished}, 'Morag Fictus', ${finished}, nwd.clock(), 'Morag Fictus')`)
    for (const [question, codes] of [
      ['money', one.assessed.money],
      ['housing', [one.assessed.housing]],
    ] as const)
      await run(sql`insert into journeys.answer (id, area_id, person_id, assessment_id, question, shown, answer, answered_by_name)
        values (${uuid()}, ${one.area}, ${person}, ${id}, ${question}, '{}', ${JSON.stringify({ codes, words: null })}::jsonb, 'Morag Fictus')`)
    // Neither what was answered before nor what the path no longer leads to is found.
    await run(sql`insert into journeys.answer (id, area_id, person_id, assessment_id, question, shown, answer, answered_by_name, asked, superseded_at)
      values (${uuid()}, ${one.area}, ${person}, ${id}, 'digital', '{}', '{"codes":["a_lot"],"words":null}', 'Morag Fictus', true, nwd.clock()),
        (${uuid()}, ${one.area}, ${person}, ${id}, 'digital', '{}', '{"codes":["a_lot"],"words":null}', 'Morag Fictus', false, null)`)
  }
  for (const one of services) {
    const organisation = uuid()
    await run(sql`insert into directory.organisation (id, area_id, partner_id, name, description)
      values (${organisation}, ${one.area}, ${one.by && organisations[one.by]}, 'Northtown Helps', 'Helps')`)
    await run(sql`insert into directory.service (id, area_id, organisation_id, name, status, last_modified, review_by, needs)
      values (${uuid()}, ${one.area}, ${organisation}, 'Help', ${one.state}, nwd.clock(), ${as_at}, ${[...one.needs]})`)
  }
}, 120_000)

const here = world.filter((one) => one.area === city)
const inTime = (on: string) => on >= within.from && on <= as_at

/** The needs that somebody's assessment found in time: anything but "none" of money, and a home that is not settled. */
function foundIn({ assessed, registered_on }: Somebody): string[] {
  if (assessed === null || registered_on === null || !inTime(addDays(first, assessed.finished))) return []
  const money = assessed.money.some((code) => code !== 'none') ? ['money'] : []
  return assessed.housing === 'settled' ? money : [...money, 'housing']
}

describe('demand beside supply', () => {
  it('counts each person once a need, by referral, by assessment and by either, and who waits', async () => {
    const demand = await house.asStatistician((tx) => demandFor(tx, { area: city, as_at, within }))
    for (const need of ['housing', 'money', 'digital', 'safety']) {
      const referred = here.filter((one) => one.needs.includes(need) && inTime(one.sent_on))
      const assessed = here.filter((one) => foundIn(one).includes(need))
      const waiting = here.filter(
        (one) => one.needs.includes(need) && one.sent_on <= as_at && becameByHand(one) === 'waiting',
      )
      expect(demand.find((one) => one.need === need)).toEqual({
        need,
        referred: referred.length,
        assessed: assessed.length,
        people: new Set([...referred, ...assessed]).size,
        waiting: waiting.length,
      })
    }
    expect(demand.find(({ need }) => need === 'money')?.assessed).toBeGreaterThan(3)
  })

  it('has the services that run now, here or everywhere, with the wait that was observed of who runs them', async () => {
    const found = await house.asStatistician((tx) => servicesIn(tx, { area: city, as_at }))
    const clock = calendarDate('2026-11-23')
    const taken = here.filter(
      ({ offers, sent_on }) =>
        offers.some(({ answer }) => answer === 'accepted') &&
        sent_on >= addDays(clock, -365) &&
        sent_on <= addDays(clock, -28),
    )
    const days = taken
      .map(({ sent_on, met_on }) =>
        met_on === null ? Number.POSITIVE_INFINITY : daysBetween(calendarDate(sent_on), calendarDate(met_on)),
      )
      .sort((a, b) => a - b)
    const half = days[Math.ceil(days.length / 2) - 1] ?? null
    expect(days.length).toBeGreaterThan(10)
    expect(found).toEqual([
      { support_need: 'housing', services: 1, observed: 1, shortest: half, longest: half },
      { support_need: 'money', services: 3, observed: 1, shortest: half, longest: half },
    ])
    const none = { referred: 0, assessed: 0, people: 0, waiting: 0 }
    const beside = balance(
      [
        { need: 'money', ...none },
        { need: 'transport', ...none },
        { need: 'safety', ...none },
      ],
      found,
    )
    expect(beside.map(({ services: its }) => its?.services)).toEqual([3, 0, undefined])
  })

  it('matches needs of referrals to needs that the directory is sorted by', () => {
    for (const [need, support] of Object.entries(helpedBy)) {
      expect(isReferenceCode('needs', need)).toBe(true)
      expect(isReferenceCode('support-needs', support)).toBe(true)
    }
    const left = referenceList('needs', as_at).filter(({ code }) => helpedBy[code] === undefined)
    expect(left.map(({ code }) => code)).toEqual(['safety', 'other'])
  })
})

describe('who waits for a yes', () => {
  it('is counted by place and group, with how long, and is who it says', async () => {
    const rows = await house.asStatistician((tx) => waitingBy(tx, { area: city, as_at }))
    const now = waitingNow(rows, as_at)
    const waiting = here.filter((one) => one.sent_on <= as_at && becameByHand(one) === 'waiting')
    for (const [by, value, its] of [
      ['district', 'ZA3', waiting.filter(({ district }) => district === 'ZA3')],
      ['district', 'unknown', waiting.filter(({ district }) => district === null)],
      ['gender', 'woman', waiting.filter(({ gender }) => gender === 'woman')],
      ['gender', 'unknown', waiting.filter(({ gender }) => gender === null)],
      ['age_band', '25-34', waiting],
      ['urban_rural', 'unknown', waiting],
    ] as const) {
      const days = its.map(({ sent_on }) => daysByHand(sent_on, as_at)).sort((a, b) => b - a)
      const half = days[Math.ceil(days.length / 2) - 1]
      expect(now.find((one) => one.by === by && one.value === value)).toEqual({
        ...{ by, value, people: its.length, half, longest: days[0] },
      })
      const keys = await house.asStatistician((tx) => keysWaiting(tx, { area: city, as_at, which: { by, value } }))
      expect(keys).toHaveLength(its.length)
    }
    expect(byThen(as_at)).toBe(as_at)
    expect(waiting.length).toBeGreaterThan(8)
  })
})

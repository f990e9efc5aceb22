import fc from 'fast-check'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { addDays } from '#platform/time'
import { renderPart } from '#platform/ui'
import {
  type Asked,
  as_at,
  byThen,
  city,
  daysByHand,
  demandOf,
  drawnReferral,
  isWithdrawn,
  referralOf,
} from '../demand.testing.ts'
import { followed, keysOnWay, type WayStep, wholeWays } from './way.queries.ts'
import { wayPage } from './way-page.tsx'
import { fewestDrawn, mapOf, waysIn } from './ways.ts'

const house = await testDatabase()
const { organisations, write, run } = await demandOf(house)
const world = fc.sample(drawnReferral, { numRuns: 140, seed: 5 }).map((one): Asked => referralOf(one, organisations))
const within = { name: '12-months', from: addDays(as_at, -364), to: as_at }
const asked = { area: city, as_at, within }

beforeAll(async () => {
  for (const one of world) await write(one)
}, 120_000)

/** The steps of one referral, as one would put them in order by hand: what happened, day after day. */
function wayOf(one: Asked): { step: WayStep; on: string }[] {
  const happened: [WayStep, string | null][] = [['sent', one.sent_on]]
  for (const { given_on, answer, answered_on } of one.offers) {
    happened.push(['asked', given_on])
    if (answer !== null) happened.push([answer, answered_on])
  }
  if (isWithdrawn(one)) happened.push(['withdrawn', one.ended_on])
  happened.push(['met', one.met_on], ['started', one.registered_on], ['work', one.job_on])
  if (one.left !== null) happened.push([one.left.reason === 'lost_contact' ? 'left' : 'completed', one.left.on])
  return happened
    .flatMap(([step, on]) => (byThen(on) === null || on === null ? [] : [{ step, on }]))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .filter(({ step }, at, all) => all[at - 1]?.step !== step)
}

const its = world
  .filter((one) => one.area === city && one.sent_on >= within.from && one.sent_on <= as_at)
  .map((one) => wayOf(one))

const middle = (days: readonly number[]) => [...days].sort((a, b) => a - b)[Math.ceil(days.length / 2) - 1] ?? null

describe('the ways people went', () => {
  it('are the steps that followed one another in what was drawn, with the days between', async () => {
    const hand = new Map<string, number[]>()
    for (const way of its)
      way.forEach(({ step, on }, at) => {
        const next = way[at + 1]
        if (next === undefined) return
        const days = hand.get(`${step} ${next.step}`) ?? []
        hand.set(`${step} ${next.step}`, [...days, daysByHand(on, next.on)])
      })
    const { flows, folded, here, steps } = await house.asStatistician(async (tx) => mapOf(await followed(tx, asked)))
    const often = [...hand].filter(([, days]) => days.length >= fewestDrawn)
    expect(Object.fromEntries(flows.map(({ from, to, of, half }) => [`${from} ${to}`, [of, half]]))).toEqual(
      Object.fromEntries(often.map(([way, days]) => [way, [days.length, middle(days)]])),
    )
    const rare = [...hand.values()].filter((days) => days.length < fewestDrawn)
    expect(folded.reduce((sum, { count }) => sum + count, 0)).toBe(rare.flat().length)
    const counts: Record<string, number> = {}
    for (const { step } of its.flat()) counts[step] = (counts[step] ?? 0) + 1
    expect(Object.fromEntries(steps.map(({ step, count }) => [step, count]))).toEqual(counts)
    expect(counts.completed).not.toBe(counts.left)
    for (const { at, count } of here) {
      expect(count).toBe(its.filter((way) => way.at(-1)?.step === at).length)
      const keys = await house.asStatistician((tx) => keysOnWay(tx, { ...asked, from: at, to: null }))
      expect(keys).toHaveLength(count)
    }
    expect(often.length).toBeGreaterThan(5)
    expect(rare.length).toBeGreaterThan(2)
  })

  it('are whole ways from first step to last, the rare ones as one', async () => {
    const hand = Map.groupBy(its, (way) => way.map(({ step }) => step).join(' '))
    const { ways, rare } = await house.asStatistician(async (tx) => waysIn(await wholeWays(tx, asked)))
    const often = [...hand].filter(([, all]) => all.length >= fewestDrawn)
    expect(Object.fromEntries(ways.map(({ steps, of }) => [steps.join(' '), of]))).toEqual(
      Object.fromEntries(often.map(([way, all]) => [way, all.length])),
    )
    expect(rare.referrals).toBe(its.length - often.reduce((sum, [, all]) => sum + all.length, 0))
    expect(ways.length).toBeGreaterThan(1)
  })

  it('end where the person decided for themself, and a step that comes twice in a row is one', async () => {
    const [first] = world.filter(({ area }) => area !== city)
    const { person, id } = await write({
      ...{
        ...(first ?? world[0]),
        area: city,
        sent_on: '2020-06-01',
        ended_on: null,
        registered_on: null,
        met_on: null,
      },
      ...{ offers: [], notes: [], job_on: null, left: null, needs: [], district: null, gender: null },
      ...{ sender: organisations.school, because: 'other' },
    })
    for (const [place, kind, goes] of [
      [2, 'given', null],
      [3, 'given', null],
      [4, 'declined', 'nobody'],
    ] as const)
      await run(sql`insert into referrals.event (id, area_id, person_id, referral_id, place, kind, goes_to, at, by_name)
        values (${uuid()}, ${city}, ${person}, ${id}, ${place}, ${kind}, ${goes}, '2020-06-02T12:00:00Z', 'Somebody')`)
    const then = { ...asked, within: { from: addDays(as_at, -3000), to: addDays(as_at, -800) } }
    const rows = await house.asStatistician((tx) => wholeWays(tx, then))
    expect(rows.map(({ steps }) => steps)).toEqual([['sent', 'asked', 'declined', 'closed']])
  })
})

it('the map is drawn with its table, and says what is not drawn', () => {
  const row = (step: WayStep, next: WayStep | null, people: number) => ({
    step,
    next,
    from: as_at,
    to: next && as_at,
    people,
  })
  const map = mapOf([
    row('sent', 'asked', 9),
    row('asked', 'declined', 5),
    row('declined', 'asked', 6),
    row('asked', 'accepted', 2),
    row('asked', null, 3),
  ])
  const ways = { ways: [], rare: { ways: 3, referrals: 9 } }
  const { main } = wayPage({ ...asked, ...ways, map, place: 'Glasgow City' })
  const text = renderPart(main).replace(/\s+/g, ' ')
  expect(text).toContain('Sent to Somebody asked 9, half on the same day')
  expect(text).toContain('One rare way: 2')
  expect(text).toContain('There still: 3')
  // The way back, from declined to asked, is a broken line; no other is.
  expect(text.match(/stroke-dasharray/g)).toHaveLength(1)
  expect(text).toContain('3 ways that fewer than 5 went')
})

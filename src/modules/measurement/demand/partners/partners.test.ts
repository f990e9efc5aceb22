import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { referenceList } from '#platform/reference'
import { testDatabase } from '#platform/testing'
import { addDays } from '#platform/time'
import { type Asked, as_at, byThen, city, daysByHand, demandOf, drawnReferral, referralOf } from '../demand.testing.ts'
import { keysBehindPartner, partnerWaits, type Side, type Step, steps } from './partners.queries.ts'
import { asSeenBy, partnersIn } from './partners.ts'

const house = await testDatabase()
const { organisations, write, run } = await demandOf(house)
const { works, support, school } = organisations
const world: Asked[] = fc
  .sample(drawnReferral, { numRuns: 120, seed: 4 })
  .map((one): Asked => referralOf(one, organisations))
const within = { from: addDays(as_at, -364), to: as_at }

beforeAll(async () => {
  for (const one of world) await write(one)
}, 120_000)

/** The days of one referral's steps, as one reads them off what was drawn. */
function stepsOf(one: Asked, partner: string | undefined): Record<Step, string | null> {
  const yes = one.offers.find(({ answer }) => answer === 'accepted')
  const accepted = byThen(yes?.answered_on)
  const theirs = accepted !== null && (partner === undefined || yes?.organisation === partner)
  const contacts = [
    ...one.notes.filter(({ on }) => accepted !== null && on >= one.sent_on).map(({ on }) => on),
    one.met_on,
  ].flatMap((on) => byThen(on) ?? [])
  const started = byThen(one.registered_on)
  const completed = one.left?.reason === 'lost_contact' ? null : byThen(one.left?.on)
  // Who sent it sees each step whether or not it has been accepted by the day.
  const told = partner === undefined || theirs
  return {
    accepted: theirs ? accepted : null,
    first_contact: told ? (contacts.sort()[0] ?? null) : null,
    met: told ? byThen(one.met_on) : null,
    started: told ? started : null,
    completed: told && started !== null ? completed : null,
  }
}

function byHand(partner: string, side: Side) {
  const began = (one: Asked) =>
    side === 'sent'
      ? one.sender === partner
        ? one.sent_on
        : undefined
      : one.offers.filter(({ organisation, given_on }) => organisation === partner && given_on <= as_at).at(-1)
          ?.given_on
  const its = world.flatMap((one) => {
    const from = one.area === city ? began(one) : undefined
    if (from === undefined || one.sent_on > as_at || from < within.from || from > within.to) return []
    return [{ from, steps: stepsOf(one, side === 'asked' ? partner : undefined) }]
  })
  return Object.fromEntries(
    steps.map((step) => {
      const days = its
        .flatMap(({ from, steps: { [step]: on } }) => (on === null ? [] : [daysByHand(from, on)]))
        .sort((a, b) => a - b)
      const half = days[Math.ceil(days.length / 2) - 1] ?? null
      return [step, { of: its.length, over: days.length, half }]
    }),
  )
}

const counted = async (partner: string, side: Side) => {
  const waits = await house.asStatistician((tx) => partnerWaits(tx, { area: city, as_at, side, within }))
  const one = partnersIn(waits).find((each) => each.partner === partner)
  return Object.fromEntries(
    steps.map((step) => [
      step,
      { of: one?.[step].of ?? 0, over: one?.[step].over ?? 0, half: one?.[step].half ?? null },
    ]),
  )
}

describe('the steps of a partner', () => {
  it.each([
    ['the one that said yes', 'asked', works],
    ['the one that said no', 'asked', support],
    ['a sender', 'sent', school],
    ['another sender', 'sent', support],
  ] as const)('of %s are what they are one by one', async (_, side, partner) => {
    const hand = byHand(partner, side)
    expect(await counted(partner, side)).toEqual(hand)
    expect(hand.accepted?.of).toBeGreaterThan(8)
  })

  it('have as many people behind them as they say', async () => {
    for (const step of ['all', ...steps] as const) {
      const asked = { area: city, as_at, side: 'asked' as const, within, partner: works, step }
      const keys = await house.asStatistician((tx) => keysBehindPartner(tx, asked))
      const hand = byHand(works, 'asked')
      expect(keys).toHaveLength((step === 'all' ? hand.accepted?.of : hand[step]?.over) ?? -1)
    }
  })

  it('complete by the leaving reasons that are aims', async () => {
    const { rows } = await run((await import('kysely')).sql`select pg_get_viewdef('stats.completed'::regclass) as says`)
    const says = JSON.stringify(rows)
    for (const { code, positive } of referenceList('leaving-reasons', as_at))
      expect(says.includes(`'${code}'`)).toBe(positive)
  })
})

describe('who sees which partner', () => {
  const wait = (partner: string) => ({ partner, step: 'accepted' as const, from: as_at, to: as_at, people: 2 })

  it('a partner sees itself, and all others as one where there are three or more', () => {
    const waits = ['own', 'one', 'two', 'three'].map(wait)
    expect(asSeenBy('own', waits).own.accepted.of).toBe(2)
    expect(asSeenBy('own', waits).others?.accepted.of).toBe(6)
    expect(asSeenBy('own', waits.slice(0, 3)).others).toBeUndefined()
  })
})

import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { addDays, calendarDate, isWorkingDay } from '#platform/time'
import { city, island, partnershipOf, type SentReferral } from './sent.testing.ts'
import { waitingTimes } from './waiting.queries.ts'

const house = await testDatabase()
const { organisations, put } = await partnershipOf(house)
const as_at = calendarDate('2026-11-22')
const day = (number: number) => addDays(calendarDate('2025-10-01'), number)

/** Referrals of two areas, sent within 420 days; each step so many days after the one before, or not at all. */
const after = fc.option(fc.integer({ min: 0, max: 40 }), { freq: 4 })
const drawn = fc.record({
  area: fc.constantFrom(city, city, island),
  sent: fc.integer({ min: 0, max: 420 }),
  first: fc.record({
    given: fc.integer({ min: 0, max: 5 }),
    declined: fc.option(fc.integer({ min: 0, max: 5 }), { freq: 2 }),
  }),
  accepted: after,
  met: after,
  notes: fc.array(
    fc.record({
      at: fc.integer({ min: -20, max: 60 }),
      ours: fc.boolean(),
      with_person: fc.boolean(),
      current: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
})

function referralFrom({
  area,
  sent,
  first,
  accepted,
  met,
  notes,
}: typeof drawn extends fc.Arbitrary<infer T> ? T : never): SentReferral {
  const { works, support, school } = organisations
  const given = sent + first.given
  const declined =
    first.declined === null
      ? []
      : [
          {
            organisation: support,
            given_on: day(given),
            answer: 'declined' as const,
            answered_on: day(given + first.declined),
          },
        ]
  const again = given + (first.declined ?? 0)
  const said = accepted === null ? null : again + accepted
  return {
    area,
    sender: school,
    sent_on: day(sent),
    offers: [
      ...declined,
      {
        organisation: works,
        given_on: day(again),
        answer: said === null ? null : 'accepted',
        answered_on: said === null ? null : day(said),
      },
    ],
    met_on: said === null || met === null ? null : day(said + met),
    notes: notes.map(({ at, ours, ...note }) => ({
      ...note,
      organisation: ours ? works : support,
      on: day(sent + at),
    })),
    registered_on: null,
    job_on: null,
  }
}

const world = fc.sample(drawn, { numRuns: 90, seed: 20261122 }).map(referralFrom)

beforeAll(async () => {
  for (const one of world) await put(one)
}, 120_000)

/** The same by hand: each referral by itself, each day by itself. */
function byHand(area: string | undefined, ends: (one: SentReferral) => string | null) {
  const sent = world.filter(
    (one) => (area === undefined || one.area === area) && one.sent_on <= as_at && one.sent_on > '2025-11-22',
  )
  const days: number[] = []
  for (const one of sent) {
    const end = ends(one)
    if (end === null || end > as_at) continue
    let count = 0
    for (let at = addDays(calendarDate(one.sent_on), 1); at <= end; at = addDays(at, 1)) if (isWorkingDay(at)) count++
    days.push(count)
  }
  const fewest = (share: number) => {
    for (let limit = 0; limit < 200; limit++)
      if (days.length > 0 && days.filter((one) => one <= limit).length >= share * days.length) return limit
    return null
  }
  return { of: sent.length, over: days.length, quarter: fewest(0.25), half: fewest(0.5), threeQuarters: fewest(0.75) }
}

const acceptance = (one: SentReferral) => one.offers.find(({ answer }) => answer === 'accepted')?.answered_on ?? null

function firstContact(one: SentReferral): string | null {
  const accepted = acceptance(one)
  const byThen = accepted !== null && accepted <= as_at
  // Whoever said yes after the day of the figures has not said so yet; notes of theirs count once they have.
  const notes = one.notes
    .filter((note) => byThen && note.current && note.with_person && note.organisation === organisations.works)
    .map(({ on }) => on)
    .filter((on) => on >= one.sent_on && on <= as_at)
  const met = one.met_on !== null && one.met_on <= as_at ? [one.met_on] : []
  return [...notes, ...met].sort()[0] ?? null
}

describe.each([
  ['the city', city],
  ['the island', island],
  ['Scotland', undefined],
] as const)('how long people of %s wait', (_, area) => {
  it('until they are accepted, and until the first contact, is what it is one by one', async () => {
    const waiting = await house.asStatistician((tx) => waitingTimes(tx, { as_at, area }))
    expect(waiting.get('acceptance')).toEqual(byHand(area, acceptance))
    expect(waiting.get('first_contact')).toEqual(byHand(area, firstContact))
    expect(waiting.get('acceptance')?.over).toBeGreaterThan(2)
    expect(waiting.get('first_contact')?.over).toBeGreaterThan(2)
  })
})

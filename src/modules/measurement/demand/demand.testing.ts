import fc from 'fast-check'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { TestDatabase } from '#platform/testing'
import { addDays, calendarDate, isWorkingDay } from '#platform/time'
import { city, island, partnershipOf, type SentReferral } from '../dashboards/progress/sent.testing.ts'

export { city, island }
export const as_at = calendarDate('2026-11-22')
export const day = (number: number) => addDays(calendarDate('2025-10-01'), number)

/** A referral with what it asked for, where the person lives and how it went on. */
export interface Asked extends SentReferral {
  needs: string[]
  district: string | null
  gender: string | null
  /** Why it was declined, where it was. */
  because: string
  ended_on: string | null
  left: { on: string; reason: string } | null
}

const offset = fc.option(fc.integer({ min: 0, max: 30 }), { freq: 4 })

/** Referrals of two areas, sent within 420 days by two partners to two others; each step so many days after the one before, or not at all. */
export const drawnReferral = fc.record({
  area: fc.constantFrom(city, city, city, island),
  school: fc.boolean(),
  sent: fc.integer({ min: 0, max: 420 }),
  given: offset,
  declined: fc.option(fc.integer({ min: 0, max: 5 }), { freq: 2 }),
  accepted: offset,
  met: offset,
  contact: fc.option(fc.integer({ min: -5, max: 20 }), { freq: 3 }),
  registered: fc.option(fc.integer({ min: -3, max: 20 }), { freq: 4 }),
  job: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 2 }),
  left: fc.option(
    fc.record({
      after: fc.integer({ min: 0, max: 90 }),
      reason: fc.constantFrom('started_work', 'goals_met', 'lost_contact'),
    }),
    { freq: 3 },
  ),
  because: fc.constantFrom('no_capacity', 'not_eligible', 'service_closed'),
  ended: fc.option(fc.integer({ min: 0, max: 40 }), { freq: 2 }),
  needs: fc.uniqueArray(fc.constantFrom('housing', 'money', 'digital', 'safety'), { minLength: 1, maxLength: 3 }),
  district: fc.constantFrom('ZA3', 'ZA4', 'ZB1', null),
  gender: fc.constantFrom('woman', 'man', 'prefer_not_to_say', null),
})

type Drawn = typeof drawnReferral extends fc.Arbitrary<infer T> ? T : never
type Organisations = Awaited<ReturnType<typeof partnershipOf>>['organisations']

/** What was drawn, as days. */
export function referralOf(drawn: Drawn, { works, support, school }: Organisations): Asked {
  const { sent, given, accepted } = drawn
  const first = sent + (given ?? 0)
  const again = first + (drawn.declined ?? 0)
  const said = given === null || accepted === null ? null : again + accepted
  const after = (days: number | null) => (said === null || days === null ? null : day(said + days))
  const registered = after(drawn.registered)
  const no = { organisation: support, given_on: day(first), answer: 'declined' as const, answered_on: day(again) }
  const yes = {
    organisation: works,
    given_on: day(again),
    answer: said === null ? null : ('accepted' as const),
    answered_on: said === null ? null : day(said),
  }
  return {
    area: drawn.area,
    sender: drawn.school ? school : support,
    sent_on: day(sent),
    offers: given === null ? [] : [...(drawn.declined === null ? [] : [no]), yes],
    met_on: after(drawn.met),
    notes:
      drawn.contact === null || said === null
        ? []
        : [{ organisation: works, on: day(said + drawn.contact), with_person: true, current: true }],
    registered_on: registered,
    job_on: registered === null || drawn.job === null ? null : addDays(calendarDate(registered), drawn.job),
    needs: drawn.needs,
    district: drawn.district,
    gender: drawn.gender,
    because: drawn.because,
    ended_on: drawn.ended === null ? null : day(again + (accepted ?? 0) + 31 + drawn.ended),
    left:
      registered === null || drawn.left === null
        ? null
        : { on: addDays(calendarDate(registered), drawn.left.after), reason: drawn.left.reason },
  }
}

/** Questions of a registration that were not put to anybody here. */
const asked = [
  'trans',
  'sexual_orientation',
  'ethnic_group',
  'condition_12_months',
  'condition_limits',
  'lone_parent',
  'disabled_child',
  'care_experienced',
  'convictions',
  'homeless',
  'refugee',
  'carer',
  'armed_forces',
  'employment_status',
]

/** A partnership in which such referrals are written down as the owner. */
export async function demandOf(house: TestDatabase) {
  const { organisations, put, run } = await partnershipOf(house)
  const noon = (on: string) => `${on}T12:00:00Z`
  const write = async (one: Asked) => {
    const { person, id, spell } = await put(one)
    // What a registration settles by itself it settles at the time of the test, which is no day of this world.
    await run(sql`delete from referrals.event where referral_id = ${id} and kind = 'registered'`)
    await run(sql`update referrals.standing set until = null where referral_id = ${id}`)
    const here = sql`${one.area}, ${person}`
    await run(sql`insert into referrals.content (id, area_id, person_id, referral_id, needs)
      values (${uuid()}, ${here}, ${id}, ${one.needs})`)
    await run(sql`update referrals.event set reason = ${one.because} where referral_id = ${id} and kind = 'declined'`)
    if (isWithdrawn(one))
      await run(sql`insert into referrals.event (id, area_id, person_id, referral_id, place, kind, at, by_name)
        values (${uuid()}, ${here}, ${id}, 50, 'withdrawn', ${noon(one.ended_on ?? '')}, 'Somebody')`)
    if (one.district !== null)
      await run(
        sql`insert into people.contact_details (area_id, person_id, postcode) values (${here}, ${`${one.district} 4AB`})`,
      )
    if (one.gender !== null)
      await run(sql`insert into people.characteristics (id, area_id, person_id, gender, asked_on, ${sql.raw(asked.join(', '))})
        values (${uuid()}, ${here}, ${one.gender}, ${one.sent_on}, ${sql.raw(asked.map(() => "'not_asked'").join(', '))})`)
    const until = one.met_on ?? one.ended_on
    await run(sql`insert into referrals.standing (id, area_id, person_id, referral_id, list, due_on, since, until)
      values (${uuid()}, ${here}, ${id}, 'to_allocate', ${one.sent_on}, ${noon(one.sent_on)}, ${until && noon(until)})`)
    if (one.ended_on !== null)
      await run(
        sql`update referrals.standing set until = greatest(since, ${noon(one.ended_on)}::timestamptz) where referral_id = ${id}`,
      )
    if (spell !== null && one.left !== null)
      await run(
        sql`update journeys.spell set left_on = ${one.left.on}, left_reason = ${one.left.reason} where id = ${spell}`,
      )
    return { person, id, spell }
  }
  return { organisations, write, run }
}

/** Whether a referral ended by being withdrawn. */
export const isWithdrawn = (one: Asked): boolean => one.ended_on !== null && one.registered_on === null

/** Working days between two days, by going through them one by one; none before the first. */
export function daysByHand(from: string, to: string): number {
  let count = 0
  for (let at = addDays(calendarDate(from), 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(at)) count++
  return count
}

/** What has happened by the day of the figures. */
export const byThen = (on: string | null | undefined) => (on != null && on <= as_at ? on : null)

/** What came of a referral by the day of the figures, as one reads it off what was drawn. */
export function becameByHand(one: Asked): 'taken' | 'waiting' | 'not_taken' {
  const yes = one.offers.find(({ answer }) => answer === 'accepted')
  if (byThen(yes?.answered_on) !== null) return 'taken'
  return byThen(one.ended_on) === null ? 'waiting' : 'not_taken'
}

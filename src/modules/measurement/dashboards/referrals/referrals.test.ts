import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { city, island, partnershipOf, type SentReferral } from '../progress/sent.testing.ts'
import { givenReferrals, sentReferrals } from './referrals.queries.ts'
import { totalsOf } from './totals.ts'

const house = await testDatabase()
const { organisations, put } = await partnershipOf(house)
const { works, support, school } = organisations
const as_at = calendarDate('2026-11-22')

const offer = (
  organisation: string,
  given_on: string,
  answer: 'accepted' | 'declined' | null,
  answered_on: string | null,
) => ({ organisation, given_on, answer, answered_on })
const sent = (offers: SentReferral['offers'], more: Partial<SentReferral> = {}): SentReferral => ({
  area: city,
  sender: school,
  sent_on: '2026-06-01',
  offers,
  met_on: null,
  notes: [],
  registered_on: null,
  job_on: null,
  ...more,
})

const declinedThenTaken = sent(
  [offer(support, '2026-06-02', 'declined', '2026-06-04'), offer(works, '2026-06-05', 'accepted', '2026-06-08')],
  {
    met_on: '2026-06-12',
    notes: [{ organisation: works, on: '2026-06-10', with_person: true, current: true }],
    registered_on: '2026-06-15',
    job_on: '2026-07-20',
  },
)
const waiting = sent([offer(works, '2026-11-20', null, null)])
const later = sent([offer(works, '2026-11-20', 'accepted', '2026-11-23')])
const elsewhere = sent([offer(works, '2026-06-05', 'accepted', '2026-06-08')], { area: island })

beforeAll(async () => {
  for (const one of [declinedThenTaken, waiting, later, elsewhere]) await put(one)
})

const given = (organisation?: string) =>
  house.asStatistician((tx) => givenReferrals(tx, { as_at, area: city, organisation }))

describe('a referral that was declined and then taken', () => {
  it('is one row for each who was asked: a reason for the one, and what came of it for the other', async () => {
    const [mine, ...others] = await given(support)
    expect(others).toEqual([])
    expect(mine).toMatchObject({ answer: 'declined', answered_on: '2026-06-04', reason: 'no_capacity', took: false })
    expect(mine).toMatchObject({ first_contact_on: null, met_on: null, registered_on: null, job_started_on: null })
    const taken = (await given(works)).find(({ registered_on }) => registered_on !== null)
    expect(taken).toMatchObject({
      answer: 'accepted',
      first_contact_on: '2026-06-10',
      met_on: '2026-06-12',
      registered_on: '2026-06-15',
      job_started_on: '2026-07-20',
    })
    expect(taken?.referral_key).toBe(mine?.referral_key)
  })

  it('adds up for each organisation, without anything of another area or of a later day', async () => {
    expect(totalsOf(await given(works))).toMatchObject({
      asked: 3,
      accepted: 1,
      declined: 0,
      waiting: 2,
      started: 1,
      entered: 1,
    })
    expect(totalsOf(await given(support))).toMatchObject({ asked: 1, accepted: 0, declined: 1, waiting: 0, started: 0 })
    expect(await given()).toHaveLength(4)
  })

  it('is told to who sent it, once', async () => {
    const became = (organisation: string) =>
      house.asStatistician((tx) => sentReferrals(tx, { as_at, area: city, organisation }))
    const states = (await became(school)).map(({ state, accepted, entered_employment }) => ({
      state,
      accepted,
      entered_employment,
    }))
    expect(states).toHaveLength(3)
    expect(states).toContainEqual({ state: 'registered', accepted: true, entered_employment: true })
    expect(states.filter(({ state, accepted }) => state === 'open' && !accepted)).toHaveLength(2)
    expect(await became(works)).toEqual([])
  })

  it('says that the support it led to has ended from the day on which it did', async () => {
    await sql`update journeys.spell set left_on = '2026-11-20', left_reason = 'learning' where area_id = ${city}`.execute(
      house.asOwner,
    )
    const ended = async (day: string) => {
      const asked = { as_at: calendarDate(day), area: city, organisation: school }
      const rows = await house.asStatistician((tx) => sentReferrals(tx, asked))
      return rows.filter(({ support_ended }) => support_ended).map(({ state }) => state)
    }
    expect(await ended('2026-11-19')).toEqual([])
    expect(await ended('2026-11-20')).toEqual(['registered'])
  })
})

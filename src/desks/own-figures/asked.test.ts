import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { beforeAll, expect, it } from 'vitest'
import type { Viewer } from '#platform/access'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { city, partnershipOf, type SentReferral } from '../../modules/measurement/dashboards/progress/sent.testing.ts'
import { askedOf } from './figures.queries.ts'
import { figuresOf } from './figures.ts'
import { tookOf } from './waits.ts'

const house = await testDatabase()
const { organisations, put } = await partnershipOf(house)
const { works, support, school } = organisations
const today = calendarDate('2026-11-23')
const lead = (organisation_id: string): Viewer => ({
  user_id: uuid(),
  name: 'Fiona Fictus',
  role: 'team_lead',
  organisation_id,
  organisation_name: 'Northtown Works',
  area_id: city,
})
const sent = (on: string, answer: 'accepted' | 'declined' | null, more: Partial<SentReferral> = {}): SentReferral => ({
  area: city,
  sender: school,
  sent_on: on,
  offers: [{ organisation: works, given_on: on, answer, answered_on: answer && on }],
  met_on: null,
  notes: [],
  registered_on: null,
  job_on: null,
  ...more,
})
const rang = (on: string, organisation = works, with_person = true) => ({
  organisation,
  on,
  with_person,
  current: true,
})

beforeAll(async () => {
  // Working days from sent to contact: 1, 3, and none yet; a note without the person, or of another organisation, is no contact.
  await put(sent('2026-11-02', 'accepted', { notes: [rang('2026-11-03')], met_on: '2026-11-06' }))
  await put(sent('2026-11-02', 'accepted', { notes: [rang('2026-11-02', works, false)], met_on: '2026-11-05' }))
  await put(sent('2026-11-09', 'accepted', { notes: [rang('2026-11-10', support)] }))
  await put(sent('2026-11-20', null))
  await put(sent('2026-11-12', 'declined'))
  await put(sent('2025-06-02', 'accepted', { notes: [rang('2025-06-03')] }))
  await sql`insert into people.relationship (area_id, person_id, holder, kind, sees, because_kind)
    select area_id, id, ${works}, 'referral', 3, 'referral' from people.person`.execute(house.asOwner)
  await sql`update referrals.offer set ended_at = answered_at where given_at < '2026-01-01'`.execute(house.asOwner)
})

const read = async (organisation: string) => {
  const viewer = lead(organisation)
  return house.asViewer(viewer, (tx) => askedOf(tx, viewer, 'team', today))
}

it('a team’s referrals that wait are those not given back nor registered; the first contact is its own, with the person', async () => {
  const asked = await read(works)
  const figures = figuresOf({ supported: [], asked, today })
  expect(figures.get('waiting')?.people).toHaveLength(4)
  expect(figures.get('no-contact')?.people.map(({ what }) => what)).toEqual(['sent 9 November 2026'])
  expect(tookOf([], asked, today)[0]).toMatchObject({ of: 3, over: 2, quarter: 1, half: 1, threeQuarters: 3 })
})

it('an organisation that was asked for nobody has none', async () => {
  expect(await read(school)).toEqual([])
})

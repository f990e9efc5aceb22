import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Role, Viewer } from '#platform/access'
import { routerFor } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { type Asked, city, demandOf, island } from '../../modules/measurement/demand/demand.testing.ts'
import { behindAPartner, byPartner, byPartnerFigures } from './by-partner.tsx'

const house = await testDatabase()
const { organisations, write, run } = await demandOf(house)
const { works, support, school } = organisations
const viewer = (role: Role, organisation_id: string, area_id = city): Viewer => ({
  ...{ user_id: uuid(), name: 'Ailsa Madeup', role, organisation_id, organisation_name: 'Northtown works', area_id },
})
let signedInAs: Viewer
const app = routerFor([byPartner, byPartnerFigures, behindAPartner], {
  ...{ database: house.database, clock: house.clock, secret: 'a secret of the tests', demonstration: true },
  identify: async () => ({ viewer: signedInAs }),
  navigation: () => [],
})
const get = async (as: Viewer, path: string) => {
  signedInAs = as
  const answer = await app.request(path)
  return { status: answer.status, text: (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') }
}
const lines = async (as: Viewer, query = '') => {
  signedInAs = as
  const text = await (await app.request(`/reports/partners/figures?format=csv${query}`)).text()
  return text.trim().split(/\r?\n/).slice(1)
}

const referral = (to: string, more: Partial<Asked> = {}): Asked => ({
  ...{ area: city, sender: school, sent_on: '2026-11-02', needs: ['housing'], district: null, gender: null },
  ...{ met_on: null, notes: [], registered_on: null, job_on: null, because: 'other', ended_on: null, left: null },
  offers: [{ organisation: to, given_on: '2026-11-03', answer: 'accepted', answered_on: '2026-11-05' }],
  ...more,
})
let seen: string

beforeAll(async () => {
  ;({ person: seen } = await write(referral(works)))
  await write(referral(works))
  await write(referral(support, { area: city }))
  await write(referral(works, { area: island }))
  const { sql } = await import('kysely')
  await run(sql`insert into people.relationship (area_id, person_id, holder, kind, sees, because_kind, because_id)
    values (${city}, ${seen}, ${school}, 'follow_up', 2, 'referral', ${uuid()})`)
})

describe('how partners do', () => {
  it('a coordinator reads every partner of the area and nothing of another', async () => {
    const accepted = (await lines(viewer('coordinator', school))).filter((line) => line.includes('Accepted'))
    expect(accepted).toEqual([
      expect.stringMatching(/^Northtown support,2025-11-24,2026-11-23,Accepted,1,1,100,/),
      expect.stringMatching(/^Northtown works,2025-11-24,2026-11-23,Accepted,2,2,100,/),
      expect.stringMatching(/^All partners together,2025-11-24,2026-11-23,Accepted,3,3,100,/),
    ])
    const sent = await lines(viewer('coordinator', school), '&side=sent')
    expect(sent.find((line) => line.startsWith('Northtown school') && line.includes('Accepted'))).toContain(',3,3,')
    expect((await get(viewer('coordinator', school), '/reports/partners')).text).toContain(
      'Of 3 times somebody was asked to take a person, 3 were accepted, half of them within 2 working days',
    )
  })

  it.each(['team_lead', 'provider_worker'] as const)('a %s reads their own partner alone', async (role) => {
    const mine = await lines(viewer(role, support))
    expect(mine).toHaveLength(5)
    expect(mine.every((line) => line.startsWith('Northtown support'))).toBe(true)
    const { status } = await get(viewer(role, support), `/reports/partners/people?partner=${works}&took=all`)
    expect(status).toBe(404)
  })

  it('the people behind a figure are those whom the viewer may see, and a number of others', async () => {
    const { text } = await get(viewer('coordinator', school), `/reports/partners/people?partner=${works}&took=accepted`)
    expect(text).toContain('The figure counts 2 people. You may see 1 of them')
    const other = viewer('coordinator', school, island)
    expect((await get(other, `/reports/partners/people?partner=${works}`)).text).toContain('You may see none of them')
    expect((await get(other, '/reports/partners/people?partner=nobody')).status).toBe(404)
  })

  it.each(['key_worker', 'referrer', 'analyst', 'member'] as const)('is not there for a %s', async (role) => {
    for (const path of ['', '/figures', '/people'])
      expect((await get(viewer(role, works), `/reports/partners${path}`)).status).toBe(404)
  })
})

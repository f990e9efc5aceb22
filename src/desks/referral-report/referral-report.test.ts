import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Role, Viewer } from '#platform/access'
import { routerFor } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { becameOfSent } from '../became/became.tsx'
import { referralReport, referralReportRows } from './referral-report.tsx'

const house = await testDatabase()
const [city, island] = ['S12000049', 'S12000023']
const [works, support, school] = [uuid(), uuid(), uuid()]
const viewer = (role: Role, organisation_id: string, area_id: string | null = city): Viewer => ({
  user_id: uuid(),
  name: 'Ailsa Madeup',
  role,
  organisation_id,
  organisation_name: 'Northtown Works',
  area_id,
})
let signedInAs: Viewer
const app = routerFor([becameOfSent, referralReport, referralReportRows], {
  database: house.database,
  clock: house.clock,
  secret: 'a secret of the tests',
  demonstration: true,
  identify: async () => ({ viewer: signedInAs }),
  navigation: () => [],
})
const get = async (as: Viewer, path: string) => {
  signedInAs = as
  const answer = await app.request(path)
  return { status: answer.status, text: (await answer.text()).replace(/\s+/g, ' ') }
}
const lines = async (as: Viewer, query = '') => {
  signedInAs = as
  const answer = await app.request(`/reports/referrals/rows?format=csv${query}`)
  return (await answer.text()).trim().split(/\r?\n/).slice(1)
}

/** Somebody whom the school sent, given to an organisation; the school follows how they get on, or does not. */
async function sent(area: string, organisation: string, followed: boolean) {
  const [person, id, permission, by] = [uuid(), uuid(), uuid(), uuid()]
  const run = (statement: ReturnType<typeof sql>) => statement.execute(house.asOwner)
  await run(
    sql`insert into people.person (id, area_id, given_name, family_name) values (${person}, ${area}, 'Isla', 'Sample')`,
  )
  await run(sql`insert into people.sharing_permission (id, area_id, person_id, partner_id, purpose, parts, given_how, wording_version)
    values (${permission}, ${area}, ${person}, ${works}, 'referral', '{progress}', 'spoken', '1')`)
  await run(sql`insert into referrals.referral (id, area_id, person_id, sender_organisation_id, sender_user_id, sender_name, sent_at, permission_id)
    values (${id}, ${area}, ${person}, ${school}, ${by}, 'Eilidh Placeholder', '2026-11-02T12:00Z', ${permission})`)
  await run(sql`insert into referrals.offer (id, area_id, person_id, referral_id, organisation_id, user_id, name, given_at)
    values (${uuid()}, ${area}, ${person}, ${id}, ${organisation}, ${by}, 'Morag Fictus', '2026-11-03T12:00Z')`)
  if (followed)
    await run(sql`insert into people.relationship (area_id, person_id, holder, kind, sees, because_kind, because_id)
      values (${area}, ${person}, ${school}, 'follow_up', 1, 'referral', ${id})`)
}

beforeAll(async () => {
  for (const area of [city, island]) {
    await sql`insert into partnership.area (id, name) values (${area}, ${area}) on conflict do nothing`.execute(
      house.asOwner,
    )
    for (const [id, name] of [
      [works, 'Northtown Works'],
      [support, 'Southside Support'],
      [school, 'Northtown High'],
    ])
      await sql`insert into partnership.organisation (id, area_id, name, kind) values (${id}, ${area}, ${name}, 'charity')`.execute(
        house.asOwner,
      )
  }
  await sent(city, works, true)
  await sent(city, works, false)
  await sent(city, support, true)
  await sent(island, works, true)
})

describe('the report of referrals', () => {
  it('holds a provider’s own and nobody else’s, whatever they ask for', async () => {
    const pat = viewer('provider_worker', support)
    expect(await lines(pat)).toHaveLength(1)
    expect((await lines(pat, `&organisation=${works}`))[0]).toContain('Southside Support')
    expect((await get(pat, '/reports/referrals')).text).not.toContain('Northtown Works</a>')
    expect(await lines(viewer('team_lead', works))).toHaveLength(2)
  })

  it('holds every provider of a coordinator’s area, or one of them, and nothing of another area', async () => {
    const hamish = viewer('coordinator', school)
    expect(await lines(hamish)).toHaveLength(3)
    expect(await lines(hamish, `&organisation=${support}`)).toHaveLength(1)
    expect(await lines(viewer('coordinator', school, island))).toHaveLength(1)
    expect((await get(hamish, '/reports/referrals')).text).toContain('Of 3 asked for, 0 were accepted')
  })

  it('names nobody', async () => {
    const { text } = await get(viewer('coordinator', school), '/reports/referrals')
    expect(text).not.toContain('Isla')
    expect(text).not.toContain('Sample')
  })

  it.each(['key_worker', 'referrer', 'analyst', 'participant'] as const)('is not there for a %s', async (role) => {
    expect((await get(viewer(role, works), '/reports/referrals')).status).toBe(404)
    expect((await get(viewer(role, works), '/reports/referrals/rows')).status).toBe(404)
  })
})

describe('what became of those a school referred', () => {
  it('counts whom it may follow, and says how many it may not', async () => {
    const { text } = await get(viewer('referrer', school), '/referrals/sent/became')
    expect(text).toContain('Of 2 referrals that you may follow')
    expect(text).toContain('1 more: the person did not agree')
  })

  it('has nothing for who sent nobody', async () => {
    expect((await get(viewer('referrer', works), '/referrals/sent/became')).text).toContain('has referred anybody yet')
  })
})

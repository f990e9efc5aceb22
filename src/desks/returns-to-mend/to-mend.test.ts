import { load } from 'cheerio'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '#platform/access'
import { routerFor } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { returnsToMend } from './to-mend.tsx'

const house = await testDatabase()
const area = 'S12000049'
const [works, partnership] = [uuid(), uuid()]
const hamish: Viewer = {
  user_id: uuid(),
  name: 'Hamish Placeholder',
  role: 'coordinator',
  organisation_id: partnership,
  organisation_name: 'Northtown Partnership',
  area_id: area,
}
const app = routerFor([returnsToMend], {
  database: house.database,
  clock: house.clock,
  secret: 'a secret of the tests',
  demonstration: true,
  identify: async () => ({ viewer: hamish }),
  navigation: () => [],
})
const ask = async (query = '') => {
  const answer = await app.request(`/returns/mend${query}`)
  const page = load(await answer.text())
  const rows = page('main table').first().find('tbody tr').toArray()
  return {
    status: answer.status,
    words: page('main').text().replace(/\s+/g, ' '),
    rows: rows.map((row) =>
      page(row)
        .find('th, td')
        .toArray()
        .map((cell) => page(cell).text()),
    ),
    hrefs: rows.map((row) => page(row).find('a').attr('href')),
  }
}
const run = (statement: ReturnType<typeof sql>) => statement.execute(house.asOwner)

/** Registers somebody of whom everything is known but what is named; the partnership sees them, or does not. */
async function register(name: string, missing: Readonly<Record<string, string | null>>, seen = true) {
  const id = uuid()
  const answers = { gender: 'woman', homeless: 'no', carer: 'no', ...missing }
  await run(
    sql`insert into people.person (id, area_id, given_name, family_name, date_of_birth) values (${id}, ${area}, ${name}, 'Sample', '1998-05-01')`,
  )
  await run(sql`insert into people.contact_details (person_id, area_id, postcode) values (${id}, ${area}, 'ZZ1 1ZZ')`)
  await run(sql`insert into people.characteristics (id, area_id, person_id, asked_on, gender, trans, sexual_orientation, ethnic_group, condition_12_months,
      condition_limits, lone_parent, children, disabled_child, care_experienced, convictions, homeless, refugee, carer, armed_forces, employment_status, qualification_scqf)
    values (${uuid()}, ${area}, ${id}, '2026-05-01', ${answers.gender}, 'no', 'prefer_not_to_say', 'white', 'no', 'unknown', 'no', 0, 'no', 'no', 'no', ${answers.homeless}, 'no',
      ${answers.carer}, 'no', 'at_school', 5)`)
  await run(sql`insert into journeys.spell (id, area_id, person_id, organisation_id, stream, registered_on, eligibility_verified_on)
    values (${uuid()}, ${area}, ${id}, ${works}, 'NOLB', '2026-05-01', '2026-05-02')`)
  if (seen)
    await run(sql`insert into people.relationship (area_id, person_id, holder, kind, sees, because_kind, because_id)
      values (${area}, ${id}, ${partnership}, 'partnership', 3, 'spell', ${id})`)
  return id
}

describe('what to mend before the return', () => {
  const people: Record<string, string> = {}
  beforeAll(async () => {
    await run(sql`insert into partnership.area (id, name) values (${area}, 'Northtown') on conflict do nothing`)
    for (const [id, name, kind] of [
      [works, 'Northtown Works', 'council'],
      [partnership, 'Northtown Partnership', 'third_sector'],
    ] as const)
      await run(
        sql`insert into partnership.organisation (id, area_id, name, kind) values (${id}, ${area}, ${name}, ${kind})`,
      )
  })

  it('says so when nothing is', async () => {
    await register('Whole', {})
    expect((await ask()).words).toContain('Nothing is missing today.')
  })

  it('lists whom the coordinator sees, the most to mend first, each leading to their record', async () => {
    people.one = await register('Onething', { gender: 'unknown' })
    people.two = await register('Twothings', { gender: 'not_asked', homeless: 'unknown' })
    await register('Refused', { gender: 'prefer_not_to_say' })
    const { rows, hrefs } = await ask()
    expect(rows).toEqual([
      ['Twothings Sample', 'Gender, homeless', 'Northtown Works'],
      ['Onething Sample', 'Gender', 'Northtown Works'],
    ])
    expect(hrefs).toEqual([`/people/${people.two}`, `/people/${people.one}`])
  })

  it('names nobody whom they do not see: only who supports them, and how many', async () => {
    await register('Unseen', { carer: 'unknown' }, false)
    const { words, hrefs } = await ask('?what=carer')
    expect(words).not.toContain('Unseen')
    expect(words).toContain('one more person is seen only by those who support them. Ask: Northtown Works (1).')
    expect(hrefs.filter((href) => href?.startsWith('/people'))).toEqual([])
    expect((await ask('?what=homeless')).rows.map(([name]) => name)).toEqual(['Twothings Sample'])
  })

  it('takes an address that nobody gave for the whole list', async () => {
    const { status, rows } = await ask(`?what=shoes&organisation=${uuid()}&page=-4`)
    expect([status, rows.length]).toEqual([200, 2])
  })
})

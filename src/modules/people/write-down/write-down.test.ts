import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { whoMaySee } from '../people.access.ts'
import { browserOf } from '../people.browser.testing.ts'
import { selectOptionalContactDetails, selectOptionalPerson } from '../people.queries.ts'
import { routes } from '../people.routes.ts'
import { neighbourhood, personOf, viewerOf } from '../people.testing.ts'

const house = await testDatabase()
const { works, support } = await neighbourhood(house)
const morag = viewerOf(works)
const rhona = viewerOf(support, 'key_worker', 'Rhona Invented')
const browser = browserOf(house, routes)
const path = '/people/new'

const struan = {
  given_name: 'Struan',
  family_name: 'Pretend',
  'date_of_birth-day': '3',
  'date_of_birth-month': '4',
  'date_of_birth-year': '2001',
}
const people = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from people.person`.execute(house.asOwner)).rows[0]?.n ?? 0

beforeEach(async () => {
  await sql`truncate people.person cascade`.execute(house.asOwner)
  browser.signIn(morag)
})

describe('writing down somebody who walked in', () => {
  it('keeps who they are and how to reach them, and leads to registration', async () => {
    const safe = {
      preferred_contact: 'text',
      best_time: 'After 3pm',
      do_not: 'Do not ring the house',
      adjustments: 'Large print',
    }
    const answer = await browser.fillIn(path, {
      ...struan,
      ...safe,
      known_as: 'Stru',
      phone: '+44 7700 900123',
      postcode: 'g11aa',
    })
    const id = /^\/people\/([0-9a-f-]{36})\/register$/.exec(answer.location ?? '')?.[1] ?? ''
    const kept = await house.asViewer(morag, async (tx) => ({
      person: await selectOptionalPerson(tx, id),
      contact: await selectOptionalContactDetails(tx, id),
      may: (await whoMaySee(tx, id)).map(({ organisation, kind, sees }) => [organisation, kind, sees]),
    }))
    expect(kept.person).toMatchObject({ known_as: 'Stru', date_of_birth: '2001-04-03' })
    expect(kept.contact).toMatchObject({ ...safe, phone: '07700900123', postcode: 'G1 1AA' })
    expect(kept.may).toEqual([
      ['Northtown Works', 'spell', 3],
      ['Northtown Partnership', 'partnership', 3],
    ])
  })

  it('says what is wrong, keeps what was typed and writes nobody down', async () => {
    const answer = await browser.fillIn(path, { given_name: 'Struan', phone: '12', 'date_of_birth-year': '2031' })
    expect(answer.status).toBe(422)
    expect(answer.$('.ds_error-summary a')).toHaveLength(3)
    expect(answer.$('#f-given_name').val()).toBe('Struan')
    expect(await people()).toBe(0)
  })

  it('pressed twice writes one person down', async () => {
    const _form = await browser.token(path)
    const answers = await Promise.all([1, 2, 3].map(() => browser.send(path, { _form, ...struan })))
    expect(new Set(answers.map((answer) => answer.location)).size).toBe(1)
    expect(await people()).toBe(1)
  })

  it('is not for schools, coordinators or members', async () => {
    for (const role of ['referrer', 'coordinator', 'member', 'analyst'] as const) {
      browser.signIn(viewerOf(works, role))
      expect((await browser.open(path)).status).toBe(404)
    }
  })
})

describe('somebody who may be known already', () => {
  const born = { date_of_birth: calendarDate('2001-04-03') }

  it('is shown before a second record is made, by name to who sees them', async () => {
    const known = await personOf(house, morag, { given_name: 'Struan', family_name: 'Pretend', ...born })
    const answer = await browser.fillIn(path, { ...struan, given_name: 'Struaan' })
    expect(answer.status).toBe(422)
    expect(answer.$(`main a[href="/people/${known.id}"]`).text()).toBe('Struan Pretend')
    expect(answer.$('#f-not_the_same')).toHaveLength(1)
    expect(await people()).toBe(1)
  })

  it('whom the viewer does not see, is told only as who to ask', async () => {
    const known = await personOf(house, rhona, {
      given_name: 'Struan',
      family_name: 'Pretendd',
      known_as: 'Stripe',
      ...born,
    })
    const { $, html } = await browser.fillIn(path, struan)
    expect($('main').text()).toContain('Southside Support holds a record that is likely the same person')
    expect($('main').text()).toContain('the same date of birth')
    expect($(`main a[href="/people/${known.id}/break-glass"]`)).toHaveLength(1)
    expect(html).not.toMatch(/Pretendd|Stripe/)
  })

  it('reads in their own log that somebody was told', async () => {
    const known = await personOf(house, rhona, { given_name: 'Struan', family_name: 'Pretend', ...born })
    await browser.fillIn(path, struan)
    browser.signIn(rhona)
    const { $ } = await browser.open(`/people/${known.id}/access-log`)
    expect($('main').text()).toContain('was told that a record here looks like somebody they were writing down')
  })

  it('and is somebody else, is written down with the reason', async () => {
    await personOf(house, rhona, { given_name: 'Struan', family_name: 'Pretend', ...born })
    const first = await browser.fillIn(path, struan)
    const _form = String(first.$('main input[name=_form]').val())
    const second = await browser.send(path, { _form, ...struan, not_the_same: 'They are cousins, I met both' })
    expect(second.location).toMatch(/register$/)
    expect(await people()).toBe(2)
    const { rows } = await sql<{
      words: string
    }>`select words from people.timeline where kind = 'people.not_the_same'`.execute(house.asOwner)
    expect(rows[0]?.words).toContain('They are cousins')
  })
})

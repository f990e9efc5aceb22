import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { browserOf } from '../people.browser.testing.ts'
import { routes } from '../people.routes.ts'
import { neighbourhood, personOf, viewerOf } from '../people.testing.ts'

const house = await testDatabase()
const { works, support, islandWorks } = await neighbourhood(house)
const morag = viewerOf(works)
const browser = browserOf(house, routes)
await personOf(house, morag, {
  given_name: 'Catriona',
  family_name: 'Placeholder',
  date_of_birth: calendarDate('2001-04-03'),
})
await personOf(house, morag, { given_name: 'Fergus', family_name: 'Synthetic' })

const found = async (words: string) => {
  const { location } = await browser.send('/people/find', { q: words })
  return browser.open(location ?? '')
}

describe('finding a person', () => {
  it('finds a misspelt name, and keeps the name out of the address', async () => {
    browser.signIn(morag)
    const { location } = await browser.send('/people/find', { q: 'katriona' })
    expect(location).toMatch(/^\/people\/find\?search=[0-9a-f-]{36}$/)
    const { $ } = await browser.open(location ?? '')
    expect($('tbody th').text()).toBe('Catriona Placeholder')
    expect($('h2').first().text()).toBe('1 person with a name like that')
    expect($('input[name=q]').val()).toBe('katriona')
  })

  it('finds a date of birth', async () => {
    browser.signIn(morag)
    expect((await found('3/4/2001')).$('tbody tr')).toHaveLength(1)
  })

  it('takes a name out of an address that has one', async () => {
    browser.signIn(morag)
    const answer = await browser.open('/people/find?q=Fergus')
    expect([answer.status, answer.location]).toEqual([303, expect.stringMatching(/\?search=/)])
    expect((await browser.open(answer.location ?? '')).$('tbody th').text()).toBe('Fergus Synthetic')
  })

  it('says what to do when nobody is found, and finds nobody for another organisation or area', async () => {
    for (const viewer of [viewerOf(support), viewerOf(islandWorks)]) {
      browser.signIn(viewer)
      const { $ } = await found('Catriona Placeholder')
      expect($('main').text()).toContain('Nobody found whom you may see')
      expect($('main a[href="/people/new"]')).toHaveLength(1)
      expect($('tbody tr')).toHaveLength(0)
    }
  })

  it('keeps what was sought for the one who sought it', async () => {
    browser.signIn(morag)
    const { location } = await browser.send('/people/find', { q: 'Catriona' })
    browser.signIn(viewerOf(works))
    expect((await browser.open(location ?? '')).$('input[name=q]').val() ?? '').toBe('')
  })

  it('is for workers and coordinators alone, and is audited without the name', async () => {
    browser.signIn(viewerOf(works, 'member'))
    expect((await browser.open('/people/find')).status).toBe(404)
    const { rows } = await sql<{
      detail: unknown
    }>`select detail from audit.event where event = 'people.search.made'`.execute(house.asOwner)
    expect(rows.length).toBeGreaterThan(3)
    expect(JSON.stringify(rows)).not.toMatch(/Catriona|Fergus|2001/i)
  })
})

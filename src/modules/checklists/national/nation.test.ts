import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { routerFor } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { answers, members, roundOf, viewerOf } from '../checklists.testing.ts'
import { closePart, routes } from '../index.ts'

const house = await testDatabase()
const analyst = viewerOf('analyst', null)
const app = routerFor(routes, {
  database: house.database,
  clock: house.clock,
  secret: 'a secret of the tests',
  demonstration: true,
  identify: async () => ({ viewer: analyst }),
  navigation: () => [],
})
const page = async (path: string) => load(await (await app.request(path)).text())
const closed = (round: string, area: string) => {
  const coordinator = viewerOf('coordinator', area)
  return house.asViewer(coordinator, (tx) => closePart(tx, round, area, coordinator.user_id))
}

test('the nation holds the areas that can be shown, by name, and says how many it leaves out', async () => {
  const [glasgow, edinburgh, orkney] = ['S12000049', 'S12000036', 'S12000023']
  const round = await roundOf(house, { key: 'nation', areas: [glasgow, edinburgh, orkney] })
  const saying = async (area: string, all: readonly string[]) => {
    const who = await members(house, area, all.length)
    for (const [at, answer] of all.entries())
      await answers(house, round, who[at] ?? who[0], { '1.1': answer, '2.1': 'not' })
  }
  await saying(glasgow, ['fully', 'fully', 'fully', 'not', 'not'])
  await saying(edinburgh, ['fully', 'partially', 'partially', 'not', 'not', 'not'])
  await saying(orkney, ['fully', 'fully'])

  const before = await page(`/checklists/${round.id}/nation`)
  expect(before('main').text()).toContain('There is no report yet')

  await closed(round.id, glasgow)
  await closed(round.id, edinburgh)
  const nation = await page(`/checklists/${round.id}/nation`)
  const words = nation('main').text().replace(/\s+/g, ' ')
  // 4 of the 22 answers of eleven organisations to two statements are the strongest.
  expect(words).toContain('18.2% of answers say')
  expect(words).toContain('2 areas · 11 organisations')
  expect(words).toContain('1 area is not in these figures (2 organisations so far)')
  const rows = nation('table:contains("95% interval") tbody tr')
    .map((_, row) => [
      nation(row)
        .children()
        .slice(0, 3)
        .map((__, cell) => nation(cell).text())
        .get()
        .join(' '),
    ])
    .get()
  // 1 of 12, and 3 of 10.
  expect(rows).toEqual(['City of Edinburgh 6 8.3', 'Glasgow City 5 30.0'])
  expect(words).not.toContain('Orkney')

  const file = await app.request(`/checklists/${round.id}/nation/file?format=json`)
  expect(await file.json()).toMatchObject({ scope: 'national', areas: 2, organisations: 11, overall: { fully: 4 } })
})

import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
// The tests of every room lean on the same invented neighbourhood.
import { neighbourhood, personOf, viewerOf } from '../../../modules/people/people.testing.ts'
import { desk, unpacked } from '../take-out.testing.ts'
import { makeArchives } from './make.ts'

const house = await testDatabase()
const { ask, open, send } = desk(house)
const { works, partnership, islandPartnership, islandWorks } = await neighbourhood(house)
const admin = viewerOf(works, 'administrator', 'Adair Madeup')
const hamish = viewerOf(partnership, 'coordinator', 'Hamish Fictus')
const strangers = [
  viewerOf(islandPartnership, 'coordinator', 'Ailsa Fictus'),
  viewerOf(islandWorks, 'administrator', 'Una Madeup'),
  viewerOf(works),
]
await personOf(house, viewerOf(works), { given_name: 'Isla', family_name: 'Sample' })
await personOf(house, viewerOf(islandWorks), { given_name: 'Skerry', family_name: 'Madeup' })
const parts = { database: house.database, clock: house.clock }

describe('the archive of an area', () => {
  let at = ''
  it('is asked for by an administrator, and is not made before a coordinator agrees', async () => {
    expect((await send(admin, '/archives')).to).toBe('/archives')
    await makeArchives(parts)
    expect((await open(admin, '/archives')).page('tbody').text()).toContain('Waits for a coordinator to agree')
    const { page } = await open(hamish, '/archives')
    at = (page('td a').first().attr('href') ?? '').replace('/agree', '')
    expect(at).toMatch(/^\/archives\//)
    expect((await ask(admin, `${at}/file`)).status).toBe(404)
    expect((await ask(admin, `${at}/agree`)).status).toBe(404)
  })

  it('is nothing to another area, nor to anybody who is neither administrator nor coordinator', async () => {
    for (const who of strangers) {
      for (const path of [`${at}/file`, `${at}/agree`])
        expect([who.name, path, (await ask(who, path)).status]).toEqual([who.name, path, 404])
      const rows = await house.asViewer(who, (tx) => sql`select 1 from take_out.archive`.execute(tx))
      expect([who.name, rows.rows]).toEqual([who.name, []])
    }
  })

  it('is made when a coordinator has agreed, and fetched by both; who did what is logged', async () => {
    expect((await send(hamish, `${at}/agree`)).to).toBe('/archives')
    await makeArchives(parts)
    const { page } = await open(admin, '/archives')
    expect(page('tbody').text()).toMatch(/Adair Madeup.*Hamish Fictus.*Made 23 November 2026/)
    const file = await ask(admin, `${at}/file`)
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="archive-s12000049.zip"')
    const zip = await unpacked(await file.arrayBuffer())
    expect(zip.text('data/people.person.csv')).toContain('Isla')
    expect(zip.text('data/people.person.csv')).not.toContain('Skerry')
    const { rows } = await sql<{ event: string }>`
      select event from audit.event where event like 'take_out.archive.%' order by at, id`.execute(house.asOwner)
    expect(rows.map(({ event }) => event)).toEqual([
      'take_out.archive.asked',
      'take_out.archive.agreed',
      'take_out.archive.made',
      'take_out.archive.downloaded',
    ])
  })
})

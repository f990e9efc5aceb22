import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { northtown, valid } from '../directory.testing.ts'
import { exportServices } from '../export/export-services.ts'
import { type InventedPlace, inventServices } from '../invent/invent.ts'
import { DirectoryRefused } from '../open-referral/problem.ts'
import { importServices } from './import-services.ts'

const house = await testDatabase()
const examples = join(import.meta.dirname, '../../../../reference/open-referral-uk/examples')
const example = readFileSync(join(examples, 'service_full.json'), 'utf8')

const take = (text: string, area?: string) =>
  house.asWorker((tx) => importServices(tx, { text, name: 'services.json', area, today: house.clock.today() }))
const exported = () => house.asWorker((tx) => exportServices(tx))
const held = async () => {
  const { rows } = await sql<{ services: number; versions: number }>`
    select (select count(*)::int from directory.service) services, (select count(*)::int from directory.service_version) versions`.execute(
    house.asOwner,
  )
  return rows[0]
}
/** Everything that is wrong with a file, as the command says it. */
const refusal = async (text: string): Promise<[string, string][]> => {
  const before = await exported()
  const error = await take(text).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(await exported()).toBe(before)
  if (!(error instanceof DirectoryRefused)) throw new Error(`not refused: ${String(error)}`)
  return error.problems.map(({ path, expected }) => [path, expected])
}

beforeEach(async () => {
  await sql`truncate directory.organisation, directory.service, directory.location, directory.taxonomy_term, directory.taxonomy, directory.attribute, directory.word cascade`.execute(
    house.asOwner,
  )
})

const few = (count = 40, place: InventedPlace = northtown) => inventServices(place, count)

describe('a file of services', () => {
  test('is stored, comes out valid under the published schema, and goes in again without a change', async () => {
    expect(await take(JSON.stringify(few()))).toMatchObject({ added: 40, changed: 0, unchanged: 0 })
    const first = await exported()
    const services: unknown = JSON.parse(first)
    expect(Array.isArray(services) && services.length).toBe(40)
    for (const service of Array.isArray(services) ? services : []) expect(valid('service', service)).toEqual([])
    expect(await take(first)).toMatchObject({ added: 0, changed: 0, unchanged: 40 })
    expect(await take(JSON.stringify(few()))).toMatchObject({ added: 0, changed: 0, unchanged: 40 })
    expect(await held()).toEqual({ services: 40, versions: 40 })
  })

  test('says what it said: nothing of an entry is lost or added on its way through', async () => {
    const given = few()
    await take(JSON.stringify(given))
    const back: Record<string, unknown>[] = JSON.parse(await exported())
    const byId = new Map(back.map((service) => [service.id, service]))
    for (const service of given) expect(byId.get(service.id)).toEqual(JSON.parse(JSON.stringify(service)))
  })

  test('written out and read into another, empty directory gives the same file byte for byte', async () => {
    await take(JSON.stringify(few()))
    const first = await exported()
    await sql`truncate directory.organisation, directory.service, directory.location, directory.taxonomy_term, directory.taxonomy, directory.attribute cascade`.execute(
      house.asOwner,
    )
    await take(first)
    expect(await exported()).toBe(first)
  })

  test('the published example itself is taken, and kept as it is', async () => {
    const { added, notes } = await take(example)
    expect(added).toBe(1)
    expect(notes.join(' ')).toMatch(/latitude 90/)
    const [back]: unknown[] = JSON.parse(await exported())
    expect(back).toMatchObject(JSON.parse(example))
    expect(valid('service', back)).toEqual([])
  })

  test('may be one service, a list, a page of them, or organisations with their services', async () => {
    const [one, two, three, four] = few(4)
    const { organization, ...bare } = three ?? {}
    await take(JSON.stringify(one))
    await take(JSON.stringify({ total_items: 1, contents: [two] }))
    await take(JSON.stringify([{ ...organization, services: [bare] }]))
    await take(`\uFEFF${JSON.stringify([four])}`)
    expect(await held()).toMatchObject({ services: 4 })
    expect(JSON.parse(await exported())).toContainEqual(expect.objectContaining({ id: three?.id, organization }))
  })

  test('that changed gives its entry a new version, and keeps the former one', async () => {
    const [one, ...others] = few(3)
    await take(JSON.stringify([one, ...others]))
    const next = { ...one, name: 'Job café', schedules: [], last_modified: '2026-11-01T10:00:00.000Z' }
    expect(await take(JSON.stringify([next, ...others]))).toMatchObject({ added: 0, changed: 1, unchanged: 2 })
    const { rows } = await sql<{ name: string }>`
      select content ->> 'name' as name from directory.service_version where service_id = ${one?.id} order by written_at`.execute(
      house.asOwner,
    )
    expect(rows.map(({ name }) => name).sort()).toEqual(['Job café', 'Job club'])
    const back: Record<string, unknown>[] = JSON.parse(await exported())
    expect(back.find(({ id }) => id === one?.id)).not.toHaveProperty('schedules')
  })

  test('is placed by the code it names, else by the area of the command', async () => {
    const [one, two] = few(2)
    const nowhere = { ...two, service_areas: [], service_at_locations: [] }
    expect((await take(JSON.stringify([one, nowhere]))).notes.join(' ')).toMatch(
      /1 of the services lie in no council area/,
    )
    expect((await take(JSON.stringify([one, nowhere]), 'S12000023')).changed).toBe(1)
    const { rows } = await sql`select area_id from directory.service order by 1`.execute(house.asOwner)
    expect(rows).toEqual([{ area_id: 'S12000023' }, { area_id: 'S12000049' }])
  })
})

describe('a file with something wrong in it changes nothing, and every problem is told where it stands', () => {
  test('of each kind, all at once', async () => {
    const [one, two, three] = few(3)
    await take(JSON.stringify(few(2)))
    const wrong = [
      {
        ...one,
        id: 'seven',
        url: 'javascript:alert(1)',
        status: 'open',
        email: 'nobody',
        minimum_age: 60,
        maximum_age: 20,
      },
      {
        ...two,
        name: ' ',
        assured_date: '2026-02-30',
        organization: { ...two?.organization, website: ' JaVaScRiPt:alert(1)' },
      },
      { ...three, schedules: [{ ...three?.schedules?.[0], opens_at: '9.30', schedule_link: 'data:text/html,hello' }] },
      'a word',
    ]
    expect(await refusal(JSON.stringify({ contents: wrong }))).toEqual(
      expect.arrayContaining([
        ['contents[0].id', expect.stringContaining('must be a UUID')],
        ['contents[0].url', expect.stringContaining('http:// or https://')],
        ['contents[0].status', 'must be one of: active, inactive, defunct, temporarily closed'],
        ['contents[0].email', expect.stringContaining('e-mail address')],
        ['contents[1].name', 'must be the name of the service'],
        ['contents[1].assured_date', 'must be a real date written YYYY-MM-DD'],
        ['contents[1].organization.website', expect.stringContaining('http:// or https://')],
        ['contents[2].schedules[0].opens_at', 'must be a time written HH:MM or HH:MM:SS'],
        ['contents[2].schedules[0].schedule_link', expect.stringContaining('http:// or https://')],
        ['contents[3]', 'must be an object'],
      ]),
    )
  })

  test.each([
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'vbscript:x',
    'data:text/html,x',
    '//evil.example',
    'file:///etc/passwd',
    'www.example.scot',
  ])('the address %j is no web address', async (url) => {
    const [one] = few(1)
    expect(await refusal(JSON.stringify([{ ...one, url }]))).toEqual([
      ['[0].url', expect.stringContaining('must be a web address')],
    ])
  })

  test('between its services, and between them and the directory', async () => {
    const [one, two, three] = few(3)
    await take(JSON.stringify([one]))
    const unknown = '00000000-0000-4000-8000-000000000001'
    const stolen = { ...two, schedules: one?.schedules }
    const { organization: _, ...alone } = three ?? {}
    const said = await refusal(
      JSON.stringify([
        stolen,
        two,
        {
          ...alone,
          organization_id: unknown,
          service_at_locations: [{ id: unknown, location_id: unknown }],
          attributes: [{ id: unknown, taxonomy_term_id: unknown }],
        },
      ]),
    )
    expect(said).toEqual(
      expect.arrayContaining([
        ['[0].schedules[0].id', expect.stringContaining('a part of something else')],
        ['[1].id', expect.stringContaining('the service at [0] has it already')],
        ['[2].organization_id', expect.stringContaining('in the file or in the directory')],
        ['[2].service_at_locations[0].location_id', expect.stringContaining('in the file or in the directory')],
        ['[2].attributes', expect.stringContaining('in the file or in the directory')],
      ]),
    )
  })

  test.each([
    ['', 'is not JSON'],
    ['{"contents": []}', 'holds no services'],
    ['[]', 'holds no services'],
    ['{"hello": 1}', 'holds no services'],
    ['7', 'holds no services'],
  ])('%j is refused in one sentence', async (text, words) => {
    await expect(take(text)).rejects.toThrow(words)
  })
})

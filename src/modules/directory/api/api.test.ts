import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { testDatabase } from '#platform/testing'
import { arrangeServices, asked, northtown, valid } from '../directory.testing.ts'
import { inventServices } from '../invent/invent.ts'
import type { FullService } from '../open-referral/service.ts'

const house = await testDatabase()
const ask = asked(house)
const base = '/open-referral-uk/v3'
const thousand = inventServices(northtown, 1000)

const listed = z.looseObject({ id: z.string() })
const page = z.object({
  total_items: z.int(),
  total_pages: z.int(),
  page_number: z.int(),
  size: z.int(),
  first_page: z.boolean(),
  last_page: z.boolean(),
  empty: z.boolean(),
  contents: z.array(listed),
})

const get = async (path: string) => {
  const answer = await ask(`${base}${path}`)
  return { status: answer.status, headers: answer.headers, body: await answer.json() }
}
const list = async (path: string) => page.parse((await get(path)).body)
const ids = async (path: string) =>
  (await list(`${path}${path.includes('?') ? '&' : '?'}per_page=1000`)).contents.map(({ id }) => id).sort()
/** The identifiers of those of the thousand for which a rule of this test's own holds. */
const those = (rule: (service: FullService) => boolean) =>
  thousand
    .filter(rule)
    .map(({ id }) => id)
    .sort()
const pointOf = (service: FullService) => service.service_at_locations?.[0]?.location

beforeAll(() => arrangeServices(house, thousand))

describe('every answer is valid under the published schema', () => {
  test.each([
    ['services', 'service_list', 'service', 1000],
    ['service_at_locations', 'service_at_location_list', 'service_at_location', 1000],
    ['organizations', 'organization_list', 'organization', 4],
    ['taxonomies', 'taxonomy', 'taxonomy', 2],
    ['taxonomy_terms', 'taxonomy_term', 'taxonomy_term', undefined],
  ])('%s', async (name, listSchema, schema, count) => {
    const all = await list(`/${name}?per_page=1000`)
    if (count !== undefined) expect(all.contents).toHaveLength(count)
    expect(all.contents.flatMap((one) => valid(listSchema, one))).toEqual([])
    const full = await list(`/${name}?per_page=1000&full=true`)
    expect(full.contents.flatMap((one) => valid(schema, one))).toEqual([])
    for (const { id } of all.contents.slice(0, 25)) {
      const { status, body } = await get(`/${name}/${id}`)
      expect([status, body.id]).toEqual([200, id])
      expect(valid(schema, body)).toEqual([])
      // The published description gives this one address the schema of a service.
      if (name === 'service_at_locations') expect(valid('service', body)).toEqual([])
    }
  })

  test('and a whole service says all that was written down of it', async () => {
    const [first] = thousand
    expect((await get(`/services/${first?.id}`)).body).toEqual(JSON.parse(JSON.stringify(first)))
  })

  test('the front of it says what it is', async () => {
    for (const path of ['', '/'])
      expect((await get(path)).body).toMatchObject({ version: '3.0', profile: expect.stringMatching(/^https:/) })
  })
})

describe('pages', () => {
  test('give every service once, and say where they are', async () => {
    const seen: string[] = []
    for (let number = 1; number <= 8; number += 1) {
      const { contents, ...about } = await list(`/services?per_page=150&page=${number}`)
      seen.push(...contents.map(({ id }) => id))
      expect(about).toEqual({
        ...{ total_items: 1000, total_pages: 7, page_number: number, size: [150, 100, 0][Math.max(0, number - 6)] },
        ...{ first_page: number === 1, last_page: number >= 7, empty: number === 8 },
      })
    }
    expect(seen.sort()).toEqual(those(() => true))
  })

  test('link to those before and after', async () => {
    const { headers } = await get('/services?per_page=10&page=2&search=work')
    expect(headers.get('link')).toBe(
      `<${base}/services?per_page=10&page=1&search=work>; rel="prev", <${base}/services?per_page=10&page=3&search=work>; rel="next"`,
    )
  })

  test('come all at once as lines, for those who copy the directory', async () => {
    const answer = await ask(`${base}/services?format=ndjson&full=true`)
    const lines = (await answer.text()).trim().split('\n')
    expect(lines).toHaveLength(1000)
    expect(valid('service', JSON.parse(lines[999] ?? ''))).toEqual([])
  })
})

describe('filters, each beside the same rule worked out by hand', () => {
  const needs = (code: string) => (service: FullService) =>
    service.attributes?.some(({ taxonomy_term }) => taxonomy_term?.term === code) ?? false
  const term = thousand[0]?.attributes?.[0]?.taxonomy_term
  const time = (service: FullService) => service.schedules?.[0] ?? fail()

  test('by term and by taxonomy', async () => {
    expect(await ids(`/services?taxonomy_term_id=${term?.id}`)).toEqual(those(needs(term?.term ?? '')))
    expect(await ids(`/services?taxonomy_id=${term?.taxonomy_id}`)).toEqual(those(() => true))
  })

  test('by age, as the published description puts it', async () => {
    expect(await ids('/services?minimum_age=18')).toEqual(those(({ minimum_age }) => (minimum_age ?? 0) >= 18))
    expect(await ids('/services?maximum_age=24')).toEqual(those(({ maximum_age }) => (maximum_age ?? 999) <= 24))
  })

  test('by day and time, within one schedule', async () => {
    expect(await ids('/services?day=MO')).toEqual(those((one) => time(one).byday?.split(',').includes('MO') ?? false))
    expect(await ids('/services?day=monday&start_time=18:00')).toEqual(
      those((one) => (time(one).byday?.includes('MO') ?? false) && (time(one).opens_at ?? '') >= '18:00'),
    )
    expect(await ids('/services?end_time=12:30:00')).toEqual(those((one) => (time(one).closes_at ?? '99') <= '12:30'))
  })

  test('by nearness to a postcode, the nearest first', async () => {
    const here = { latitude: 55.86, longitude: -4.25 }
    await sql`insert into directory.postcode_point (postcode, latitude, longitude, source) values ('ZA1 1AA', ${here.latitude}, ${here.longitude}, 'Invented')`.execute(
      house.asOwner,
    )
    const near = those((one) => awayFrom(here, pointOf(one)) <= 2000)
    expect(near.length).toBeGreaterThan(20)
    expect(near.length).toBeLessThan(980)
    expect(await ids('/services?postcode=ZA1%201AA&proximity=2000')).toEqual(near)
    const places = (await list('/service_at_locations?postcode=za11aa&proximity=2000&per_page=1000&full=true')).contents
    expect(places.map((place) => z.looseObject({ service: listed }).parse(place).service.id).sort()).toEqual(near)
    const away = places.map((place) => awayFrom(here, z.looseObject({ location: point }).parse(place).location))
    expect(away).toEqual([...away].sort((one, other) => one - other))
  })

  test('by words, forgiving of spelling and knowing what means the same', async () => {
    const names = async (words: string) =>
      (await list(`/services?search=${encodeURIComponent(words)}`)).contents.map(
        ({ name }) => String(name).split(',')[0],
      )
    expect(new Set(await names('brickleying'))).toEqual(new Set(['Construction taster']))
    expect(await names('intervew practise')).toContain('Interview practice')
    expect(await names('weans')).toContain('Childcare finder')
    expect(await names('xylophone')).toEqual([])
    expect(await names("'; & ! | :* <->")).toEqual([])
  })

  test('by organisation, and by when it last changed', async () => {
    const organisation = thousand[0]?.organization?.id
    expect(await ids(`/services?organization_id=${organisation}`)).toEqual(
      those(({ organization }) => organization?.id === organisation),
    )
    expect(await ids('/services?modified_after=2026-10-02')).toEqual([])
    expect(await ids('/services?modified_after=2026-10-01T09:00:00Z')).toHaveLength(1000)
    const { contents } = await list('/services?minimal=true&per_page=3')
    expect(Object.keys(contents[0] ?? {})).toEqual(['id', 'name', 'status', 'last_modified', 'modified_date'])
  })
})

describe('other people’s programs', () => {
  test('may read it from any page, keep it, and ask whether it has changed', async () => {
    const { headers } = await get('/services')
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('cache-control')).toBe('public, max-age=300')
    const etag = headers.get('etag') ?? ''
    const again = () => ask(`${base}/services`, { headers: { 'if-none-match': etag } })
    expect((await again()).status).toBe(304)
    await arrangeServices(house, [{ ...(thousand[1] ?? fail()), alert: 'Closed on Friday' }])
    expect((await again()).status).toBe(200)
  })

  test.each([
    ['/services?per_page=0', 'per_page must be a whole number from 1 to 1000'],
    ['/services?page=first', 'page must be a whole number'],
    ['/services?day=someday', 'day must be a day of the week'],
    ['/services?taxonomy_term_id=7', 'taxonomy_term_id must be a UUID'],
    ['/services?start_time=25:00', 'start_time must be a time'],
    ['/services?proximity=100', 'say postcode too'],
    ['/services?postcode=Northtown', 'postcode must be a full UK postcode'],
    ['/service_at_locations?postcode=AB1%201AA&proximity=5', 'we do not know where AB1 1AA is'],
    ['/services/7', 'nothing at'],
    ['/services/00000000-0000-4000-8000-000000000009', 'nothing at'],
    ['/service', 'nothing at this address'],
  ])('%s is answered in JSON with what is wrong', async (path, words) => {
    const { status, body, headers } = await get(path)
    expect([status, body.problems.join(' ')]).toEqual([
      words.startsWith('nothing') ? 404 : 400,
      expect.stringContaining(words),
    ])
    expect(headers.get('content-type')).toMatch(/^application\/json/)
    expect(headers.get('cache-control')).toBe('no-store')
  })
})

const point = z.looseObject({ latitude: z.number().optional(), longitude: z.number().optional() })

/** Metres by the law of cosines, where the database uses haversines; endless when the place is nowhere. */
function awayFrom(here: { latitude: number; longitude: number }, place: z.infer<typeof point> | undefined): number {
  if (place?.latitude === undefined || place.longitude === undefined) return Number.POSITIVE_INFINITY
  const [one, other, between] = [here.latitude, place.latitude, place.longitude - here.longitude].map(
    (degrees) => (degrees * Math.PI) / 180,
  )
  if (one === undefined || other === undefined || between === undefined) return fail()
  return (
    6_371_000 *
    Math.acos(Math.min(1, Math.sin(one) * Math.sin(other) + Math.cos(one) * Math.cos(other) * Math.cos(between)))
  )
}

function fail(): never {
  throw new Error('the invented services are not as this test takes them to be')
}

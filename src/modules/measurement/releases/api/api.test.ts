import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { describedBy } from '#platform/open-api'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { figuresOf } from '../content.queries.ts'
import type { Figure } from '../figure.ts'
import { releaseAsItWent } from '../publish/as-it-went.ts'
import { analyst, arrange, plainGuard, releaseSite } from '../releases.testing.ts'
import { statisticsApi } from './description.ts'

const house = await testDatabase()
const site = releaseSite(house, house.clock)
const api = '/api/v1/statistics/releases'
let figures: Figure[] = []

beforeAll(async () => {
  await arrange(house, [
    {
      area: 'S12000049',
      people: 60,
      registered_on: '2025-05-01',
      jobs: { begun: 22, on: '2025-09-01', yes: 12, no: 5 },
    },
    { area: 'S12000023', people: 3, registered_on: '2026-05-01', gender: 'man' },
  ])
  const version = await releaseAsItWent(
    { database: house.database },
    {
      ...{ preparer: analyst('Ada Invented'), approver: analyst('Grace Madeup'), period: '2026-27 Q1' },
      ...{ on: calendarDate('2026-08-11'), contact_name: 'Team', contact_email: 'team@nation.example' },
      ...{ change_note: null, revisions_note: null, reasons: { otherwise: 'So it is' }, readers: [] },
      next: { period: '2026-27 Q2', on_date: calendarDate('2026-12-08') },
      by: plainGuard(),
    },
  )
  figures = await house.asNobody((tx) => figuresOf(tx, version?.id ?? ''))
})

const rowsAnswer = z.object({
  version: z.literal(1),
  rows: z.array(
    z
      .object({
        measure: z.string(),
        period: z.string(),
        dimension: z.string(),
        category: z.string(),
        count: z.number().nullable(),
        status: z.string(),
      })
      .loose(),
  ),
  next: z.string().nullable(),
})
const rows = async (query: string) =>
  rowsAnswer.parse(await (await site.ask(undefined, `${api}/june-2026/versions/1/rows${query}`)).answer.json())

describe('the open data', () => {
  test('lists releases, and the versions of one with what changed', async () => {
    const list = await site.ask(undefined, api)
    expect(await list.answer.json()).toMatchObject({
      releases: [{ slug: 'june-2026', version: 1, state: 'published', published_on: '2026-08-11' }],
    })
    expect(list.headers.get('access-control-allow-origin')).toBe('*')
    const one = await site.ask(undefined, `${api}/june-2026`)
    expect(await one.answer.json()).toMatchObject({
      as_at: '2026-06-30',
      versions: [{ number: 1, change_note: null, published_at: '2026-08-11T08:30:00.000Z' }],
    })
    const etag = one.headers.get('etag') ?? ''
    expect((await site.ask(undefined, `${api}/june-2026`, { headers: { 'if-none-match': etag } })).status).toBe(304)
  })

  test('gives every figure once, however small the pages, and the same as what was frozen', async () => {
    const all: unknown[] = []
    for (let after: string | null = ''; after !== null; ) {
      const page: z.infer<typeof rowsAnswer> = await rows(`?limit=37${after === '' ? '' : `&after=${after}`}`)
      expect(page.rows.length).toBeLessThanOrEqual(37)
      all.push(...page.rows)
      after = page.next
    }
    expect(all.map((row) => Object.assign({}, row, { symbols: undefined }))).toEqual(
      figures.map((figure) => ({ ...figure, symbols: undefined })),
    )
    expect(all.length).toBeGreaterThan(200)
  })

  test('is cut by measure, dimension, period and area', async () => {
    const cut = await rows('?measure=started&area=S12000049&period=all')
    expect(cut.rows).toEqual([
      expect.objectContaining({ dimension: 'area', category: 'S12000049', count: 60, symbols: [] }),
    ])
    expect((await rows('?measure=started&area=S12000023&period=all')).rows).toEqual([
      expect.objectContaining({ count: null, status: 'suppressed', symbols: ['[c]'] }),
    ])
    const gender = await rows('?dimension=gender')
    expect(gender.rows.length).toBe(figures.filter(({ dimension }) => dimension === 'gender').length)
  })

  test('comes as CSV too, with the same cells', async () => {
    const { answer } = await site.ask(undefined, `${api}/june-2026/versions/1/rows?measure=started&format=csv`)
    const cells: Record<string, string>[] = parse(await answer.text(), { columns: true })
    const frozen = figures.filter(({ measure }) => measure === 'started')
    expect(cells).toEqual(
      frozen.map((figure) =>
        Object.fromEntries(Object.entries(figure).map(([name, value]) => [name, value === null ? '' : String(value)])),
      ),
    )
  })

  test.each([
    ['?measure=happy', 'measure must be one of'],
    ['?period=2026', 'period must be all'],
    ['?limit=0', 'limit must be a whole number'],
    ['?limit=100000', 'limit must be a whole number'],
    ['?after=!', 'after must be the word'],
    ['?after=e30', 'after must be the word'],
    ['?area=S12000049&dimension=gender', 'area stands for'],
    ['?colour=red', 'colour: not known here'],
  ])('says what is wrong with %s', async (query, words) => {
    const { status, answer } = await site.ask(undefined, `${api}/june-2026/versions/1/rows${query}`)
    expect([status, JSON.stringify(await answer.json())]).toEqual([400, expect.stringContaining(words)])
  })
})

test('the description names every address of the room, and each reference in it leads somewhere', async () => {
  const text = JSON.stringify(describedBy([statisticsApi]))
  const { paths, components } = describedBy([statisticsApi])
  expect(Object.keys(paths)).toEqual([api, `${api}/{slug}`, `${api}/{slug}/versions/{number}/rows`])
  const references = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? '')
  expect(references.filter((name) => !(name in components.schemas))).toEqual([])
  const first = await rows('?limit=1')
  const row = z.object({ properties: z.record(z.string(), z.unknown()) }).parse(components.schemas.Row)
  expect(Object.keys(first.rows[0] ?? {}).sort()).toEqual(Object.keys(row.properties).sort())
})

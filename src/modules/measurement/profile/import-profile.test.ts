import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { importProfile } from './import-profile.ts'
import { profileOf } from './profile.queries.ts'

const house = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'nwd-profile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const [city, island] = ['S12000049', 'S12000023']
await sql`insert into partnership.area (id, name) values (${city}, 'City'), (${island}, 'Island') on conflict do nothing`.execute(
  house.asOwner,
)

let written = 0
async function take(lines: string[], more: { as_at?: string; topic?: 'labour_market' | 'population' } = {}) {
  const path = join(folder, `${++written}.csv`)
  writeFileSync(path, ['area,place,measure,value', ...lines].join('\r\n'))
  const wrong: string[] = []
  const table = {
    path,
    topic: more.topic ?? 'labour_market',
    title: 'Work and claims',
    source: 'An invented office',
    licence: 'Open Government Licence v3.0',
    link: null,
    period: 'The year to March 2026',
    as_at: calendarDate(more.as_at ?? '2026-03-31'),
    invented: true,
  } as const
  const done = await house
    .asWorker((tx) =>
      importProfile(tx, table, house.clock.today(), ({ row, column, value }) =>
        wrong.push(`${row} ${column} ${value}`),
      ),
    )
    .catch((error: unknown) => ({ outcome: error instanceof Error ? error.message : '', figures: 0 }))
  return { ...done, wrong }
}
const held = (area: string) =>
  house
    .asWorker((tx) => profileOf(tx, area, house.clock.today()))
    .then((all) =>
      all.map(({ area_id, place, measure, value, period }) => [area_id, place, measure, value, period].join(' ')),
    )

test('a table of places is kept with its source, licence and period; the same again changes nothing', async () => {
  const lines = [
    `${city},,employment_rate,71.4`,
    `${city},Harbour,employment_rate,64`,
    `${island},,employment_rate,80`,
    'S92000003,,employment_rate,74.3',
  ]
  expect(await take(lines)).toMatchObject({ outcome: 'stored', figures: 4, wrong: [] })
  expect(await take(lines)).toMatchObject({ outcome: 'unchanged' })
  expect(await held(city)).toEqual([
    `${city}  employment_rate 71.4 The year to March 2026`,
    `${city} Harbour employment_rate 64 The year to March 2026`,
    '  employment_rate 74.3 The year to March 2026',
  ])
})

test('a later table takes the place of an earlier one on the page, and a correction of the same day replaces what it names', async () => {
  await take([`${city},,employment_rate,70`, 'S92000003,,employment_rate,74'], { as_at: '2026-06-30' })
  expect((await held(city)).map((one) => one.split(' ')[3])).toEqual(['70', '74'])
  await take([`${city},,employment_rate,70.5`], { as_at: '2026-06-30' })
  expect((await held(city)).map((one) => one.split(' ')[3])).toEqual(['70.5', '74'])
  const { rows } = await sql`select 1 from measurement.profile_figure where superseded_at is not null`.execute(
    house.asOwner,
  )
  expect(rows).toHaveLength(1)
})

test('with bad rows nothing is stored, and each is told with its place', async () => {
  const before = await held(city)
  const done = await take([
    `${city},,employment_rate,171`,
    'S12000001,,employment_rate,1',
    `${city},,population,5`,
    'S92000003,Harbour,employment_rate,5',
    `${city},,claimant_rate,3`,
    `${city},,claimant_rate,3`,
  ])
  expect(done.outcome).toBe('Nothing was stored: 5 things are wrong in 6 rows.')
  expect(done.wrong).toEqual([
    '2 value 171',
    '3 area S12000001',
    '4 measure population',
    '5 place Harbour',
    '7 measure claimant_rate',
  ])
  expect(await held(city)).toEqual(before)
  expect((await take([`${city},,population,12.5`], { topic: 'population' })).wrong).toEqual(['2 value 12.5'])
  expect((await take([`${city},,employment_rate,1`], { as_at: '2027-03-31' })).outcome).toContain('has not come yet')
})

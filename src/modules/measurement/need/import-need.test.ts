import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { type CalendarDate, calendarDate } from '#platform/time'
import { importNeed, type NeedFile } from './import-need.ts'
import { needOf } from './need.queries.ts'
import type { Wrong } from './need-row.ts'

const house = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'nwd-need-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const [city, island] = ['S12000049', 'S12000023']
const day = calendarDate('2026-03-31')

let written = 0
const file = (...lines: string[]) => {
  const path = join(folder, `${++written}.csv`)
  writeFileSync(path, lines.join('\r\n'))
  return path
}
const table = (path: string, more: Partial<NeedFile> = {}): NeedFile => ({
  path,
  as_at: day,
  source: 'An invented office',
  invented: true,
  ...more,
})
const take = async (given: NeedFile, today: CalendarDate = house.clock.today()) => {
  const wrong: Wrong[] = []
  const done = await house
    .asWorker((tx) => importNeed(tx, given, today, (one) => wrong.push(one)))
    .catch((error: unknown) => ({ outcome: 'refused', figures: 0, says: error instanceof Error ? error.message : '' }))
  return { says: '', ...done, wrong }
}
const held = (area: string | undefined, areas = 2) =>
  house
    .asWorker((tx) => needOf(tx, area, areas))
    .then((all) => all.map(({ measure, as_at, people }) => `${measure} ${as_at} ${people}`))
const good = ['area,measure,count', `${city},unemployed,4200`, `${island},unemployed,130`, `${city},aged_16_24,9100`]

beforeEach(async () => {
  for (const name of ['need_figure', 'need_table'])
    await sql`delete from ${sql.table(`measurement.${name}`)}`.execute(house.asOwner)
  for (const area of [city, island])
    await sql`insert into partnership.area (id, name) values (${area}, ${area}) on conflict do nothing`.execute(
      house.asOwner,
    )
})

describe('a table of need', () => {
  it('is stored with its day and source, columns in any order, and the nation has what every area has', async () => {
    expect(await take(table(file('\uFEFFcount,area,measure', `7,${city},unemployed`)))).toMatchObject({
      outcome: 'stored',
      figures: 1,
    })
    expect(await take(table(file(...good)))).toMatchObject({ outcome: 'stored', figures: 3, wrong: [] })
    expect(await held(city)).toEqual(['aged_16_24 2026-03-31 9100', 'unemployed 2026-03-31 4200'])
    expect(await held(undefined)).toEqual(['unemployed 2026-03-31 4330'])
  })

  it('imported again changes nothing; another of its day takes its place for the measures it names, and is kept', async () => {
    const path = file(...good)
    await take(table(path))
    expect(await take(table(path))).toMatchObject({ outcome: 'unchanged' })
    expect(await take(table(file('area,measure,count', `${city},unemployed,4300`)))).toMatchObject({
      outcome: 'stored',
    })
    expect(await held(city)).toEqual(['aged_16_24 2026-03-31 9100', 'unemployed 2026-03-31 4300'])
    expect(await held(island)).toEqual([])
    expect(await take(table(path))).toMatchObject({ outcome: 'unchanged' })
    const { rows } = await sql`select 1 from measurement.need_figure where superseded_at is not null`.execute(
      house.asOwner,
    )
    expect(rows).toHaveLength(2)
  })

  it('of another day stands beside it', async () => {
    await take(table(file(...good)))
    await take(table(file('area,measure,count', `${city},unemployed,4000`), { as_at: calendarDate('2025-03-31') }))
    expect((await held(city)).filter((one) => one.startsWith('unemployed'))).toEqual([
      'unemployed 2025-03-31 4000',
      'unemployed 2026-03-31 4200',
    ])
  })

  it('with bad rows is refused whole, each told with what would be right', async () => {
    const bad = file(
      ...good,
      `${city},unemployed,1`,
      'S12000001,unemployed,5',
      `${city},homeless,5`,
      `${island},aged_16_24,"1,200"`,
      `${island},lone_parents,-3`,
    )
    const done = await take(table(bad))
    expect(done).toMatchObject({ outcome: 'refused', says: 'Nothing was stored: 5 things are wrong in 8 rows.' })
    expect(done.wrong.map(({ row, column, value }) => `${row} ${column} ${value}`)).toEqual([
      '5 measure unemployed',
      '6 area S12000001',
      '7 measure homeless',
      '8 count 1,200',
      '9 count -3',
    ])
    expect(await held(city)).toEqual([])
  })

  it.each([
    ['nothing in it', [''], 'The heading row must be area,measure,count'],
    ['no rows', ['area,measure,count'], 'no rows under its heading'],
    ['another heading', ['area,group,count', `${city},unemployed,1`], '“group” is not known'],
    ['a quotation mark that never ends', ['area,measure,count', `"${city},unemployed,1`], 'cannot be read as CSV'],
  ])('with %s is refused in a sentence', async (_, lines, says) => {
    expect((await take(table(file(...lines)))).says).toContain(says)
  })

  it('of a day to come is refused, and so is no file', async () => {
    expect((await take(table(file(...good)), calendarDate('2026-03-30'))).says).toContain('has not come yet')
    expect((await take(table(join(folder, 'none.csv')))).says).toBe('There is no such file.')
  })
})

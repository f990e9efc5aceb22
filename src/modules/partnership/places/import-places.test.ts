import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { importPlaces, type PlacesFile } from './import-places.ts'
import type { Problem } from './place.ts'
import { placeEditions } from './places.queries.ts'

const house = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'nwd-places-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const heading = 'postcode,data_zone,simd_decile,simd_quintile,urban_rural,council_area'
let files = 0
const written = (...lines: string[]) => {
  const path = join(folder, `${++files}.csv`)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}
const good = [
  'ZS1 1AA,S01999901,1,1,1,S12000049',
  'zs11ab,S01999902,4,2,2,S12000049',
  'ZS2 1AA,S01999903,10,5,6,S12000023',
]

const take = async (path: string, more: Partial<PlacesFile> = {}) => {
  const problems: Problem[] = []
  const file = { path, edition: '2020', from_on: calendarDate('2020-01-01'), source: 'An invented office', ...more }
  try {
    const done = await house.asWorker((tx) => importPlaces(tx, file, { onProblem: (one) => problems.push(one) }))
    return { ...done, problems, says: '' }
  } catch (error) {
    return { outcome: 'refused', postcodes: 0, problems, says: error instanceof Error ? error.message : '' }
  }
}
const held = async () => {
  const { rows } =
    await sql`select e.edition, p.postcode, p.data_zone, p.simd_decile as decile, p.simd_quintile as quintile, p.urban_rural, p.area_id
    from partnership.postcode p join partnership.place_edition e on e.id = p.edition_id where e.superseded_at is null order by 1, 2`.execute(
      house.asOwner,
    )
  return rows
}

beforeEach(async () => {
  await sql`delete from partnership.postcode`.execute(house.asOwner)
  await sql`delete from partnership.place_edition`.execute(house.asOwner)
})

describe('an official look-up', () => {
  it('is stored row by row, postcodes written one way, with the edition, the day and the source', async () => {
    expect(await take(written(heading, ...good))).toMatchObject({ outcome: 'stored', postcodes: 3 })
    expect(await held()).toEqual([
      {
        edition: '2020',
        postcode: 'ZS1 1AA',
        data_zone: 'S01999901',
        decile: 1,
        quintile: 1,
        urban_rural: 1,
        area_id: 'S12000049',
      },
      {
        edition: '2020',
        postcode: 'ZS1 1AB',
        data_zone: 'S01999902',
        decile: 4,
        quintile: 2,
        urban_rural: 2,
        area_id: 'S12000049',
      },
      {
        edition: '2020',
        postcode: 'ZS2 1AA',
        data_zone: 'S01999903',
        decile: 10,
        quintile: 5,
        urban_rural: 6,
        area_id: 'S12000023',
      },
    ])
    expect(await house.asWorker(placeEditions)).toMatchObject([
      { edition: '2020', from_on: '2020-01-01', source: 'An invented office', postcodes: 3 },
    ])
  })

  it('may have its columns in any order, under other names, and more of them', async () => {
    const path = written('\ufeffCA,PC,DZ,Rank,Dec,Quin,UR6', 'S12000049,ZS1 1AA,S01999901,77,1,1,1')
    const called = {
      council_area: 'CA',
      postcode: 'PC',
      data_zone: 'DZ',
      simd_decile: 'Dec',
      simd_quintile: 'Quin',
      urban_rural: 'UR6',
    }
    expect(await take(path, { called })).toMatchObject({ outcome: 'stored', postcodes: 1 })
    expect((await take(written('CA,PC,DZ', 'S12000049,ZS1 1AA,S01999901'))).says).toMatch(
      /no postcode, data_zone, simd_decile, simd_quintile, urban_rural, council_area/,
    )
  })

  it('imported again changes nothing; another file of the edition takes its place, and the first is kept', async () => {
    const path = written(heading, ...good)
    await take(path)
    const counts = async () =>
      (
        await sql`select (select count(*)::int from partnership.place_edition) editions, (select count(*)::int from partnership.postcode) postcodes`.execute(
          house.asOwner,
        )
      ).rows[0]
    expect(await take(path)).toMatchObject({ outcome: 'unchanged', postcodes: 3 })
    expect(await counts()).toEqual({ editions: 1, postcodes: 3 })
    expect(await take(written(heading, ...good, 'ZS3 1AA,S01999904,6,3,3,S12000049'))).toMatchObject({
      outcome: 'stored',
      postcodes: 4,
    })
    expect(await counts()).toEqual({ editions: 2, postcodes: 7 })
    expect(await held()).toHaveLength(4)
  })

  it('stands beside other editions, one a day', async () => {
    await take(written(heading, ...good))
    const path = written(heading, good[0] ?? '')
    expect((await take(path, { edition: '2020v2' })).says).toMatch(/Edition 2020 holds from 2020-01-01 already/)
    expect(await take(path, { edition: '2020v2', from_on: calendarDate('2020-05-01') })).toMatchObject({
      outcome: 'stored',
    })
    expect(await held()).toHaveLength(4)
  })

  it('with a bad row is not stored at all, and every bad row is told: row, column, value, and what would be right', async () => {
    const path = written(
      heading,
      ...good,
      'ZS1,S01999901,1,1,1,S12000049',
      'ZS1 1AF,X01999901,11,0,7,Glasgow',
      'ZS1 1AD,S01999901,3,1,1,S12000049',
      '',
      'ZS1 1AA,S01999901,1,1,1,S12000049',
      'ZS1 1AE',
    )
    const { outcome, problems, says } = await take(path)
    expect(outcome).toBe('refused')
    expect(says).toMatch(/Nothing was stored: 13 things are wrong in 8 rows/)
    expect(problems.map(({ row, column, value }) => [row, column, value])).toEqual([
      [5, 'postcode', 'ZS1'],
      [6, 'data_zone', 'X01999901'],
      [6, 'simd_decile', '11'],
      [6, 'simd_quintile', '0'],
      [6, 'urban_rural', '7'],
      [6, 'council_area', 'Glasgow'],
      [7, 'simd_quintile', '1'],
      [10, 'data_zone', ''],
      [10, 'simd_decile', ''],
      [10, 'simd_quintile', ''],
      [10, 'urban_rural', ''],
      [10, 'council_area', ''],
      [9, 'postcode', 'ZS1 1AA'],
    ])
    expect(problems.map(({ expected }) => expected)).toContain('must be 2, as the decile is 3')
    expect(await held()).toEqual([])
    expect(await house.asWorker(placeEditions)).toEqual([])
  })

  it('that is missing, empty, only a heading, or no table is refused in one sentence', async () => {
    expect((await take(join(folder, 'nowhere.csv'))).says).toBe('There is no such file.')
    expect((await take(written(''))).says).toMatch(/heading row has no|empty/)
    expect((await take(written(heading))).says).toMatch(/no rows under it/)
    expect((await take(written(heading, '"ZS1 1AA,S01999901'))).says).toMatch(/cannot be read as CSV near row 2/)
  })

  it('is read a batch at a time, whatever its length, and a doubled postcode is found batches apart', async () => {
    const rows = Array.from({ length: 4500 }, (_, at) => {
      const letters = [at / 20 / 9 / 20, at / 20 / 9, at / 9].map((n) => 'ABDEFGHJLNPQRSTUWXYZ'[Math.floor(n) % 20])
      return `ZS${1 + Math.floor(at / 3600)} ${1 + (at % 9)}${letters[2]}${letters[1]},S01999901,1,1,1,S12000049`
    })
    const unique = [...new Set(rows)]
    expect(await take(written(heading, ...unique))).toMatchObject({ outcome: 'stored', postcodes: unique.length })
    const { problems } = await take(written(heading, ...unique, unique[3] ?? ''), {
      edition: '2016',
      from_on: calendarDate('2016-01-01'),
    })
    expect(problems).toMatchObject([
      { row: unique.length + 2, expected: 'must be in the file once; it is there before' },
    ])
  })
})

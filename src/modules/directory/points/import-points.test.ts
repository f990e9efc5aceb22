import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { importPoints, type PointProblem, readPoint } from './import-points.ts'

const house = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'nwd-points-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function bring(text: string, source = 'An invented office') {
  const path = join(folder, 'points.csv')
  writeFileSync(path, text)
  const problems: PointProblem[] = []
  const done = await house
    .asWorker((tx) => importPoints(tx, { path, source }, (one) => problems.push(one)))
    .catch((error: Error) => error.message)
  return { done, problems }
}
const stored = async () => {
  const { rows } = await sql<{ postcode: string; latitude: number; longitude: number; source: string }>`
    select postcode, latitude, longitude, source from directory.postcode_point order by postcode`.execute(house.asOwner)
  return rows
}

describe('where postcodes lie', () => {
  it('is read from a table with its columns in any order, and the next table gives way only to what it names', async () => {
    const first = await bring(
      'lat,ended,postcode,long\n58.9821,,za3 4ab,-2.9605\n55.86,,ZA1 1AA,-4.25\n,2019,ZA9 9ZZ,\n',
    )
    expect(first).toEqual({ done: { points: 2, nowhere: 1 }, problems: [] })
    expect((await bring('postcode;lat;long\nZA1 1AA;55.8;-4.2\n', 'Another')).done).toEqual({ points: 1, nowhere: 0 })
    expect(await stored()).toEqual([
      { postcode: 'ZA1 1AA', latitude: 55.8, longitude: -4.2, source: 'Another' },
      { postcode: 'ZA3 4AB', latitude: 58.9821, longitude: -2.9605, source: 'An invented office' },
    ])
  })

  it('is refused whole, each bad row told, when one is bad', async () => {
    const before = await stored()
    const { done, problems } = await bring(
      'postcode,lat,long\nZB1 1AA,55.1,-4.1\nnowhere,55.1,-4.1\nZB1 1AB,-4.1,55.1\nZB1 1AA,55.1,-4.1\nZB1 1AD,fifty,-4\n',
    )
    expect(done).toBe('Nothing was stored: 5 things are wrong.')
    expect(problems.map(({ row, column }) => [row, column])).toEqual([
      [3, 'postcode'],
      [4, 'lat'],
      [4, 'long'],
      [5, 'postcode'],
      [6, 'lat'],
    ])
    expect(await stored()).toEqual(before)
    expect((await bring('place,x,y\nZA1 1AA,55,-4\n')).done).toContain('must name the columns postcode, lat, long')
    expect((await bring('postcode,lat,long\n')).done).toContain('no row says where a postcode lies')
  })

  it('keeps every point of a long table, as it was written', async () => {
    const rows = Array.from(
      { length: 12_000 },
      (_, at) => `ZC${1 + Math.floor(at / 4000)} ${Math.floor(at / 400) % 10}${letters(at % 400)}`,
    )
    const { done } = await bring(`postcode,lat,long\n${rows.map((one) => `${one},56.5,-3.5`).join('\n')}\n`)
    expect(done).toEqual({ points: 12_000, nowhere: 0 })
    expect((await stored()).filter(({ postcode }) => postcode.startsWith('ZC'))).toHaveLength(12_000)
  })

  it('is never a point outside these islands, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.double().map(String)),
        fc.double({ min: -200, max: 200 }).map(String),
        (lat, long) => {
          const read = readPoint({ postcode: 'ZA1 1AA', lat, long }, 2)
          if (read === 'nowhere' || Array.isArray(read)) return
          expect(read.latitude).toBe(Number(lat))
          expect(Math.abs(read.latitude - 55.5)).toBeLessThanOrEqual(6.5)
          expect(Math.abs(read.longitude + 3)).toBeLessThanOrEqual(6)
        },
      ),
      { numRuns: 500 },
    )
  })
})

/** The letters that the second half of a postcode may end in. */
const allowed = 'ABDEFGHJLNPQRSTUWXYZ'
const letters = (at: number) => `${allowed[Math.floor(at / 20)]}${allowed[at % 20]}`

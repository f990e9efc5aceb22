import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { asWorkerCopying } from '#platform/db'
import { testDatabase } from '#platform/testing'
import { importPeople } from '../../import-people.ts'
import { noMapping } from '../../person-file/mapping.ts'
import { csvOfRows, fileOf, type Row, someRows } from '../../person-file.testing.ts'
import { isElsewhere } from './whose-rows.ts'

const house = await testDatabase()
const [city, island, other] = ['S12000049', 'S12000023', 'S12000036']
await sql`
  with e as (insert into partnership.place_edition (edition, from_on, source, fingerprint) values ('invented', '2020-01-01', 'a test', 'x') returning id)
  insert into partnership.postcode (edition_id, postcode, area_id, data_zone, simd_decile, urban_rural)
  select e.id, c.postcode, c.area_id, 'S01000001', 1, 1 from e, (values ('KW15 1AA', ${city}), ('KW16 3AA', ${island})) c (postcode, area_id)`.execute(
  house.asOwner,
)

const stored = async () => (await sql`select from people.person`.execute(house.asOwner)).rows.length
const bring = (area_id: string, rows: readonly Row[], areaIsRight = false) =>
  asWorkerCopying(house.database, house.clock, (tx, copyIn) =>
    importPeople(tx, copyIn, {
      path: fileOf(csvOfRows(rows)),
      mapping: noMapping,
      area_id,
      today: house.clock.today(),
      areaIsRight,
    }),
  )
let number = 0
const people = (postcodes: readonly string[]): Row[] => {
  const [rows = []] = fc.sample(someRows(postcodes.length, postcodes.length), { numRuns: 1, seed: 3 })
  return postcodes.map((postcode, at) => ({
    ...rows[at],
    participant_id: `W-${number++}`,
    ni_number: '',
    date_of_birth: '',
    postcode,
  }))
}
const times = (many: number, postcode: string) => Array.from({ length: many }, () => postcode)

describe('a file of which half the rows are another council’s', () => {
  it('is asked about, by the postcodes of its people, and nothing is stored', async () => {
    const before = await stored()
    const half = people([...times(6, 'KW15 1AA'), ...times(5, 'KW16 3AA'), ''])
    await expect(bring(city, half)).rejects.toThrow(
      /file of Glasgow City\? Of 11 rows .*5 in Orkney Islands\. Nothing was stored.*--area-is-right/,
    )
    expect(await stored()).toBe(before)
    expect(await bring(city, half, true)).toMatchObject({ added: 12 })
  })

  it('is asked about by what another area’s own file says of the same people, though no postcode is known', async () => {
    const rows = people(times(8, ''))
    await bring(island, rows)
    await expect(bring(other, [...rows.slice(0, 5), ...people(times(3, ''))])).rejects.toThrow(/5 in Orkney Islands/)
    expect(await bring(other, [...rows.slice(0, 4), ...people(times(9, ''))])).toMatchObject({ added: 13 })
  })

  it('is taken as it is where few live elsewhere, or few can be placed', async () => {
    expect(await bring(city, people([...times(8, 'KW15 1AA'), ...times(4, 'KW16 3AA')]))).toMatchObject({ added: 12 })
    expect(await bring(city, people([...times(4, 'KW16 3AA'), ...times(9, '')]))).toMatchObject({ added: 13 })
  })

  it('is more than a third of those that can be placed, where five can', () => {
    const of = (here: number, there: number) =>
      isElsewhere(
        {
          placed: here + there,
          elsewhere: [
            { area_id: city, rows: here },
            { area_id: island, rows: there },
          ],
        },
        city,
      )
    expect([of(4, 2), of(3, 2), of(0, 5), of(0, 4), of(200, 100), of(199, 101)]).toEqual([
      false,
      true,
      true,
      false,
      false,
      true,
    ])
  })
})

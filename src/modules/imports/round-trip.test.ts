import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { dimensions, statistics } from '#modules/measurement'
import { asWorkerCopying } from '#platform/db'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { rowsByHand } from '../measurement/by-hand-rows.testing.ts'
import { importPeople, noMapping } from './index.ts'
import { csvOfRows, fileOf, type Row, someRows, worldOf } from './person-file.testing.ts'

const house = await testDatabase()
const { rows: areas } = await sql<{ id: string }>`select id from partnership.area order by id`.execute(house.asOwner)
let used = 0
const nextArea = () => areas[used++ % areas.length]?.id ?? ''

const brought = (area_id: string, rows: readonly Row[]) =>
  asWorkerCopying(house.database, house.clock, (tx, copyIn) =>
    importPeople(tx, copyIn, {
      path: fileOf(csvOfRows(rows)),
      mapping: noMapping,
      area_id,
      today: house.clock.today(),
      areaIsRight: true,
    }),
  )

async function parted(area_id: string, rows: readonly Row[], as_at: string) {
  const said = await house.asStatistician((tx) =>
    statistics(tx, { as_at: calendarDate(as_at), area: area_id, by: dimensions }),
  )
  expect(said.rows).toEqual(rowsByHand(worldOf(rows, area_id), as_at, dimensions))
}

/** Every row of every table a file is stored in, but for identifiers that a second storing would make anew. */
async function everything(area_id: string): Promise<unknown> {
  const tables = [
    ...['people.person', 'people.contact_details', 'people.characteristics', 'people.relationship', 'people.timeline'],
    ...['journeys.spell', 'outcomes.job', 'outcomes.follow_up', 'outcomes.outcome', 'imports.person_row'],
  ]
  const counts = tables.map(
    (table) =>
      sql`select ${table} as name, md5(string_agg(t::text, '' order by t::text)) from ${sql.raw(table)} t where area_id = ${area_id}`,
  )
  return (await sql`${sql.join(counts, sql` union all `)}`.execute(house.asOwner)).rows
}

describe('a file of people that could be', () => {
  it('gives the statistics that its own rows come to, today and as at an earlier day', async () => {
    await fc.assert(
      fc.asyncProperty(someRows(40, 20), async (rows) => {
        const area = nextArea()
        expect(await brought(area, rows)).toMatchObject({ rows: rows.length, added: rows.length, changed: 0 })
        await parted(area, rows, '2026-11-23')
        await parted(area, rows, '2023-03-31')
      }),
      { numRuns: 5 },
    )
  })

  it('changes nothing when it comes again', async () => {
    const [rows = []] = fc.sample(someRows(60, 60), { numRuns: 1, seed: 7 })
    const area = nextArea()
    await brought(area, rows)
    const before = await everything(area)
    expect(await brought(area, rows)).toMatchObject({ added: 0, changed: 0, unchanged: rows.length })
    expect(await everything(area)).toEqual(before)
  })

  it('changed anyhow and brought in again, gives the statistics of the changed rows', async () => {
    await fc.assert(
      fc.asyncProperty(
        someRows(25, 10),
        someRows(25, 10),
        fc.infiniteStream(fc.boolean()),
        async (first, second, flips) => {
          const area = nextArea()
          await brought(area, first)
          const later = first.map(
            (row, at): Row =>
              flips.next().value ? { ...row, ...second[at], participant_id: row.participant_id ?? '' } : row,
          )
          const added = second.slice(first.length)
          await brought(area, [...later, ...added])
          await parted(area, [...later, ...added], '2026-11-23')
          await parted(area, [...later, ...added], '2024-06-30')
        },
      ),
      { numRuns: 5 },
    )
  })
})

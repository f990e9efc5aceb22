import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { statistics } from '#modules/measurement'
import { asWorker, asWorkerCopying } from '#platform/db'
import { testDatabase } from '#platform/testing'
import { calendarDate, dateInLondon } from '#platform/time'
import { importPeople, noMapping } from '../index.ts'
import { csvOfRows, fileOf, type Row, someRows } from '../person-file.testing.ts'
import { takeBackPeople, workedOnPeople } from './taking-back.queries.ts'

let now = new Date('2026-11-23T08:30:00Z').getTime()
const clock = {
  now: () => new Date(now),
  today: () => dateInLondon(new Date(now)),
}
const later = () => {
  now += 1000
}
const house = await testDatabase(clock)
const { rows: areas } = await sql<{ id: string }>`select id from partnership.area order by id`.execute(house.asOwner)
let used = 0
const nextArea = () => areas[used++ % areas.length]?.id ?? ''

const brought = async (area_id: string, rows: readonly Row[]) => {
  later()
  const done = await asWorkerCopying(house.database, clock, (tx, copyIn) =>
    importPeople(tx, copyIn, {
      path: fileOf(csvOfRows(rows)),
      mapping: noMapping,
      area_id,
      today: clock.today(),
      areaIsRight: true,
    }),
  )
  const { rows: last } = await sql<{ id: string }>`
    select id from imports.import where area_id = ${area_id} order by at desc limit 1`.execute(house.asOwner)
  later()
  return { ...done, id: last[0]?.id ?? '' }
}
const takeBack = async (id: string) => {
  later()
  await asWorker(house.database, clock, async (tx) => {
    expect((await workedOnPeople(tx, id, 1)).count).toBe(0)
    await takeBackPeople(tx, id)
  })
  later()
}

// What only ever grows, says that it was taken back, or is worked out from the others.
const history = ['people.timeline', 'people.former_value', 'journeys.former_row', 'audit.event', 'imports.import']
const worked = ['measurement.fact', 'measurement.fact_mark']

const { rows: tables } = await sql<{ tab: string; columns: string[] }>`
  select c.table_schema || '.' || c.table_name as tab, array_agg(c.column_name::text) as columns from information_schema.columns c
  join information_schema.tables t using (table_schema, table_name)
  where t.table_type = 'BASE TABLE' and c.table_schema not in ('jobs', 'auth', 'pg_catalog', 'information_schema')
  group by 1 having 'area_id' = any (array_agg(c.column_name::text)) order by 1`.execute(house.asOwner)

/** Every row that holds, of every table that has an area. */
async function holding(area_id: string): Promise<Record<string, unknown>> {
  const parts = tables
    .filter(({ tab }) => !history.includes(tab) && !worked.includes(tab))
    .map(({ tab, columns }) => {
      const ends = ['superseded_at', 'closed_at'].filter((one) => columns.includes(one))
      const holds = ends.map((one) => sql`and ${sql.ref(`t.${one}`)} is null`)
      return sql`select ${tab}::text as tab, coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text), '[]') as rows from ${sql.table(tab)} t
        where t.area_id = ${area_id} ${sql.join(holds, sql` `)}`
    })
  const { rows } = await sql<{ tab: string; rows: unknown }>`${sql.join(parts, sql` union all `)}`.execute(
    house.asOwner,
  )
  return Object.fromEntries(rows.map(({ tab, rows: held }) => [tab, held]))
}
const figures = (area: string) =>
  house.asStatistician((tx) => statistics(tx, { as_at: calendarDate('2026-11-23'), area, by: ['gender', 'stream'] }))

/** People known here before any file came, like some of those in a file: the same number and day of birth. */
async function known(area_id: string, rows: readonly Row[]): Promise<void> {
  for (const { given_name, family_name, date_of_birth = '', ni_number = '', registered_on } of rows) {
    if (!/^\d/.test(date_of_birth) || !/^[A-Z]{2}\d/.test(ni_number)) continue
    await sql`
      with p as (insert into people.person (id, area_id, given_name, family_name, date_of_birth)
        values (gen_random_uuid(), ${area_id}, ${given_name}, ${family_name}, ${date_of_birth}) returning id),
      c as (insert into people.contact_details (person_id, area_id, ni_number) select id, ${area_id}, ${ni_number} from p),
      o as (select id from partnership.organisation where area_id = ${area_id} limit 1)
      insert into journeys.spell (id, area_id, person_id, organisation_id, stream, registered_on)
      select gen_random_uuid(), ${area_id}, p.id, o.id, 'NOLB', ${registered_on} from p, o where ${registered_on} > '2024-06-30'`.execute(
      house.asOwner,
    )
  }
}

const numbered = (rows: readonly Row[]) =>
  rows.map((row, at) => (at % 3 === 0 ? { ...row, ni_number: `AB${String(100000 + at)}C` } : row))

describe('a file that is taken back', () => {
  it('leaves everything as it was before: whom it brought, changed, joined and left waiting', async () => {
    let joined = 0
    let changed = 0
    await fc.assert(
      fc.asyncProperty(
        someRows(10, 6),
        someRows(14, 9),
        fc.infiniteStream(fc.boolean()),
        async (first, second, flips) => {
          const area = nextArea()
          const [one, two] = [numbered(first), numbered(second)]
          const atFirst = await brought(area, [one[0] ?? first[0] ?? { participant_id: 'x' }].slice(0, 1))
          await known(
            area,
            two.filter((_, at) => at >= one.length),
          )
          const empty = await holding(area)
          const before = await brought(area, one)
          const [held, said] = [await holding(area), await figures(area)]
          const mixed = two.map((row, at) => (at < one.length && flips.next().value ? { ...one[at], ...row } : row))
          const after = await brought(area, mixed)
          joined += after.matched
          changed += after.changed
          await takeBack(after.id)
          expect(await holding(area)).toEqual(held)
          expect(await figures(area)).toEqual(said)
          // the file can come again, and be taken back again, and so can the one before it
          const again = await brought(area, mixed)
          expect([again.added, again.changed, again.matched]).toEqual([after.added, after.changed, after.matched])
          await takeBack(again.id)
          expect(await holding(area)).toEqual(held)
          await takeBack(before.id)
          expect(await holding(area)).toEqual(empty)
          await takeBack(atFirst.id)
        },
      ),
      { numRuns: 10 },
    )
    expect(joined).toBeGreaterThan(0)
    expect(changed).toBeGreaterThan(0)
  }, 90_000)
})

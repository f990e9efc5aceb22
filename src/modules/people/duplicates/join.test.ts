import fc from 'fast-check'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { personalTables, rowOf, withoutOtherRules } from '../../../../e2e/walk/personal-tables.ts'
import { neighbourhood, personOf, viewerOf } from '../people.testing.ts'
import { joinRecords, partRecords } from './join.queries.ts'

const house = await testDatabase()
const { works, partnership } = await neighbourhood(house)
const worker = viewerOf(works)
const coordinator = viewerOf(partnership, 'coordinator', 'Coira Invented')
const personal = await personalTables(house)
const tables = personal.filter(({ name }) => name !== 'people.person')
const { rows: staying } = await sql<{ tab: string; why: string }>`select * from people.stays_behind()`.execute(
  house.asOwner,
)
const stays = new Set(staying.map(({ tab }) => tab))
const { rows: following } = await sql<{
  tab: string
  col: string
  key: string[] | null
}>`select * from people.follows()`.execute(house.asOwner)

/** Columns that look as if they named a person we support and do not. */
const noPerson = new Set(['journeys.rating_talk.person_rating_id', 'measurement.return_person.person_key'])

describe('every table that names a person', () => {
  it('is followed or named with why it stays, whoever makes it', async () => {
    const { rows } = await sql<{ name: string }>`
      select format('%I.%I.%I', n.nspname, c.relname, a.attname) as name
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname !~ '^(pg_|information_schema|pgboss)' and not c.relispartition
        and a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype)
        and (a.attname ~ '(person|participant|people)' or exists (select 1 from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid
          and f.confrelid = 'people.person'::regclass and a.attnum = any (f.conkey)))`.execute(house.asOwner)
    const dealtWith = new Set(following.map(({ tab, col }) => `${tab}.${col}`))
    const forgotten = rows
      .map(({ name }) => name)
      .filter(
        (name) => !dealtWith.has(name) && !noPerson.has(name) && !stays.has(name.split('.').slice(0, 2).join('.')),
      )
    expect(forgotten).toEqual([])
    expect(following.filter(({ key, col }) => key === null || key.includes(col))).toEqual([])
    expect(rows.length).toBeGreaterThan(50)
  })

  it('can end what there may be only one of, or leave it with the signpost', async () => {
    const { rows } = await sql<{
      tab: string
      ends: string | null
      predicate: string
      others: string[]
      type: string | null
    }>`
      select k.*, (select format_type(a.atttypid, null) from pg_attribute a where a.attrelid = k.tab::regclass and a.attname = k.ends) as type
      from people.one_of_a_kind() k`.execute(house.asOwner)
    for (const { tab, ends, predicate, type } of rows) {
      if (ends === null) expect(`${tab} ${predicate}`).toMatch(/ true$/)
      else expect(['date', 'timestamp with time zone']).toContain(type)
    }
    expect(rows.map(({ tab }) => tab)).toEqual(
      expect.arrayContaining(['journeys.spell', 'people.characteristics', 'outcomes.do_not_ask']),
    )
  })
})

const logs = ['people.joined', 'people.joined_row', 'people.likely_duplicate', 'people.duplicates_looked_for']
const compared = tables.filter(({ name }) => !logs.includes(name))

/** Everything that every table says of two people, row by row. */
async function everything(people: readonly string[]) {
  const all: Record<string, string[]> = {}
  for (const { name } of [...compared, { name: 'people.person' }]) {
    const { rows } = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(name)} t
      where exists (select 1 from jsonb_each_text(to_jsonb(t)) v where v.value = any(${people})) order by 1`.execute(
      house.asOwner,
    )
    all[name] = rows.map(({ row }) => row)
  }
  return all
}

const total = (all: Record<string, string[]>) => Object.values(all).reduce((sum, rows) => sum + rows.length, 0)

describe('joining and parting again', () => {
  it('loses no row of any table, and is as if nothing had been', async () => {
    await withoutOtherRules(house, personal)
    const bit = fc.integer({ min: 0, max: 2 })
    await fc.assert(
      fc.asyncProperty(fc.array(bit, { minLength: 40, maxLength: 40 }), fc.boolean(), async (bits, theirs) => {
        const one = await personOf(house, worker, { given_name: 'Una', family_name: 'Synthetic' })
        const other = await personOf(house, worker, { given_name: 'Oona', family_name: 'Synthetic' })
        const people = [one.id, other.id]
        let at = 0
        const rows: string[] = []
        for (const table of compared) {
          if (['people.contact_details', 'people.relationship', 'measurement.fact'].includes(table.name)) continue
          for (const person of people) {
            const row = `${rowOf(table, { person_id: `'${person}'::uuid`, area_id: `'${one.area_id}'` })} on conflict do nothing`
            rows.push(...Array.from({ length: bits[at++ % bits.length] ?? 0 }, () => row))
          }
        }
        await sql.raw(rows.join(';\n')).execute(house.asOwner)
        // of requests for a copy only one may be open
        await sql`update take_out.request set closed_at = nwd.clock() where person_id = ${other.id}`.execute(
          house.asOwner,
        )
        const before = await everything(people)
        const chosen = {
          person: { given_name: 'Oona' },
          contact: { phone: '07700900321' },
          answers: theirs ? 'other' : 'goes_on',
        } as const
        const joining = await house.asViewer(coordinator, (tx) =>
          joinRecords(tx, coordinator, {
            goes_on: one.id,
            other: other.id,
            chosen,
            why: 'They said so',
            told: 'At the desk',
          }),
        )
        const joined = await everything(people)
        expect(total(joined)).toBe(total(before))
        for (const { tab, col } of following) {
          const { rows } = await sql<{
            n: number
          }>`select count(*)::int as n from ${sql.table(tab)} where ${sql.ref(col)} = ${other.id}`.execute(
            house.asOwner,
          )
          const { rows: whole } = await sql<{
            n: number
          }>`select count(*)::int as n from people.one_of_a_kind() where tab = ${tab} and ends is null`.execute(
            house.asOwner,
          )
          if (whole[0]?.n === 0) expect([tab, rows[0]?.n]).toEqual([tab, 0])
        }
        await house.asViewer(coordinator, (tx) => partRecords(tx, coordinator, joining, 'They are sisters', []))
        expect(await everything(people)).toEqual(before)
      }),
      { numRuns: 4, endOnFailure: true },
    )
  }, 60_000)

  it('sends back with a row what was written since and hangs on it, and what is named, and leaves the rest', async () => {
    const one = await personOf(house, worker, { given_name: 'Una' })
    const other = await personOf(house, worker, { given_name: 'Oona' })
    const [spell, stage, own, named] = [uuid(), uuid(), uuid(), uuid()]
    const put = async (name: string, given: Record<string, string>) => {
      const table = tables.find((candidate) => candidate.name === name)
      if (table === undefined) throw new Error(name)
      await sql
        .raw(
          rowOf(
            table,
            Object.fromEntries(
              Object.entries({ area_id: one.area_id, ...given }).map(([column, value]) => [column, `'${value}'`]),
            ),
          ),
        )
        .execute(house.asOwner)
    }
    await put('journeys.spell', { id: spell, person_id: other.id })
    const chosen = { person: {}, contact: {}, answers: 'goes_on' } as const
    const joining = await house.asViewer(coordinator, (tx) =>
      joinRecords(tx, coordinator, { goes_on: one.id, other: other.id, chosen, why: 'They said so', told: null }),
    )
    await put('journeys.stage', { id: stage, person_id: one.id, spell_id: spell })
    await put('journeys.note', { id: own, person_id: one.id })
    await put('journeys.note', { id: named, person_id: one.id })
    const going = [{ of_table: 'journeys.note', of_column: 'person_id', key: { id: named, area_id: one.area_id } }]
    await house.asViewer(coordinator, (tx) => partRecords(tx, coordinator, joining, 'They are sisters', going))
    const whose = async (table: string, id: string) =>
      (
        await sql<{ person_id: string }>`select person_id from ${sql.table(table)} where id = ${id}`.execute(
          house.asOwner,
        )
      ).rows[0]?.person_id
    expect(
      await Promise.all([
        whose('journeys.spell', spell),
        whose('journeys.stage', stage),
        whose('journeys.note', named),
      ]),
    ).toEqual([other.id, other.id, other.id])
    expect(await whose('journeys.note', own)).toBe(one.id)
  })
})

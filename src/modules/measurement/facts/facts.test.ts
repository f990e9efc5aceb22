import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { saidByHand, saidInSql } from '../both-ways.testing.ts'
import { asAtDays, store, worlds, worldsOf } from '../world.testing.ts'
import { foldFacts } from './fold.ts'

const house = await testDatabase()
const fold = () => house.asWorker(foldFacts)
const marks = async () => {
  const { rows } = await sql<{ marked: number }>`
    select count(distinct person_id)::int as marked from measurement.fact_mark`.execute(house.asOwner)
  return rows[0]?.marked
}
const genders = () =>
  house.asStatistician(async (tx) => {
    await sql`select set_config('nwd.as_at', '2026-09-30', true)`.execute(tx)
    const { rows } = await sql<{ gender: string }>`select distinct gender from stats.participant`.execute(tx)
    return rows.map(({ gender }) => gender).sort()
  })

/** A hundred and fifty people whose facts are kept, all of whom are men. */
async function manyMen() {
  const world = fc.sample(worldsOf({ minLength: 150, maxLength: 150, size: 'max' }, 2), { seed: 5, numRuns: 1 })[0]
  if (world === undefined) throw new Error('there is no world')
  await store(house, world)
  await sql`update people.characteristics set gender = 'man'`.execute(house.asOwner)
  await fold()
  await sql`analyze measurement.fact`.execute(house.asOwner)
}

const oneWhoWasAsked = sql`(select c.id from people.characteristics c join journeys.spell s using (area_id, person_id)
  where c.superseded_at is null order by c.id limit 1)`

describe('what people are counted by is kept, and is never older than their records', () => {
  it('whatever was folded when, the figures are those of the second calculation', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, worlds, fc.constantFrom(...asAtDays), async (before, after, as_at) => {
        await store(house, before)
        await fold()
        expect(await house.asStatistician((tx) => saidInSql(tx, as_at))).toEqual(saidByHand(before, as_at))
        await store(house, after)
        const unfolded = await house.asStatistician((tx) => saidInSql(tx, as_at))
        await fold()
        expect(await marks()).toBe(0)
        expect(await house.asStatistician((tx) => saidInSql(tx, as_at))).toEqual(unfolded)
        expect(unfolded).toEqual(saidByHand(after, as_at))
      }),
      { numRuns: 12 },
    )
  }, 60_000)
})

describe('a change', () => {
  beforeEach(manyMen)

  it('marks the people it is of, and nobody else; they alone are worked out again', async () => {
    expect(await marks()).toBe(0)
    await sql`update people.characteristics set gender = 'woman' where id = ${oneWhoWasAsked}`.execute(house.asOwner)
    expect(await marks()).toBe(1)
    expect(await genders()).toContain('woman')
    expect(await fold()).toBe(1)
    expect(await genders()).toContain('woman')
  })

  it('that has not ended when facts are folded is counted when it has', async () => {
    await house.asOwner.transaction().execute(async (tx) => {
      await sql`update people.characteristics set gender = 'woman' where id = ${oneWhoWasAsked}`.execute(tx)
      expect(await fold()).toBe(0)
      expect(await genders()).not.toContain('woman')
    })
    expect(await genders()).toContain('woman')
    expect(await fold()).toBe(1)
    expect(await genders()).toContain('woman')
  })

  it('of the same person by two at once is not lost when one of them is folded before the other ends', async () => {
    await sql`update people.contact_details set postcode = null`.execute(house.asOwner)
    await fold()
    await house.asOwner.transaction().execute(async (tx) => {
      await sql`update people.characteristics set gender = 'other' where id = ${oneWhoWasAsked}`.execute(tx)
      // somebody else changes another record of theirs meanwhile, and is folded
      await house.asWorker((other) =>
        sql`update journeys.spell set stream = 'FSS' where person_id = (select person_id from people.characteristics where id = ${oneWhoWasAsked})`.execute(
          other,
        ),
      )
      expect(await fold()).toBe(1)
    })
    expect(await genders()).toContain('other')
  })

  it.each([
    'people.person',
    'people.characteristics',
    'people.contact_details',
    'people.former_value',
    'journeys.spell',
    'outcomes.job',
    'outcomes.follow_up',
    'outcomes.outcome',
  ])('of %s, whatever it is, leaves a mark', async (table) => {
    await sql`update ${sql.table(table)} set area_id = area_id`.execute(house.asOwner)
    expect(await marks()).toBeGreaterThan(0)
  })

  it('of any table that facts are worked out from leaves a mark: none is forgotten', async () => {
    const { rows } = await sql<{ name: string; marked: boolean }>`
      select distinct c.oid::regclass::text as name, exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname like 'mark_fact%') as marked
      from pg_rewrite r join pg_depend d on d.objid = r.oid and d.classid = 'pg_rewrite'::regclass join pg_class c on c.oid = d.refobjid
      where r.ev_class = 'stats.participant_live'::regclass and d.refclassid = 'pg_class'::regclass and c.relkind = 'r' order by 1`.execute(
      house.asOwner,
    )
    expect(rows.length).toBeGreaterThan(8)
    // Postcodes come and go with their edition, which leaves marks.
    expect(rows.filter(({ marked }) => !marked).map(({ name }) => name)).toEqual(['partnership.postcode'])
  })

  it('of the rules works everybody out again', async () => {
    expect(await fold()).toBe(0)
    await sql`update measurement.fact_rules set fingerprint = 'of the year before'`.execute(house.asOwner)
    expect(await fold()).toBeGreaterThan(100)
    expect(await fold()).toBe(0)
  })

  it('of the look-up of places marks everybody', async () => {
    await sql`update partnership.place_edition set from_on = from_on where false`.execute(house.asOwner)
    expect(await marks()).toBeGreaterThan(100)
  })
})

it('nobody of the program reads what is kept of each person', async () => {
  for (const table of ['measurement.fact', 'measurement.fact_mark', 'stats.participant_live'])
    for (const role of ['asWorker', 'asStatistician'] as const)
      await expect(house[role]((tx) => sql`select from ${sql.table(table)}`.execute(tx))).rejects.toThrow(
        /permission denied/,
      )
})

import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { followUpsOf } from '#modules/outcomes'
import { withClient } from '#platform/db'
import { testDatabase } from '#platform/testing'
import type { CalendarDate } from '#platform/time'
import { brokenKeys } from './foreign-keys.ts'
import { holdsOthers, isInvented, makeWorld } from './index.ts'
import { placesOf } from './scotland.ts'
import { emptySheets } from './sheets.ts'
import { tellSomebody } from './somebody.ts'
import { tableNames } from './tables.ts'

const house = await testDatabase()
const people = 2000

/** How many rows of a query there are. */
const count = async (query: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.raw(query)}`.execute(house.asOwner)
  return rows[0]?.n ?? 0
}
const none = async (query: string) => expect(await count(query), query).toBe(0)

const fingerprint = (seed: string): string => {
  const sheets = emptySheets()
  const today = house.clock.today()
  const places = placesOf({ seed, people: 300, areas: [], today, partnerships: new Map() }, sheets)
  for (let number = 0; number < 300; number++) tellSomebody({ seed, today, places }, number, sheets)
  return createHash('sha256')
    .update(Buffer.concat(tableNames.map((table) => sheets.bytes(table))))
    .digest('hex')
}

beforeAll(async () => {
  await makeWorld({ people, seed: 'test', areas: [] }, house)
})

describe('a world', () => {
  it('is the same to the byte for the same seed, and another for another', () => {
    expect(fingerprint('1')).toBe(fingerprint('1'))
    expect(fingerprint('1')).not.toBe(fingerprint('2'))
  })

  it('asked for again is there already, and asked for more of, goes on', async () => {
    const again = await makeWorld({ people, seed: 'test', areas: [] }, house)
    expect(again).toMatchObject({ people: 0, rows: 0 })
    expect(await count('people.person')).toBe(people)
    const more = await makeWorld({ people: people + 400, seed: 'test', areas: [] }, house)
    expect(more.people).toBe(400)
  })

  it('tells its own people from those whom somebody wrote down', async () => {
    expect(await holdsOthers(house.owner)).toBe(false)
    const insert = sql`insert into people.person (id, area_id, given_name, family_name, created_by)
      values (gen_random_uuid(), 'S12000049', 'Rowan', 'Fictus', gen_random_uuid()) returning id`
    const { rows } = await sql<{ id: string }>`${insert}`.execute(house.asOwner)
    expect(await holdsOthers(house.owner)).toBe(true)
    await sql`delete from people.person where id = ${rows[0]?.id}`.execute(house.asOwner)
  })

  it('breaks no foreign key, and would say so', async () => {
    await withClient(house.owner, 'test', async (client) => {
      expect(await brokenKeys(client)).toEqual([])
      await client.query(
        `begin; set local session_replication_role = 'replica'; delete from outcomes.job; delete from employers.employer`,
      )
      const broken = ['employer_permission_employer_id_area_id_fkey', 'follow_up_job_id_area_id_fkey']
      expect(await brokenKeys(client)).toEqual(broken)
      await client.query('rollback')
    })
  })

  it('has nobody whose surname could be somebody’s', async () => {
    const { rows } = await sql<{ family_name: string }>`select distinct family_name from people.person`.execute(
      house.asOwner,
    )
    expect(rows.length).toBeGreaterThan(400)
    expect(rows.filter(({ family_name }) => !isInvented(family_name))).toEqual([])
  })

  it('has a partnership in each of the 32 areas, and more people where more live', async () => {
    const { rows } = await sql<{ area_id: string; n: number }>`
      select o.area_id, (select count(*)::int from people.person p where p.area_id = o.area_id) as n
      from partnership.organisation o where o.kind = 'partnership'`.execute(house.asOwner)
    expect(rows).toHaveLength(32)
    const in_ = (area: string) => rows.find(({ area_id }) => area_id === area)?.n ?? 0
    expect(in_('S12000049')).toBeGreaterThan(5 * in_('S12000023'))
  })
})

describe('in a world, as in life,', () => {
  it('nobody is registered before birth, and nothing happens before registration or after today', async () => {
    const today = `date '${house.clock.today()}'`
    const first = '(select min(registered_on) from journeys.spell s where s.person_id = x.person_id)'
    await none(`journeys.spell s join people.person p on p.id = s.person_id where s.registered_on <= p.date_of_birth`)
    await none(`people.characteristics x where x.youngest_child_born > x.asked_on`)
    for (const [table, day] of [
      ['outcomes.job', 'started_on'],
      ['outcomes.outcome', 'on_date'],
      ['journeys.stage', 'from_on'],
      ['journeys.note', 'happened_on'],
      ['journeys.appointment', 'on_date'],
    ])
      await none(`${table} x where ${day} < ${first} or ${day} >= ${today}`)
    await none(`journeys.spell where registered_on >= ${today} or left_on >= ${today}`)
    await none(`people.timeline where at >= ${today}`)
    await none(`people.relationship where since >= ${today} or closed_at < since`)
  })

  it('each open referral has one owner and stands in one list, and each closed one has neither', async () => {
    const { rows } = await sql<{ ended: boolean; owners: number; lists: number; n: number }>`
      select ended, owners, lists, count(*)::int as n from (
        select exists (select from referrals.event e where e.referral_id = r.id
            and (e.kind in ('withdrawn', 'closed', 'registered') or e.goes_to = 'nobody')) as ended,
          (select count(*)::int from referrals.owner o where o.referral_id = r.id and o.until is null) as owners,
          (select count(*)::int from referrals.standing s where s.referral_id = r.id and s.until is null) as lists
        from referrals.referral r) each group by 1, 2, 3 order by 1`.execute(house.asOwner)
    expect(rows.map(({ ended, owners, lists }) => ({ ended, owners, lists }))).toEqual([
      { ended: false, owners: 1, lists: 1 },
      { ended: true, owners: 0, lists: 0 },
    ])
    await none(
      `referrals.event e join referrals.event f on f.referral_id = e.referral_id and f.place = e.place + 1 where f.at < e.at`,
    )
    await none('referrals.owner where until < since')
    await none('referrals.standing where until < since')
  })

  it('each open spell has one lead, and an ended one none', async () => {
    const open = '(select count(*) from journeys.lead l where l.spell_id = s.id and l.until is null)'
    await none(`journeys.spell s where ${open} <> (s.left_on is null)::int`)
    await none(
      `journeys.stage t join journeys.spell s on s.id = t.spell_id where s.left_on is not null and t.to_on is null`,
    )
    await none(`journeys.stage a join journeys.stage b on a.spell_id = b.spell_id and a.stage = b.stage and a.id < b.id
      and daterange(a.from_on, a.to_on) && daterange(b.from_on, b.to_on)`)
  })

  it('everybody is seen by their partnership, and by who supports them while they do', async () => {
    await none(`people.person p where not exists (select from people.relationship r join partnership.organisation o on o.id = r.holder
      where r.person_id = p.id and o.kind = 'partnership' and r.sees = 3 and r.closed_at is null)`)
    await none(`journeys.spell s where s.left_on is null and not exists (select from people.relationship r
      where r.person_id = s.person_id and r.holder = s.organisation_id and r.sees = 3 and r.closed_at is null)`)
  })

  it('follow-ups are due to the day, and none is answered before', async () => {
    const days = 'case f.weeks when 4 then 28 when 13 then 91 when 26 then 182 else 364 end'
    await none(`outcomes.follow_up f join outcomes.job j on j.id = f.job_id where f.due_on <> j.started_on + ${days}`)
    await none('outcomes.follow_up where answered_on < due_on or answered_on > window_ends_on')
    const { rows } = await sql<{ started_on: CalendarDate; area_id: string; dates: string }>`
      select j.started_on, j.area_id, string_agg(f.due_on || ' ' || f.window_ends_on, ', ' order by weeks) as dates
      from outcomes.job j join outcomes.follow_up f on f.job_id = j.id group by j.id, j.area_id limit 200`.execute(
      house.asOwner,
    )
    for (const { started_on, area_id, dates } of rows) {
      const asked = followUpsOf(started_on, area_id).map(({ due_on, window_ends_on }) => `${due_on} ${window_ends_on}`)
      expect(dates).toBe(asked.join(', '))
    }
    await none(`outcomes.job j where (select count(*) from outcomes.follow_up f where f.job_id = j.id) <> 4`)
  })

  it('questions that were not asked yet were not asked', async () => {
    await none(`people.characteristics where (asked_on < '2023-04-01') <> (trans = 'not_asked')`)
    await none(`people.characteristics where (asked_on < '2020-04-01') <> (lone_parent = 'not_asked')`)
    await none(`people.characteristics where asked_on < '2020-04-01' and children is not null`)
  })

  it('the figures lie near the published ones', async () => {
    const started = await count('(select distinct person_id from journeys.spell) s')
    const share = async (query: string) => (await count(`(select distinct person_id from ${query}) s`)) / started
    expect(await share('outcomes.job')).toBeGreaterThan(0.28)
    expect(await share('outcomes.job')).toBeLessThan(0.34)
    expect(await share('outcomes.outcome')).toBeGreaterThan(0.3)
    expect(await share('outcomes.outcome')).toBeLessThan(0.46)
    expect(await share(`outcomes.outcome where kind in ('fe_he', 'training')`)).toBeGreaterThan(0.1)
    expect(await share(`outcomes.outcome where kind in ('fe_he', 'training')`)).toBeLessThan(0.19)
    const again = (await count('journeys.spell')) - started
    expect(again / started).toBeGreaterThan(0.04)
    expect(again / started).toBeLessThan(0.12)
  })

  it('follow-ups were mostly blank once', async () => {
    const today = `date '${house.clock.today()}'`
    const once = (weeks: number) => `outcomes.follow_up where due_on <= ${today} - 365 and weeks = ${weeks}`
    for (const [weeks, low, high] of [
      [4, 0.45, 0.68],
      [13, 0.3, 0.54],
      [26, 0.25, 0.5],
      [52, 0.14, 0.36],
    ] as const) {
      const yes = (await count(`${once(weeks)} and answer = 'yes'`)) / (await count(once(weeks)))
      expect(yes, `in work after ${weeks} weeks`).toBeGreaterThan(low)
      expect(yes, `in work after ${weeks} weeks`).toBeLessThan(high)
    }
  })

  it('about one in six of all who were ever registered is supported now, which makes caseloads of fifty', async () => {
    const open = await count('journeys.spell where left_on is null')
    expect(open / people).toBeGreaterThan(0.12)
    expect(open / people).toBeLessThan(0.21)
  })
})

describe('where people live', () => {
  it('is in the invented look-up, marked as invented, in every class of deprivation', async () => {
    await none(`people.contact_details d where d.postcode is not null and not exists (select from partnership.postcode z
      join partnership.place_edition e on e.id = z.edition_id and e.edition = 'invented' where z.postcode = d.postcode and z.area_id = d.area_id)`)
    await none(`partnership.postcode where data_zone not like 'X01%'`)
    expect(await count('(select distinct simd_quintile from stats.participant) x')).toBe(6)
    expect(await count('(select distinct urban_rural from stats.participant) x')).toBe(7)
    expect(await count(`stats.participant where simd_quintile = 'unknown'`)).toBeLessThan(0.1 * people)
  })
})

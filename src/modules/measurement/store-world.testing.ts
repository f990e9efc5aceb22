import { type RawBuilder, sql } from 'kysely'
import type { TestDatabase } from '#platform/testing'
import type { World } from './by-hand.testing.ts'

const works = '01900000-0000-7000-8000-000000000001'

/** Puts a world into the tables in place of the one before, as the owner: arranging, not acting. */
export async function store(house: TestDatabase, world: World): Promise<void> {
  const area = new Map(world.people.map((person) => [person.id, person.area_id]))
  const run = (statement: RawBuilder<unknown>) => statement.execute(house.asOwner)
  const rows = (from: readonly object[]) => sql`${JSON.stringify(from)}::jsonb`
  const ofPeople = (from: readonly { person_id: string }[]) =>
    rows(from.map((row) => ({ ...row, area_id: area.get(row.person_id) })))
  for (const table of [
    'outcomes.follow_up',
    'outcomes.job',
    'outcomes.outcome',
    'journeys.eligibility_check',
    'journeys.spell',
    'people.characteristics',
    'people.former_value',
    'people.contact_details',
    'people.person',
    'partnership.postcode',
    'partnership.place_edition',
  ])
    await run(sql`delete from ${sql.table(table)}`)
  await run(
    sql`insert into partnership.area (id, name) values ('S12000049', 'Glasgow City'), ('S12000023', 'Orkney Islands') on conflict do nothing`,
  )
  await run(
    sql`insert into partnership.organisation (id, area_id, name, kind) values (${works}, 'S12000049', 'City Works', 'council'), (${works}, 'S12000023', 'Island Works', 'council') on conflict do nothing`,
  )
  await run(sql`insert into people.person (id, area_id, given_name, family_name, date_of_birth)
    select id, area_id, 'Isla', 'Sample', date_of_birth from jsonb_to_recordset(${rows(world.people)}) x (id uuid, area_id text, date_of_birth date)`)
  await run(sql`insert into people.characteristics (id, area_id, person_id, asked_on, gender, trans, sexual_orientation, ethnic_group, condition_12_months,
      condition_limits, lone_parent, children, youngest_child_born, disabled_child, care_experienced, convictions, homeless, refugee, carer, armed_forces,
      employment_status, superseded_at)
    select gen_random_uuid(), area_id, person_id, '2023-01-01', gender, trans, 'unknown', ethnic_group, condition_12_months, condition_limits, lone_parent,
      children, youngest_child_born, disabled_child, 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', case when not current then now() end
    from jsonb_to_recordset(${ofPeople(world.characteristics)})
      x (person_id uuid, area_id text, current boolean, gender text, trans text, ethnic_group text, condition_12_months text, condition_limits text,
        lone_parent text, children smallint, youngest_child_born date, disabled_child text)`)
  await run(sql`insert into people.contact_details (person_id, area_id, postcode)
    select person_id, area_id, postcode from jsonb_to_recordset(${ofPeople(world.addresses.filter((one) => one.superseded_at === null))})
      x (person_id uuid, area_id text, postcode text)`)
  await run(sql`insert into people.former_value (area_id, person_id, of_table, was, from_at, superseded_at)
    select area_id, person_id, 'contact_details', jsonb_build_object('postcode', postcode), '2018-01-01', superseded_at
    from rows from (jsonb_to_recordset(${ofPeople(world.addresses.filter((one) => one.superseded_at !== null))})
      as (person_id uuid, area_id text, postcode text, superseded_at timestamptz)) with ordinality order by ordinality`)
  await run(sql`insert into journeys.spell (id, area_id, person_id, organisation_id, stream, registered_on, eligibility_verified_on, left_on, left_reason)
    select id, area_id, person_id, ${works}, stream, registered_on, registered_on + 100, left_on, case when left_on is not null then 'other' end
    from jsonb_to_recordset(${ofPeople(world.spells)}) x (id uuid, person_id uuid, area_id text, stream text, registered_on date, left_on date)`)
  await run(sql`insert into outcomes.job (id, area_id, person_id, started_on, real_living_wage, superseded_at)
    select id, area_id, person_id, started_on, 'unknown', case when not current then now() end
    from jsonb_to_recordset(${ofPeople(world.jobs)}) x (id uuid, person_id uuid, area_id text, started_on date, current boolean)`)
  const job = new Map(world.jobs.map((one) => [one.id, one]))
  const followed = world.follow_ups.flatMap((f) => {
    const of = job.get(f.job_id)
    return of ? [{ ...f, person_id: of.person_id, started_on: of.started_on }] : []
  })
  await run(sql`insert into outcomes.follow_up (id, area_id, person_id, job_id, weeks, due_on, window_ends_on, answer, said_by, answered_on, closed_reason, superseded_at)
    select gen_random_uuid(), area_id, person_id, job_id, weeks, started_on + weeks * 7, started_on + weeks * 7 + 30, answer,
      case when answer in ('yes', 'no') then 'person' end, case when answer in ('yes', 'no') then started_on + weeks * 7 end,
      case when answer = 'unknown' then 'not_reached' end, case when not current then now() end
    from jsonb_to_recordset(${ofPeople(followed)})
      x (person_id uuid, area_id text, job_id uuid, weeks smallint, started_on date, answer text, current boolean)`)
  await run(sql`insert into outcomes.outcome (id, area_id, person_id, kind, on_date, superseded_at)
    select gen_random_uuid(), area_id, person_id, kind, on_date, case when not current then now() end
    from jsonb_to_recordset(${ofPeople(world.outcomes)}) x (person_id uuid, area_id text, kind text, on_date date, current boolean)`)
  await storeEditions(house, world.editions)
}

async function storeEditions(house: TestDatabase, editions: World['editions']): Promise<void> {
  for (const [at, { from_on, current, places }] of editions.entries()) {
    const { rows } = await sql<{ id: number }>`
      insert into partnership.place_edition (edition, from_on, source, fingerprint, postcodes, superseded_at)
      values (${String(2001 + at)}, ${from_on}, 'Invented', '', ${places.length}, case when not ${current} then now() end) returning id`.execute(
      house.asOwner,
    )
    await sql`insert into partnership.postcode (edition_id, postcode, area_id, data_zone, simd_decile, urban_rural)
      select ${rows[0]?.id}, postcode, 'S12000049', data_zone, decile, urban_rural
      from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) x (postcode text, data_zone text, decile int, urban_rural int)`.execute(
      house.asOwner,
    )
  }
}

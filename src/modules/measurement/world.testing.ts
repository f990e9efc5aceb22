import fc from 'fast-check'
import { type RawBuilder, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { TestDatabase } from '#platform/testing'
import type { World } from './by-hand.testing.ts'

export const areas = ['S12000049', 'S12000023'] as const
const blanks = ['unknown', 'prefer_not_to_say', 'not_asked']
const oneOf = (...codes: string[]) => fc.constantFrom(...codes, ...blanks)
const dayBetween = (from: string, to: string) => {
  const first = Date.parse(from) / 86_400_000
  const last = Date.parse(to) / 86_400_000
  return fc.integer({ min: first, max: last }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
}
const later = (from: string, days: number) => new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10)

/** The days figures are asked for in the tests, so that worlds can have people due on the very day, the day before and the day after. */
export const asAtDays = ['2023-03-31', '2024-06-30', '2025-02-28', '2025-09-30', '2026-03-31', '2027-01-15'] as const
const aboutDue = fc
  .record({
    as_at: fc.constantFrom(...asAtDays),
    weeks: fc.constantFrom(4, 13, 26, 52),
    off: fc.integer({ min: -1, max: 1 }),
  })
  .map(({ as_at, weeks, off }) => later(as_at, off - weeks * 7))
const birthday = fc.record({
  years: fc.constantFrom(1, 16, 20, 25, 35, 50),
  off: fc.integer({ min: -1, max: 1 }),
})
const bornBefore = (on: string, { years, off }: { years: number; off: number }) => {
  const same = `${Number(on.slice(0, 4)) - years}${on.slice(4)}`
  return later(
    same.endsWith('-02-29') && (Number(on.slice(0, 4)) - years) % 4 !== 0 ? same.replace('29', '28') : same,
    off,
  )
}

const characteristics = fc.record({
  gender: oneOf('woman', 'man', 'other'),
  ethnic_group: oneOf('white', 'mixed', 'asian', 'african_caribbean_black', 'other'),
  condition_12_months: oneOf('yes', 'yes', 'no'),
  condition_limits: oneOf('a_lot', 'a_little', 'not_at_all'),
  lone_parent: oneOf('yes', 'no'),
  children: fc.constantFrom(null, 0, 1, 2, 3, 5),
  youngest_child_born: fc.option(dayBetween('2015-01-01', '2025-12-01')),
  disabled_child: oneOf('yes', 'no', 'no', 'no'),
})

const life = fc.record({
  area_id: fc.constantFrom(...areas),
  date_of_birth: fc.option(dayBetween('1965-01-01', '2011-12-31'), { freq: 6 }),
  birthday: fc.option(birthday),
  asked: fc.option(fc.array(characteristics, { minLength: 1, maxLength: 2 }), { freq: 6 }),
  spells: fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 500 }),
      lasts: fc.integer({ min: 0, max: 400 }),
      stream: fc.constantFrom('NOLB', 'PESF', 'YPG'),
    }),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
  begins: fc.oneof(
    { weight: 9, arbitrary: dayBetween('2023-03-01', '2025-12-31') },
    fc.constantFrom('2024-02-29', '2025-02-28', '2023-03-31'),
  ),
  stays: fc.boolean(),
  jobs: fc.array(
    fc.record({
      after: fc.integer({ min: -20, max: 400 }),
      about_due: fc.option(aboutDue),
      current: fc.boolean(),
      answers: fc.tuple(...[4, 13, 26, 52].map(() => fc.constantFrom(null, 'yes', 'yes', 'no', 'unknown'))),
    }),
    { maxLength: 3 },
  ),
  outcomes: fc.array(
    fc.record({
      after: fc.integer({ min: -20, max: 500 }),
      kind: fc.constantFrom(
        'fe_he',
        'training',
        'qualification',
        'work_experience',
        'volunteering',
        'school_reengaged',
      ),
      current: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
})

/** People of two areas with returns, several jobs, corrected rows, blanks, and leap days, registered from March 2023 to 2027. */
export const worlds: fc.Arbitrary<World> = fc.array(life, { minLength: 1, maxLength: 60 }).map((lives) => {
  const world: World = { people: [], characteristics: [], spells: [], jobs: [], follow_ups: [], outcomes: [] }
  for (const one of lives) {
    const id = uuid()
    world.people.push({
      id,
      area_id: one.area_id,
      date_of_birth: one.birthday ? bornBefore(one.begins, one.birthday) : one.date_of_birth,
    })
    one.asked?.forEach((answers, at, all) => {
      world.characteristics.push({ person_id: id, current: at === all.length - 1, ...answers })
    })
    let begins = one.begins
    one.spells.forEach(({ after, lasts, stream }, at, all) => {
      const open = at === all.length - 1 && one.stays
      world.spells.push({ person_id: id, stream, registered_on: begins, left_on: open ? null : later(begins, lasts) })
      begins = later(begins, lasts + after)
    })
    const taken = new Set<string>()
    for (const job of one.jobs) {
      const started_on = job.about_due ?? later(one.begins, job.after)
      if (taken.has(started_on)) continue
      taken.add(started_on)
      const job_id = uuid()
      world.jobs.push({ id: job_id, person_id: id, started_on, current: job.current })
      ;[4, 13, 26, 52].forEach((weeks, at) => {
        world.follow_ups.push({ job_id, weeks, answer: job.answers[at] ?? null, current: job.current })
      })
    }
    for (const outcome of one.outcomes)
      world.outcomes.push({
        person_id: id,
        kind: outcome.kind,
        on_date: later(one.begins, outcome.after),
        current: outcome.current,
      })
  }
  return world
})

/** Puts a world into the tables in place of the one before, as the owner: arranging, not acting. */
export async function store(house: TestDatabase, world: World): Promise<void> {
  const area = new Map(world.people.map((person) => [person.id, person.area_id]))
  const job = new Map(world.jobs.map((one) => [one.id, one]))
  const run = (statement: RawBuilder<unknown>) => statement.execute(house.asOwner)
  for (const table of [
    'outcomes.follow_up',
    'outcomes.job',
    'outcomes.outcome',
    'journeys.spell',
    'people.characteristics',
    'people.person',
  ])
    await run(sql`delete from ${sql.table(table)}`)
  await run(
    sql`insert into partnership.area (id, name) values ('S12000049', 'Glasgow City'), ('S12000023', 'Orkney Islands') on conflict do nothing`,
  )
  await run(
    sql`insert into partnership.organisation (id, area_id, name, kind) values (${works}, 'S12000049', 'City Works', 'council'), (${works}, 'S12000023', 'Island Works', 'council') on conflict do nothing`,
  )
  const rows = (from: unknown[]) => sql`${JSON.stringify(from)}::jsonb`
  await run(sql`insert into people.person (id, area_id, given_name, family_name, date_of_birth)
    select id, area_id, 'Isla', 'Sample', date_of_birth from jsonb_to_recordset(${rows(world.people)}) x (id uuid, area_id text, date_of_birth date)`)
  await run(sql`insert into people.characteristics (id, area_id, person_id, asked_on, gender, trans, sexual_orientation, ethnic_group, condition_12_months,
      condition_limits, lone_parent, children, youngest_child_born, disabled_child, care_experienced, convictions, homeless, refugee, carer, armed_forces,
      employment_status, superseded_at)
    select gen_random_uuid(), area_id, person_id, '2023-01-01', gender, 'unknown', 'unknown', ethnic_group, condition_12_months, condition_limits, lone_parent,
      children, youngest_child_born, disabled_child, 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', case when not current then now() end
    from jsonb_to_recordset(${rows(world.characteristics.map((c) => ({ ...c, area_id: area.get(c.person_id) })))})
      x (person_id uuid, area_id text, current boolean, gender text, ethnic_group text, condition_12_months text, condition_limits text, lone_parent text,
        children smallint, youngest_child_born date, disabled_child text)`)
  await run(sql`insert into journeys.spell (id, area_id, person_id, organisation_id, stream, registered_on, left_on, left_reason)
    select gen_random_uuid(), area_id, person_id, ${works}, stream, registered_on, left_on, case when left_on is not null then 'other' end
    from jsonb_to_recordset(${rows(world.spells.map((s) => ({ ...s, area_id: area.get(s.person_id) })))})
      x (person_id uuid, area_id text, stream text, registered_on date, left_on date)`)
  await run(sql`insert into outcomes.job (id, area_id, person_id, started_on, real_living_wage, superseded_at)
    select id, area_id, person_id, started_on, 'unknown', case when not current then now() end
    from jsonb_to_recordset(${rows(world.jobs.map((j) => ({ ...j, area_id: area.get(j.person_id) })))})
      x (id uuid, person_id uuid, area_id text, started_on date, current boolean)`)
  const followed = world.follow_ups.flatMap((f) => {
    const of = job.get(f.job_id)
    return of ? [{ ...f, person_id: of.person_id, area_id: area.get(of.person_id), started_on: of.started_on }] : []
  })
  await run(sql`insert into outcomes.follow_up (id, area_id, person_id, job_id, weeks, due_on, window_ends_on, answer, said_by, answered_on, closed_reason, superseded_at)
    select gen_random_uuid(), area_id, person_id, job_id, weeks, started_on + weeks * 7, started_on + weeks * 7 + 30, answer,
      case when answer in ('yes', 'no') then 'person' end, case when answer in ('yes', 'no') then started_on + weeks * 7 end,
      case when answer = 'unknown' then 'not_reached' end, case when not current then now() end
    from jsonb_to_recordset(${rows(followed)})
      x (person_id uuid, area_id text, job_id uuid, weeks smallint, started_on date, answer text, current boolean)`)
  await run(sql`insert into outcomes.outcome (id, area_id, person_id, kind, on_date, superseded_at)
    select gen_random_uuid(), area_id, person_id, kind, on_date, case when not current then now() end
    from jsonb_to_recordset(${rows(world.outcomes.map((o) => ({ ...o, area_id: area.get(o.person_id) })))})
      x (person_id uuid, area_id text, kind text, on_date date, current boolean)`)
}

const works = '01900000-0000-7000-8000-000000000001'

import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { TestDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { freeze } from './freeze/freeze.ts'

export const city = 'S12000049'
export const island = 'S12000023'

const viewer = (name: string, role: Viewer['role'], area_id: string | null): Viewer => ({
  user_id: uuid(),
  name,
  role,
  organisation_id: uuid(),
  organisation_name: 'Northtown Partnership',
  area_id,
})

export const hamish = viewer('Hamish Placeholder', 'coordinator', city)
export const effie = viewer('Effie Placeholder', 'coordinator', city)
export const ailsa = viewer('Ailsa Placeholder', 'coordinator', island)
export const fiona = viewer('Fiona Placeholder', 'team_lead', city)
export const grace = viewer('Grace Placeholder', 'analyst', null)

export interface Someone {
  registered_on: string
  area_id?: string
  born?: string | null
  gender?: string
  left_on?: string
  verified_on?: string | null
  children?: number
}

const works = '01900000-0000-7000-8000-000000000001'

/** A town in which the records are written as the owner: what is tried here is the return, not the writing down. */
export async function townOf(house: TestDatabase) {
  const run = async (statement: ReturnType<typeof sql>) => {
    await statement.execute(house.asOwner)
  }
  for (const [area, name] of [
    [city, 'Glasgow City'],
    [island, 'Orkney Islands'],
  ]) {
    await run(sql`insert into partnership.area (id, name) values (${area}, ${name}) on conflict do nothing`)
    await run(
      sql`insert into partnership.organisation (id, area_id, name, kind) values (${works}, ${area}, ${`Works ${area}`}, 'council')`,
    )
  }

  /** Registers somebody invented; returns their identifier. */
  async function register({
    registered_on,
    area_id = city,
    born = '1998-05-01',
    gender = 'woman',
    left_on,
    verified_on = registered_on,
    children = 0,
  }: Someone) {
    const id = uuid()
    await run(
      sql`insert into people.person (id, area_id, given_name, family_name, date_of_birth) values (${id}, ${area_id}, 'Isla', 'Sample', ${born})`,
    )
    await run(
      sql`insert into people.contact_details (person_id, area_id, postcode) values (${id}, ${area_id}, 'ZZ1 1ZZ')`,
    )
    await run(sql`insert into people.characteristics (id, area_id, person_id, asked_on, gender, trans, sexual_orientation, ethnic_group, condition_12_months,
        condition_limits, lone_parent, children, disabled_child, care_experienced, convictions, homeless, refugee, carer, armed_forces, employment_status, qualification_scqf)
      values (${uuid()}, ${area_id}, ${id}, ${registered_on}, ${gender}, 'no', 'prefer_not_to_say', 'white', 'no', 'unknown', 'no', ${children}, 'no', 'no', 'no', 'no', 'no', 'no', 'no',
        'at_school', 5)`)
    await run(sql`insert into journeys.spell (id, area_id, person_id, organisation_id, stream, registered_on, eligibility_verified_on, left_on, left_reason)
      values (${uuid()}, ${area_id}, ${id}, ${works}, 'NOLB', ${registered_on}, ${verified_on}, ${left_on ?? null}, ${left_on === undefined ? null : 'goals_met'})`)
    return id
  }

  /** A job with its four follow-ups; answers by weeks. */
  async function job(
    person: string,
    started_on: string,
    answers: Readonly<Record<number, string>> = {},
    hours: number | null = 20,
    area_id = city,
  ) {
    const id = uuid()
    await run(
      sql`insert into outcomes.job (id, area_id, person_id, started_on, hours_per_week, real_living_wage) values (${id}, ${area_id}, ${person}, ${started_on}, ${hours}, 'yes')`,
    )
    for (const weeks of [4, 13, 26, 52])
      await run(sql`insert into outcomes.follow_up (id, area_id, person_id, job_id, weeks, due_on, window_ends_on, answer, said_by, answered_on, closed_reason)
        values (${uuid()}, ${area_id}, ${person}, ${id}, ${weeks}, ${started_on}::date + ${weeks * 7}::int, ${started_on}::date + ${weeks * 7 + 30}::int, ${answers[weeks] ?? null},
          ${answers[weeks] === undefined ? null : 'person'}, case when ${answers[weeks] ?? null}::text is not null then ${started_on}::date + ${weeks * 7}::int end,
          ${answers[weeks] === 'unknown' ? 'not_reached' : null})`)
    return id
  }

  const outcome = (person: string, kind: string, on_date: string, area_id = city) =>
    run(
      sql`insert into outcomes.outcome (id, area_id, person_id, kind, on_date) values (${uuid()}, ${area_id}, ${person}, ${kind}, ${on_date})`,
    )

  /** An answer given at registration is corrected; the old row is superseded. */
  async function correct(person: string, column: string, answer: string | number) {
    await run(sql`create temp table if not exists asked_again as select * from people.characteristics limit 0`)
    await run(sql`delete from asked_again`)
    await run(
      sql`insert into asked_again select * from people.characteristics where person_id = ${person} and superseded_at is null`,
    )
    await run(sql`update people.characteristics set superseded_at = now() where person_id = ${person}`)
    await run(sql`update asked_again set id = ${uuid()}, ${sql.ref(column)} = ${answer}`)
    await run(sql`insert into people.characteristics select * from asked_again`)
  }

  const freezeAs = (who: Viewer, as_at: string) =>
    house.asViewer(who, (tx) =>
      freeze(tx, {
        area: who.area_id ?? city,
        as_at: calendarDate(as_at),
        today: house.clock.today(),
        by_name: who.name,
      }),
    )
  return { run, register, job, outcome, correct, freezeAs }
}

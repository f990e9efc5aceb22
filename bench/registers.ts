import type pg from 'pg'
import { formTokens } from '../src/platform/http/form-token.ts'
import type { Actor } from './actors.ts'
import type { Asked } from './pages.ts'
import { clock, secret } from './world.ts'

/** How many people a register of the bench has. */
export const onRegister = 30

/** A session of a group with its register, by the account that leads it. */
export interface Register {
  readonly user_id: string
  readonly group: string
  readonly session: string
  readonly enrolments: readonly string[]
}

const make = `
  with leader as (
    select m.user_id, m.area_id, m.organisation_id, m.name from partnership.membership m where m.user_id = any ($1::uuid[]) and m.role = 'key_worker' and m.until is null
  ), cohort as (
    insert into journeys.cohort (id, area_id, name, intervention, organisation_id, led_by, led_by_name, capacity, place, stream, session_cost_pence, made_by)
    select gen_random_uuid(), area_id, 'Group of the bench', 'personal', organisation_id, user_id, name, 200, 'The Hall', 'NOLB', 0, user_id from leader
    returning id, area_id, led_by, organisation_id
  ), session as (
    insert into journeys.session (id, area_id, cohort_id, on_date, at_time, minutes_long, led_by, led_by_name, made_by)
    select gen_random_uuid(), area_id, id, $2::date, '10:00', 60, led_by, 'The bench', led_by from cohort returning id, cohort_id
  ), enrolled as (
    insert into journeys.enrolment (id, area_id, person_id, cohort_id, asked_at, asked_by_name, agreed_on, agreed_how, placed_at)
    select gen_random_uuid(), c.area_id, p.person_id, c.id, $2::timestamptz - interval '9 days', 'The bench', $2::date - 9, 'said', $2::timestamptz - interval '9 days'
    from cohort c cross join lateral (select s.person_id from journeys.spell s where s.organisation_id = c.organisation_id and s.area_id = c.area_id and s.left_on is null
      order by s.person_id limit $3) p
    returning id, cohort_id
  )
  select c.led_by as user_id, c.id as group, s.id as session, array_agg(e.id order by e.id) as enrolments
  from cohort c join session s on s.cohort_id = c.id join enrolled e on e.cohort_id = c.id group by 1, 2, 3`

/** A group of each actor, of this run alone, with a session yesterday and thirty people in it. */
export async function makeRegisters(owner: pg.Client, actors: readonly Actor[]): Promise<Register[]> {
  const { rows } = await owner.query<Register>(make, [actors.map(({ userId }) => userId), clock.today(), onRegister])
  return rows
}

/** The whole register sent, each time otherwise than the last, so that every line of it is written anew. */
export function registerSent({ userId }: Actor, registers: readonly Register[], nth: number): Asked {
  const of = registers.find(({ user_id }) => user_id === userId)
  if (of === undefined) throw new Error('there is no register of this worker')
  const path = `/groups/${of.group}/sessions/${of.session}/register`
  const body = new URLSearchParams({ _form: formTokens(secret).issue(userId, path, clock.now()) })
  for (const enrolment of of.enrolments) body.append(`mark-${enrolment}`, nth % 2 === 0 ? 'attended' : 'late')
  return { method: 'POST', path, body: body.toString(), status: 303 }
}

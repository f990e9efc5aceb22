import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { giveUpSight, type Person } from '#modules/people'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { Refused } from '#platform/http'
import type { CalendarDate } from '#platform/time'
import { nameAsItIsNow } from '../journeys.access.ts'
import { tables } from '../journeys.db.ts'
import type { Group } from './groups.queries.ts'

/** Somebody who takes part in a group, or waits, as far as the viewer sees them. */
export interface Enrolment {
  id: string
  area_id: string
  person_id: string
  given_name: string
  family_name: string
  known_as: string | null
  asked_at: Date
  asked_by_name: string
  placed_at: Date | null
  came: number
  marked: number
}

/** Who takes part and who waits now: those with a place by name, then those who wait in the order they asked. */
export async function takingPart(tx: Tx, group: string): Promise<Enrolment[]> {
  const { rows } = await sql<Enrolment>`
    select e.id, e.area_id, e.person_id, p.given_name, p.family_name, p.known_as, e.asked_at, e.asked_by_name, e.placed_at,
      count(m.id) filter (where m.outcome in ('attended', 'late'))::int as came, count(m.id)::int as marked
    from journeys.enrolment e join people.person p on p.id = e.person_id and p.area_id = e.area_id
      left join journeys.session_mark m on m.enrolment_id = e.id and m.superseded_at is null
    where e.cohort_id = ${group} and e.left_at is null
    group by e.id, e.area_id, e.person_id, p.given_name, p.family_name, p.known_as, p.search_name, e.asked_at, e.asked_by_name, e.placed_at
    order by e.placed_at is null, case when e.placed_at is null then e.asked_at end, p.family_name, p.given_name, e.id`.execute(
    tx,
  )
  return rows
}

/** Somebody whose key worker the viewer is. */
export type Led = Pick<Enrolment, 'person_id' | 'given_name' | 'family_name'>

/** Everybody whose key worker an account is now, by name. */
export async function peopleLedBy(tx: Tx, user: string): Promise<Led[]> {
  return tables(tx)
    .selectFrom('journeys.lead as l')
    .innerJoin('people.person as p', (join) =>
      join.onRef('p.id', '=', 'l.person_id').onRef('p.area_id', '=', 'l.area_id'),
    )
    .select(['l.person_id', 'p.given_name', 'p.family_name'])
    .where('l.user_id', '=', user)
    .where('l.until', 'is', null)
    .orderBy('p.family_name')
    .orderBy('p.given_name')
    .limit(200)
    .execute()
}

/** What somebody agreed to when they joined: that whoever runs the group sees who they are. */
export interface Agreed {
  agreed_on: CalendarDate
  agreed_how: 'said' | 'written'
}

/** No two at once take the last place: whoever counts places holds the group until they are done. */
async function holding(tx: Tx, group: Pick<Group, 'id'>): Promise<{ capacity: number; taken: number }> {
  const { rows } = await sql<{ capacity: number; ended_at: Date | null }>`
    select capacity, ended_at from journeys.cohort where id = ${group.id} for update`.execute(tx)
  const [held] = rows
  if (held === undefined || held.ended_at !== null) throw new Refused('This group has ended')
  const places = await sql<{ taken: number }>`select taken from journeys.places(array[${group.id}]::uuid[])`.execute(tx)
  return { capacity: held.capacity, taken: places.rows[0]?.taken ?? 0 }
}

/**
 * Brings people into a group with their agreement: those for whom there is a place have it, the rest wait in the order given. Whoever runs the group
 * sees from now on who they are, until they leave it. Those who take part already are left as they are.
 * @returns how many have a place, and how many wait
 */
export async function enrol(
  tx: Tx,
  viewer: Viewer,
  group: Group,
  people: readonly Pick<Person, 'id'>[],
  agreed: Agreed,
): Promise<{ placed: number; waiting: number }> {
  const { capacity, taken } = await holding(tx, group)
  const here = new Set((await takingPart(tx, group.id)).map(({ person_id }) => person_id))
  const fresh = people.filter(({ id }) => !here.has(id))
  if (fresh.length === 0) throw new Refused('They take part in this group already, or wait for it')
  const room = Math.max(0, capacity - taken)
  const { area_id } = group
  const rows = fresh.map((person, at) => ({
    id: uuid(),
    area_id,
    person_id: person.id,
    cohort_id: group.id,
    ...agreed,
    asked_by: viewer.user_id,
    asked_by_name: nameAsItIsNow(viewer),
    placed_at: at < room ? sql<Date>`nwd.clock()` : null,
    placed_by: at < room ? viewer.user_id : null,
  }))
  await tables(tx).insertInto('journeys.enrolment').values(rows).execute()
  const told = rows.map(({ id, person_id }) => ({ id, person_id }))
  await sql`
    select people.open_relationship(${area_id}, e.person_id, ${group.organisation_id}, 'group', 1::smallint, null, 'enrolment', e.id)
    from json_to_recordset(${JSON.stringify(told)}::json) as e (id uuid, person_id uuid)`.execute(tx)
  const placed = Math.min(room, fresh.length)
  return { placed, waiting: fresh.length - placed }
}

/** Gives a place to somebody who waits. */
export async function givePlace(tx: Tx, viewer: Viewer, group: Group, enrolment: Enrolment): Promise<void> {
  const { capacity, taken } = await holding(tx, group)
  if (taken >= capacity)
    throw new Refused('Every place is taken. Somebody has to leave first, or the group has to have more places')
  await tables(tx)
    .updateTable('journeys.enrolment')
    .set({ placed_at: sql<Date>`nwd.clock()`, placed_by: viewer.user_id })
    .where('id', '=', enrolment.id)
    .where('placed_at', 'is', null)
    .execute()
}

/** Somebody leaves a group, or no longer waits: whoever runs it sees them no more because of it. */
export async function leaveGroup(
  tx: Tx,
  viewer: Pick<Viewer, 'user_id'>,
  { id, person_id }: Pick<Enrolment, 'id' | 'person_id'>,
  reason: string,
): Promise<void> {
  await tables(tx)
    .updateTable('journeys.enrolment')
    .set({ left_at: sql<Date>`nwd.clock()`, left_by: viewer.user_id, left_reason: reason })
    .where('id', '=', id)
    .where('left_at', 'is', null)
    .execute()
  await giveUpSight(tx, person_id, { kind: 'enrolment', id })
}

/** Ends groups: nobody takes part or waits any more, and whoever ran them sees nobody because of it. */
export async function endGroups(tx: Tx, by: string | null, groups: readonly string[]): Promise<void> {
  if (groups.length === 0) return
  const ended = { ended_at: sql<Date>`nwd.clock()`, ended_by: by, changed_at: sql<Date>`nwd.clock()`, changed_by: by }
  await tables(tx)
    .updateTable('journeys.cohort')
    .set(ended)
    .where('id', 'in', [...groups])
    .execute()
  await sql`
    with gone as (update journeys.enrolment set left_at = nwd.clock(), left_by = ${by}, left_reason = 'finished'
      where cohort_id = any (${[...groups]}::uuid[]) and left_at is null returning id, person_id)
    select people.give_up_sight(person_id, 'enrolment', id) from gone`.execute(tx)
}

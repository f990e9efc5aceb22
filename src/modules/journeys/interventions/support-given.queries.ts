import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { addToTimeline, sight } from '#modules/people'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { referenceText } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import type { AttendanceCode } from '../appointments/appointments.queries.ts'
import { nameAsItIsNow } from '../journeys.access.ts'
import { tables } from '../journeys.db.ts'
import type { Spell } from '../spells/spells.queries.ts'

/** Support given to one person: what, when, by whom, from which fund, at what cost in pence. */
export interface OneToOne {
  /** A code of reference list interventions. */
  intervention: string
  what: string
  on_date: CalendarDate
  minutes: number | null
  organisation_id: string
  /** A code of reference list funding-streams. */
  stream: string
  cost_pence: number
}

/** Writes down support that one person was given. Returns its identifier. */
export async function giveSupport(
  tx: Tx,
  viewer: Viewer,
  spell: Pick<Spell, 'id' | 'area_id' | 'person_id'>,
  given: OneToOne,
): Promise<string> {
  const id = uuid()
  const { area_id, person_id } = spell
  const by = { written_by: viewer.user_id, written_by_name: nameAsItIsNow(viewer) }
  await tables(tx)
    .insertInto('journeys.one_to_one')
    .values({ id, area_id, person_id, spell_id: spell.id, ...given, ...by })
    .execute()
  const words = `Support given: ${referenceText('interventions', given.intervention).toLowerCase()}`
  const line = {
    area_id,
    person_id,
    kind: 'journeys.support',
    words,
    sees: sight.record,
    link: `/people/${person_id}/support`,
  }
  await addToTimeline(tx, viewer, line)
  return id
}

/** Support one to one as it stands written down, the latest first. */
export async function oneToOneOf(tx: Tx, person: string) {
  return tables(tx)
    .selectFrom('journeys.one_to_one')
    .select([
      'id',
      'intervention',
      'what',
      'on_date',
      'minutes',
      'organisation_id',
      'stream',
      'cost_pence',
      'written_by_name',
    ])
    .where('person_id', '=', person)
    .where('superseded_at', 'is', null)
    .orderBy('on_date', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

/** Takes out what was written down wrongly; it stays kept, with why. */
export async function takeOutSupport(tx: Tx, viewer: Viewer, id: string, reason: string): Promise<void> {
  const superseded = { superseded_at: sql<Date>`nwd.clock()`, superseded_by: viewer.user_id, superseded_reason: reason }
  await tables(tx)
    .updateTable('journeys.one_to_one')
    .set(superseded)
    .where('id', '=', id)
    .where('superseded_at', 'is', null)
    .execute()
}

/** A group that somebody took part in or waits for, and each of its sessions that was marked for them. */
export interface InGroup {
  id: string
  cohort_id: string
  group: string
  intervention: string
  organisation: string
  placed_at: Date | null
  left_at: Date | null
  left_reason: string | null
  next_on: CalendarDate | null
  next_at: string | null
  marks: { on_date: CalendarDate; outcome: AttendanceCode; note: string | null }[]
}

/** The groups of a person, those that go on first. */
export async function groupsOfPerson(tx: Tx, person: string, today: CalendarDate): Promise<InGroup[]> {
  const { rows } = await sql<InGroup>`
    select e.id, e.cohort_id, c.name as group, c.intervention, o.name as organisation, e.placed_at, e.left_at, e.left_reason, next.on_date as next_on, next.at_time as next_at,
      coalesce((select json_agg(json_build_object('on_date', s.on_date, 'outcome', m.outcome, 'note', m.note) order by s.on_date desc)
        from journeys.session_mark m join journeys.session s on s.id = m.session_id and s.area_id = m.area_id
        where m.enrolment_id = e.id and m.superseded_at is null), '[]') as marks
    from journeys.enrolment e join journeys.cohort c on c.id = e.cohort_id and c.area_id = e.area_id
      join partnership.organisation o on o.id = c.organisation_id and o.area_id = c.area_id
      left join lateral (select s.on_date, s.at_time from journeys.session s where e.left_at is null and e.placed_at is not null and s.cohort_id = c.id
        and s.area_id = c.area_id and s.cancelled_at is null and s.on_date >= ${today} order by s.on_date, s.at_time limit 1) next on true
    where e.person_id = ${person} order by e.left_at desc nulls first, e.asked_at desc, e.id`.execute(tx)
  return rows
}

import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { AttendanceCode } from '../appointments/appointments.queries.ts'
import { nameAsItIsNow } from '../journeys.access.ts'
import { expectedAt, type Session } from './sessions.queries.ts'

/** A line of a register: who was expected, and what was written down. */
export interface RegisterLine {
  enrolment_id: string
  area_id: string
  person_id: string
  given_name: string
  family_name: string
  known_as: string | null
  outcome: AttendanceCode | null
  note: string | null
}

export type Mark = Pick<RegisterLine, 'enrolment_id' | 'area_id' | 'person_id' | 'note'> & { outcome: AttendanceCode }

/** The register of a session: everybody who had a place on its day, and whoever was marked; as far as the viewer sees them. */
export async function registerOf(tx: Tx, session: Pick<Session, 'id' | 'area_id'>): Promise<RegisterLine[]> {
  const { rows } = await sql<RegisterLine>`
    select e.id as enrolment_id, e.area_id, e.person_id, p.given_name, p.family_name, p.known_as, m.outcome, m.note
    from journeys.session s join journeys.enrolment e on e.cohort_id = s.cohort_id and e.area_id = s.area_id
      join people.person p on p.id = e.person_id and p.area_id = e.area_id
      left join journeys.session_mark m on m.session_id = s.id and m.enrolment_id = e.id and m.superseded_at is null
    where s.id = ${session.id} and s.area_id = ${session.area_id} and (m.id is not null or (e.placed_at is not null and ${expectedAt}))
    order by p.family_name, p.given_name, e.id`.execute(tx)
  return rows
}

/**
 * Writes down who came to a session, in as many statements for thirty as for one; what was marked otherwise before stays, superseded, and what is
 * the same stays as it is.
 * @returns the marks that are new
 */
export async function saveRegister(tx: Tx, viewer: Viewer, session: Session, marks: readonly Mark[]): Promise<Mark[]> {
  // Two who fill in the same register do so one after the other.
  await sql`select 1 from journeys.session where id = ${session.id} for update`.execute(tx)
  const now = new Map((await registerOf(tx, session)).map((line) => [line.enrolment_id, line]))
  const fresh = marks.filter(({ enrolment_id, outcome, note }) => {
    const before = now.get(enrolment_id)
    return before?.outcome !== outcome || before.note !== note
  })
  if (fresh.length === 0) return []
  const rows = fresh.map((mark) => ({ id: uuid(), ...mark }))
  await sql`
    update journeys.session_mark set superseded_at = nwd.clock(), superseded_by = nwd.viewer_user()
    where session_id = ${session.id} and superseded_at is null and enrolment_id = any (${fresh.map((mark) => mark.enrolment_id)}::uuid[])`.execute(
    tx,
  )
  await sql`
    insert into journeys.session_mark (id, area_id, person_id, session_id, enrolment_id, outcome, note, marked_by, marked_by_name)
    select m.id, m.area_id, m.person_id, ${session.id}, m.enrolment_id, m.outcome, m.note, nwd.viewer_user(), ${nameAsItIsNow(viewer)}
    from json_to_recordset(${JSON.stringify(rows)}::json) as m (id uuid, area_id text, person_id uuid, enrolment_id uuid, outcome text, note text)`.execute(
    tx,
  )
  return fresh
}

import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { addToTimeline, sight } from '#modules/people'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { type CalendarDate, formatDayAndDate, formatTime } from '#platform/time'
import { tables } from '../journeys.db.ts'
import type { Spell } from '../spells/spells.queries.ts'

export interface AppointmentDetails {
  on_date: CalendarDate
  /** HH:MM */
  at_time: string
  how: 'place' | 'phone' | 'video'
  place: string | null
  about: string
  /** An hour unless said otherwise. */
  minutes_long?: number | undefined
  /** The place is an office of ours, which a calendar may name. */
  at_office?: boolean | undefined
}

/** A worker whom an appointment is with besides the one who arranges it. */
export interface AlsoThere {
  user_id: string
  name: string
}

export type AttendanceCode = 'attended' | 'late' | 'did_not_attend' | 'did_not_happen'

export interface Attendance {
  outcome: AttendanceCode
  /** Why not, a code of reference list appointment-reasons. */
  outcome_code?: string | null | undefined
  outcome_reason: string | null
}

/** What each answer to "did they come?" is called. */
export const attendanceWords: Readonly<Record<AttendanceCode, string>> = {
  attended: 'They came',
  late: 'They came late',
  did_not_attend: 'They did not come',
  did_not_happen: 'It did not happen',
}

/** The same in what has happened, which the person reads too. */
const happenedWords: Readonly<Record<AttendanceCode, string>> = {
  attended: 'kept',
  late: 'kept, with a late start',
  did_not_attend: 'missed',
  did_not_happen: 'did not take place',
}

/** What became of an appointment, in words; how it was recorded, or that it was called off. */
export const outcomeWords: Readonly<Record<string, string>> = { ...attendanceWords, cancelled: 'Called off' }

/** How an appointment is held. */
export const howWords = { place: 'At a place', phone: 'By phone', video: 'By video' } as const

const columns = [
  'id',
  'person_id',
  'on_date',
  'at_time',
  'how',
  'place',
  'about',
  'with_user_id',
  'with_name',
  'minutes_long',
  'at_office',
  'moves',
  'outcome',
  'outcome_code',
  'outcome_reason',
] as const

/** Arranges a meeting with the viewer, and with colleagues besides. Returns its identifier. */
export async function makeAppointment(
  tx: Tx,
  viewer: Viewer,
  spell: Pick<Spell, 'id' | 'area_id' | 'person_id'>,
  details: AppointmentDetails,
  others: readonly AlsoThere[] = [],
): Promise<string> {
  const id = uuid()
  const { area_id, person_id } = spell
  await tables(tx)
    .insertInto('journeys.appointment')
    .values({
      id,
      area_id,
      person_id,
      spell_id: spell.id,
      ...details,
      with_user_id: viewer.user_id,
      with_name: viewer.name,
      made_by: viewer.user_id,
    })
    .execute()
  if (others.length > 0)
    await tables(tx)
      .insertInto('journeys.appointment_with')
      .values(
        others.map((one) => ({ id: uuid(), area_id, person_id, appointment_id: id, ...one, added_by: viewer.user_id })),
      )
      .execute()
  const words = `Appointment made for ${formatDayAndDate(details.on_date)}, ${formatTime(details.at_time)}`
  await addToTimeline(tx, viewer, { area_id, person_id, kind: 'journeys.appointment', words, sees: sight.record })
  return id
}

/** Whom an appointment is with, all of them by name. */
const everyWorker = sql<string>`journeys.appointment.with_name || coalesce((select string_agg(', ' || w.name, '' order by w.name)
  from journeys.appointment_with w where w.appointment_id = journeys.appointment.id), '')`

/** A person's appointments, the latest first. */
export async function appointmentsOf(tx: Tx, person: string, most = 100) {
  return tables(tx)
    .selectFrom('journeys.appointment')
    .select([...columns, everyWorker.as('with_all')])
    .where('person_id', '=', person)
    .orderBy('on_date', 'desc')
    .orderBy('at_time', 'desc')
    .limit(most)
    .execute()
}

/** A person's appointments from today on that are still to come, the soonest first. */
export async function comingAppointmentsOf(tx: Tx, person: string, today: CalendarDate) {
  return tables(tx)
    .selectFrom('journeys.appointment')
    .select(columns)
    .where('person_id', '=', person)
    .where('on_date', '>=', today)
    .where('outcome', 'is', null)
    .orderBy('on_date')
    .orderBy('at_time')
    .limit(20)
    .execute()
}

/** The next appointment that is still to come, or undefined. */
export async function nextAppointmentOf(tx: Tx, person: string, today: CalendarDate) {
  return tables(tx)
    .selectFrom('journeys.appointment')
    .select(columns)
    .where('person_id', '=', person)
    .where('on_date', '>=', today)
    .where('outcome', 'is', null)
    .orderBy('on_date')
    .orderBy('at_time')
    .limit(1)
    .executeTakeFirst()
}

/** The earliest appointment of which nobody has said how it went, past or to come, or undefined. */
export async function firstOpenAppointmentOf(tx: Tx, person: string) {
  return tables(tx)
    .selectFrom('journeys.appointment')
    .select(columns)
    .where('person_id', '=', person)
    .where('outcome', 'is', null)
    .orderBy('on_date')
    .orderBy('at_time')
    .limit(1)
    .executeTakeFirst()
}

/** One appointment of a person, or undefined. */
export async function selectOptionalAppointment(tx: Tx, person: string, id: string) {
  return tables(tx)
    .selectFrom('journeys.appointment')
    .select([...columns, 'area_id', everyWorker.as('with_all')])
    .where('person_id', '=', person)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Records whether an appointment happened; recorded again, what was recorded before is kept. */
export async function recordAttendance(
  tx: Tx,
  viewer: Viewer,
  appointment: { id: string; area_id: string; person_id: string; on_date: CalendarDate },
  attendance: Attendance,
): Promise<void> {
  await tables(tx)
    .updateTable('journeys.appointment')
    .set({
      ...attendance,
      outcome_code: attendance.outcome_code ?? null,
      outcome_by: viewer.user_id,
      outcome_at: sql<Date>`nwd.clock()`,
      changed_at: sql<Date>`nwd.clock()`,
      changed_by: viewer.user_id,
    })
    .where('id', '=', appointment.id)
    .execute()
  const { area_id, person_id } = appointment
  const words = `Appointment of ${formatDayAndDate(appointment.on_date)}: ${happenedWords[attendance.outcome]}`
  await addToTimeline(tx, viewer, { area_id, person_id, kind: 'journeys.attendance', words, sees: sight.record })
}

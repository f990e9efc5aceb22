import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { addToTimeline, sight } from '#modules/people'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { Refused } from '#platform/http'
import { formatDayAndDate, formatTime } from '#platform/time'
import { nameAsItIsNow } from '../journeys.access.ts'
import { tables } from '../journeys.db.ts'
import type { AppointmentDetails, selectOptionalAppointment } from './appointments.queries.ts'
import { whyInWords } from './reasons.ts'

export type Appointment = NonNullable<Awaited<ReturnType<typeof selectOptionalAppointment>>>

/** Who asked for an appointment to be moved or called off, and why. */
export interface WhyChanged {
  asked_by: 'person' | 'worker' | 'other'
  /** A code of reference list appointment-reasons. */
  reason: string
  words: string | null
}

/** Who asked, in words that the person reads too. */
export const askedByWords = { person: 'They asked', worker: 'We asked', other: 'Somebody else asked' } as const

type NewTime = Pick<AppointmentDetails, 'on_date' | 'at_time' | 'how' | 'place' | 'at_office'>

/** How it was stays a row of its own. Refuses what was recorded, called off, or changed by somebody else meanwhile. */
async function keepAsItWas(
  tx: Tx,
  viewer: Viewer,
  one: Appointment,
  why: WhyChanged,
  called_off: boolean,
): Promise<void> {
  const { rows } = await sql<{ moves: number; outcome: string | null }>`
    select moves, outcome from journeys.appointment where id = ${one.id} for update`.execute(tx)
  if (rows[0]?.outcome !== null) throw new Refused('What became of this appointment is recorded already')
  if (rows[0].moves !== one.moves) throw new Refused('Somebody has just changed this appointment. Look at it again')
  const { area_id, person_id } = one
  await tables(tx)
    .insertInto('journeys.appointment_move')
    .values({
      id: uuid(),
      area_id,
      person_id,
      appointment_id: one.id,
      was_on: one.on_date,
      was_at: one.at_time,
      was_how: one.how,
      was_place: one.place,
      ...why,
      called_off,
      moved_by: viewer.user_id,
      moved_by_name: nameAsItIsNow(viewer),
    })
    .execute()
}

const changed = (viewer: Viewer) => ({
  moves: sql<number>`moves + 1`,
  changed_at: sql<Date>`nwd.clock()`,
  changed_by: viewer.user_id,
})

const day = (one: Pick<AppointmentDetails, 'on_date' | 'at_time'>) =>
  `${formatDayAndDate(one.on_date)}, ${formatTime(one.at_time)}`

/**
 * Moves an appointment to another time or place; when it was to be, who asked and why are kept.
 * @throws Refused when it is recorded or called off already, or somebody moved it meanwhile
 */
export async function moveAppointment(
  tx: Tx,
  viewer: Viewer,
  one: Appointment,
  to: NewTime,
  why: WhyChanged,
): Promise<void> {
  await keepAsItWas(tx, viewer, one, why, false)
  await tables(tx)
    .updateTable('journeys.appointment')
    .set({ ...to, ...changed(viewer) })
    .where('id', '=', one.id)
    .execute()
  const words = `Appointment of ${day(one)} moved to ${day(to)}. ${askedByWords[why.asked_by]}: ${whyInWords(why.reason, null).toLowerCase()}`
  const { area_id, person_id } = one
  await addToTimeline(tx, viewer, { area_id, person_id, kind: 'journeys.appointment', words, sees: sight.record })
}

/**
 * Calls an appointment off; it stays in the list with who asked and why.
 * @throws Refused as moveAppointment
 */
export async function callOffAppointment(tx: Tx, viewer: Viewer, one: Appointment, why: WhyChanged): Promise<void> {
  await keepAsItWas(tx, viewer, one, why, true)
  const off = { outcome: 'cancelled', outcome_code: why.reason, outcome_reason: why.words, outcome_by: viewer.user_id }
  await tables(tx)
    .updateTable('journeys.appointment')
    .set({ ...off, outcome_at: sql<Date>`nwd.clock()`, ...changed(viewer) })
    .where('id', '=', one.id)
    .execute()
  const words = `Appointment of ${day(one)} called off. ${askedByWords[why.asked_by]}: ${whyInWords(why.reason, null).toLowerCase()}`
  const { area_id, person_id } = one
  await addToTimeline(tx, viewer, { area_id, person_id, kind: 'journeys.appointment', words, sees: sight.record })
}

/** How a person's appointments were before they were moved or called off, the latest change first. */
export async function movesOf(tx: Tx, person: string) {
  return tables(tx)
    .selectFrom('journeys.appointment_move')
    .select([
      'id',
      'appointment_id',
      'was_on',
      'was_at',
      'asked_by',
      'reason',
      'words',
      'moved_by_name',
      'moved_at',
      'called_off',
    ])
    .where('person_id', '=', person)
    .orderBy('moved_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { ruleOn } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import type { By } from '../actions/actions.queries.ts'
import { membersOn, type Seat, seatsById, seatsNow } from '../members/members.queries.ts'
import { quorumRuleOn } from '../members/quorum.queries.ts'
import { type Quorum, quorumOf } from '../members/quorum.ts'
import { nameNow, newRow, tables } from '../partnership.db.ts'
import { isComing } from './meeting.ts'
import type { Meeting } from './meetings.queries.ts'

export type How = 'coming' | 'present' | 'online' | 'apologies' | 'absent'

export interface Attendee extends Seat {
  /** Undefined when nothing is known of it. */
  how: How | undefined
}

export const howWords: Readonly<Record<How, string>> = {
  coming: 'Will come',
  present: 'In the room',
  online: 'Online',
  apologies: 'Apologies',
  absent: 'Absent',
}

/** Those who have a role, and those of whom something was said at the meeting though their role has ended, each with what was said last. */
export async function attendeesOf(tx: Tx, meeting: Meeting, today: CalendarDate): Promise<Attendee[]> {
  const said = await tables(tx)
    .selectFrom('partnership.attendance')
    .select(['seat_id', 'how'])
    .where('meeting_id', '=', meeting.id)
    .where('until', 'is', null)
    .execute()
  const how = new Map(said.map(({ seat_id, how }) => [seat_id, how as How]))
  const seats = await seatsNow(tx, meeting.area_id, today)
  const gone = await seatsById(
    tx,
    [...how.keys()].filter((id) => !seats.some((seat) => seat.id === id)),
  )
  // Once a meeting was held, somebody who was given a role only afterwards has no place in its minutes.
  const then = isComing(meeting.standing)
    ? seats
    : seats.filter(({ id, since_on }) => how.has(id) || since_on <= meeting.on_date)
  return [...then, ...gone].map((seat) => ({ ...seat, how: how.get(seat.id) }))
}

const isThere = (how: How | undefined, meeting: Meeting): boolean =>
  how === 'present' || how === 'online' || (how === 'coming' && isComing(meeting.standing))

/** The organisations that somebody speaks for at a meeting: those who are there and whose role counts. Before it, those who say they will come. */
export function spokenFor(attendees: readonly Attendee[], meeting: Meeting): Set<string> {
  const there = attendees.filter(
    ({ role, how }) => isThere(how, meeting) && ruleOn('partnership-roles', role, meeting.on_date)?.counts === true,
  )
  return new Set(there.map(({ organisation_id }) => organisation_id))
}

/**
 * Whether a meeting may decide, by the rule and the members of its day.
 * @param without seats of those who left the room for an item: their organisation counts only if somebody else of it stayed
 */
export async function quorumAt(
  tx: Tx,
  meeting: Meeting,
  attendees: readonly Attendee[],
  without: ReadonlySet<string> = new Set(),
): Promise<Quorum> {
  const rule = await quorumRuleOn(tx, meeting.area_id, meeting.on_date)
  const members = await membersOn(tx, meeting.area_id, meeting.on_date)
  const stayed = attendees.filter(({ id }) => !without.has(id))
  return quorumOf(rule, members, spokenFor(stayed, meeting))
}

/** Who else was at a meeting, in words; null when nobody is written down. */
export async function othersAt(tx: Tx, meeting: string): Promise<string | null> {
  const row = await tables(tx)
    .selectFrom('partnership.meeting_others')
    .select('words')
    .where('meeting_id', '=', meeting)
    .where('until', 'is', null)
    .executeTakeFirst()
  return row?.words ?? null
}

/** Writes down who else was at a meeting, or that nobody was; the former words stay on record. */
export async function writeOthers(
  tx: Tx,
  by: By,
  meeting: Pick<Meeting, 'id' | 'area_id'>,
  words: string | null,
): Promise<void> {
  if ((await othersAt(tx, meeting.id)) === words) return
  await tables(tx)
    .updateTable('partnership.meeting_others')
    .set({ until: sql<Date>`nwd.clock()` })
    .where('meeting_id', '=', meeting.id)
    .where('until', 'is', null)
    .execute()
  if (words === null) return
  await tables(tx)
    .insertInto('partnership.meeting_others')
    .values({ ...newRow(meeting.area_id), meeting_id: meeting.id, words, written_by: by.user_id, by_name: nameNow(by) })
    .execute()
}

/** Says of some whether they come, came or sent apologies; what was said before stays on record. */
export async function sayAttendance(
  tx: Tx,
  by: By,
  meeting: Pick<Meeting, 'id' | 'area_id'>,
  said: readonly { seat_id: string; how: How }[],
): Promise<void> {
  if (said.length === 0) return
  await tables(tx)
    .updateTable('partnership.attendance')
    .set({ until: sql<Date>`nwd.clock()` })
    .where('meeting_id', '=', meeting.id)
    .where(
      'seat_id',
      'in',
      said.map(({ seat_id }) => seat_id),
    )
    .where('until', 'is', null)
    .execute()
  const who = { recorded_by: by.user_id, by_name: nameNow(by) }
  await tables(tx)
    .insertInto('partnership.attendance')
    .values(said.map((each) => ({ ...newRow(meeting.area_id), meeting_id: meeting.id, ...each, ...who })))
    .execute()
}

import { sql } from 'kysely'
import type { Viewer } from '#platform/access'
import { onceAPage, type Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { nameNow, newRow, tables } from '../partnership.db.ts'
import { isComing, type MeetingState, type Standing, standingOf } from './meeting.ts'

export interface Meeting {
  id: string
  area_id: string
  title: string
  on_date: CalendarDate
  /** HH:MM */
  at_time: string
  minutes_long: number
  place: string | null
  link: string | null
  /** How often it was moved. */
  moves: number
  standing: Standing
}

export type MeetingTime = Pick<Meeting, 'on_date' | 'at_time' | 'minutes_long' | 'place' | 'link'>

const rows = (tx: Tx) =>
  tables(tx)
    .selectFrom('partnership.meeting as m')
    .innerJoin('partnership.meeting_time as t', (on) =>
      on.onRef('t.meeting_id', '=', 'm.id').onRef('t.area_id', '=', 'm.area_id').on('t.until', 'is', null),
    )
    .select([
      'm.id',
      'm.area_id',
      'm.title',
      't.on_date',
      't.at_time',
      't.minutes_long',
      't.place',
      't.link',
      sql<number>`(select count(*)::int - 1 from partnership.meeting_time x where x.meeting_id = m.id)`.as('moves'),
      sql<string[]>`array(select s.state from partnership.meeting_state s where s.meeting_id = m.id)`.as('states'),
    ])

const typed = ({ states, at_time, ...row }: Omit<Meeting, 'standing'> & { states: string[] }): Meeting => ({
  ...row,
  at_time: at_time.slice(0, 5),
  standing: standingOf(states),
})

const allOf = onceAPage(async (tx: Tx, area: string): Promise<Meeting[]> => {
  const found = await rows(tx).where('m.area_id', '=', area).orderBy('t.on_date').orderBy('t.at_time').execute()
  return found.map(typed)
})

/** Every meeting of an area's partnership, cancelled ones too, the earliest first. */
export const areaMeetings = (tx: Tx, area: string): Promise<Meeting[]> => allOf(tx, area)

/** Meetings that are still to come, the soonest first; one of today is, until it is said who came. */
export const comingMeetings = async (tx: Tx, area: string): Promise<Meeting[]> =>
  (await areaMeetings(tx, area)).filter(({ standing }) => isComing(standing))

/** Meetings that were held, the latest first. */
export const heldMeetings = async (tx: Tx, area: string): Promise<Meeting[]> =>
  (await areaMeetings(tx, area)).filter(({ standing }) => !isComing(standing) && standing !== 'cancelled').toReversed()

/** A meeting by its identifier, or undefined. */
export async function selectOptionalMeeting(tx: Tx, id: string): Promise<Meeting | undefined> {
  const row = await rows(tx).where('m.id', '=', id).executeTakeFirst()
  return row && typed(row)
}

/** What has become of a meeting, with the words that were said about it, the first first. */
export const statesOf = (tx: Tx, meeting: string) =>
  tables(tx)
    .selectFrom('partnership.meeting_state')
    .select(['state', 'words', 'at_meeting_id', 'at', 'by_name'])
    .where('meeting_id', '=', meeting)
    .orderBy('at')
    .execute()

/** Calls a meeting. Returns its identifier. */
export async function callMeeting(
  tx: Tx,
  viewer: Viewer,
  area: string,
  meeting: { title: string; series_id: string | null; time: MeetingTime },
): Promise<string> {
  const { title, series_id, time } = meeting
  const row = newRow(area)
  const by_name = nameNow(viewer)
  await tables(tx)
    .insertInto('partnership.meeting')
    .values({ ...row, title, series_id, called_by: viewer.user_id, by_name })
    .execute()
  await tables(tx)
    .insertInto('partnership.meeting_time')
    .values({ ...newRow(area), meeting_id: row.id, ...time, set_by: viewer.user_id, by_name })
    .execute()
  return row.id
}

/** Moves a meeting to another time or place; where it was before stays on record. */
export async function moveMeeting(
  tx: Tx,
  viewer: Viewer,
  meeting: Pick<Meeting, 'id' | 'area_id'>,
  time: MeetingTime & { reason: string },
  now: Date,
): Promise<void> {
  await tables(tx)
    .updateTable('partnership.meeting_time')
    .set({ until: now })
    .where('meeting_id', '=', meeting.id)
    .where('until', 'is', null)
    .execute()
  const by = { set_by: viewer.user_id, by_name: nameNow(viewer), since: now }
  await tables(tx)
    .insertInto('partnership.meeting_time')
    .values({ ...newRow(meeting.area_id), meeting_id: meeting.id, ...time, ...by })
    .execute()
}

/** Writes down what became of a meeting. Held, minuted, agreed and cancelled it is once: a second row of the kind is left out. */
export async function becomes(
  tx: Tx,
  viewer: Viewer,
  meeting: Pick<Meeting, 'id' | 'area_id'>,
  state: MeetingState,
  about: { words?: string | null; at_meeting_id?: string | undefined } = {},
): Promise<void> {
  await tables(tx)
    .insertInto('partnership.meeting_state')
    .values({
      ...newRow(meeting.area_id),
      meeting_id: meeting.id,
      state,
      words: about.words ?? null,
      at_meeting_id: about.at_meeting_id ?? null,
      by_user: viewer.user_id,
      by_name: nameNow(viewer),
    })
    .onConflict((on) => on.doNothing())
    .execute()
}

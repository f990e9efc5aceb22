import { attachment, found, raw } from '#platform/http'
import type { Clock } from '#platform/time'
import { areaOf, members } from '../partnership.access.ts'
import { calendarOf } from './calendar.ts'
import { comingMeetings, type Meeting, selectOptionalMeeting } from './meetings.queries.ts'

const asCalendar = async (meetings: readonly Meeting[], clock: Clock) =>
  attachment(
    await calendarOf(
      meetings.map((meeting) => ({ ...meeting, cancelled: meeting.standing === 'cancelled' })),
      clock.now(),
    ),
    'partnership-meetings.ics',
    'text/calendar; charset=utf-8',
  )

const noTrail = { none: 'times and places of meetings' } as const

/** One meeting for a calendar. */
export const meetingCalendar = raw({
  method: 'GET',
  path: '/partnership/meetings/:meeting/calendar',
  access: members,
  audit: noTrail,
  answer: async ({ tx, parameters, clock }) =>
    asCalendar([found(await selectOptionalMeeting(tx, parameters.meeting))], clock),
})

/** Every meeting that is to come, for a calendar. */
export const meetingsCalendar = raw({
  method: 'GET',
  path: '/partnership/meetings/calendar',
  access: members,
  audit: noTrail,
  answer: async ({ tx, viewer, clock }) => asCalendar(await comingMeetings(tx, areaOf(viewer)), clock),
})

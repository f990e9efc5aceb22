import type { Route } from '#platform/http'
import { meetingCalendar, meetingsCalendar } from './calendar-files.ts'
import { addMeeting, cancelMeeting, shiftMeeting } from './call-meeting.tsx'
import { carryOver } from './carry-over.tsx'
import { listMeetings } from './list-meetings.tsx'
import { downloadMinutes, minutesAgreed, minutesReady, showMinutes } from './minutes-pages.tsx'
import { declineOnAgenda, placeOnAgenda, putForward } from './put-forward.tsx'
import { recordAttendance, sayComing } from './say-attendance.tsx'
import { sendPapers } from './send-papers.tsx'
import { showMeeting } from './show-meeting.tsx'
import { writeDecision, writeInterest, writeNote } from './write-minutes.tsx'

export const meetingRoutes: Route[] = [
  listMeetings,
  addMeeting,
  meetingsCalendar,
  showMeeting,
  shiftMeeting,
  cancelMeeting,
  recordAttendance,
  sayComing,
  sendPapers,
  carryOver,
  showMinutes,
  downloadMinutes,
  minutesReady,
  minutesAgreed,
  meetingCalendar,
  putForward,
  placeOnAgenda,
  declineOnAgenda,
  writeNote,
  writeDecision,
  writeInterest,
]

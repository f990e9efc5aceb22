import type { Route } from '#platform/http'
import { assessmentRecordRoute, assessmentRoute, checkRoute } from './assess-needs/assessment-routes.tsx'
import { questionRoutes } from './assess-needs/question-routes.tsx'
import { leadRoute } from './give-lead/lead-route.tsx'
import { leaveRoute } from './leave-support/leave-route.tsx'
import { appointmentsRoute, attendanceRoute, makeAppointmentRoute } from './make-appointment/appointment-routes.tsx'
import { beginStageRoute, endStageRoute } from './move-stage/move-routes.tsx'
import { stagesRoute } from './move-stage/stages-page.tsx'
import { notesRoute } from './notes/notes-page.tsx'
import { registerRoute } from './register-person/register-route.tsx'
import { registrationRoute } from './registration/registration-page.tsx'
import { eligibilityRoute } from './verify-eligibility/eligibility-route.tsx'
import { correctNoteRoute, writeNoteRoute } from './write-note/note-routes.tsx'

/** Every address of this room; fixed words stand before a record's identifier. */
export const routes: readonly Route[] = [
  registerRoute,
  registrationRoute,
  eligibilityRoute,
  leadRoute,
  leaveRoute,
  stagesRoute,
  beginStageRoute,
  endStageRoute,
  notesRoute,
  writeNoteRoute,
  correctNoteRoute,
  appointmentsRoute,
  makeAppointmentRoute,
  attendanceRoute,
  assessmentRoute,
  checkRoute,
  ...questionRoutes,
  assessmentRecordRoute,
]

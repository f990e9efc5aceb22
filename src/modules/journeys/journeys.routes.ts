import type { Route } from '#platform/http'
import type { PeopleFilter } from '#platform/work'
import { assessmentRecordRoute, assessmentRoute, checkRoute } from './assess-needs/assessment-routes.tsx'
import { compareRoute } from './assess-needs/compare-route.tsx'
import { printAssessmentRoute } from './assess-needs/print-route.tsx'
import { questionRoute } from './assess-needs/question-routes.tsx'
import { ownFilters } from './caseload/caseload-filters.ts'
import { caseloadRoute } from './caseload/caseload-route.tsx'
import { changeAppointmentRoute } from './change-appointment/change-route.tsx'
import { coverRoute, endCoverRoute } from './cover/cover-routes.tsx'
import { distanceRoute, printDistanceRoute } from './distance-travelled/distance-routes.tsx'
import { mineRoutes, myDistanceRoute, printMyDistanceRoute } from './distance-travelled/my-distance.tsx'
import { rateRoute } from './distance-travelled/rate-route.tsx'
import { takeOutRatingRoute, talkRoute } from './distance-travelled/talk-routes.tsx'
import { leadRoute } from './give-lead/lead-route.tsx'
import { groupRoutes } from './groups/groups.routes.ts'
import { keepListRoute, listsRoute } from './keep-list/keep-list-routes.tsx'
import { leaveRoute } from './leave-support/leave-route.tsx'
import { appointmentsRoute } from './make-appointment/list-appointments.tsx'
import { makeAppointmentRoute } from './make-appointment/make-appointment.tsx'
import { attendanceRoute } from './make-appointment/record-attendance.tsx'
import { moneyCheckRoute } from './money/check-route.tsx'
import { newEstimateRoute } from './money/estimate-route.tsx'
import { estimateRoute, moneyRoute } from './money/money-pages.tsx'
import { beginStageRoute, endStageRoute } from './move-stage/move-routes.tsx'
import { moveToRoute } from './move-stage/move-to-route.tsx'
import { stagesRoute } from './move-stage/stages-page.tsx'
import { myPlanRoute, myStepRoute, printMyPlanRoute } from './my-plan/my-plan-routes.tsx'
import { notesRoute } from './notes/notes-page.tsx'
import { agreeRoute } from './plan/agree-route.tsx'
import { addGoalRoute, aimRoute, editGoalRoute, goalStateRoute } from './plan/goal-routes.tsx'
import { planRoute, printPlanRoute } from './plan/plan-pages.tsx'
import { addStepRoute, editStepRoute, stepStateRoute } from './plan/step-routes.tsx'
import { checkReassignRoute, reassignRoute } from './reassign/reassign-routes.tsx'
import { registerRoute } from './register-person/register-route.tsx'
import { registrationRoute } from './registration/registration-page.tsx'
import { myRemindersRoute, remindersRoute } from './reminders/choose-routes.tsx'
import { reviewRoutes } from './reviews/reviews.routes.ts'
import { teamRoute } from './team/team-page.tsx'
import { sayTwoFunds, twoFunds } from './two-funds/two-funds-routes.tsx'
import { eligibilityRoute } from './verify-eligibility/eligibility-route.tsx'
import { writeAssessmentRoutes } from './write-assessment/write-assessment.routes.ts'
import { noteDraftsRoute } from './write-note/drafts-page.tsx'
import { correctNoteRoute, writeNoteRoute } from './write-note/note-routes.tsx'
import { readNoteRoute } from './write-note/read-note-route.tsx'

/** My people, by what this room knows and by what others add. */
export const peopleRoute = (filters: readonly PeopleFilter[]): Route => caseloadRoute([...ownFilters, ...filters])

/** Every address of this room but that; fixed words stand before a record's identifier. */
export const routes: readonly Route[] = [
  teamRoute,
  reassignRoute,
  checkReassignRoute,
  coverRoute,
  endCoverRoute,
  listsRoute,
  keepListRoute,
  registerRoute,
  registrationRoute,
  eligibilityRoute,
  leadRoute,
  moneyRoute,
  newEstimateRoute,
  estimateRoute,
  moneyCheckRoute,
  leaveRoute,
  stagesRoute,
  moveToRoute,
  beginStageRoute,
  endStageRoute,
  notesRoute,
  writeNoteRoute,
  readNoteRoute,
  noteDraftsRoute,
  correctNoteRoute,
  appointmentsRoute,
  makeAppointmentRoute,
  attendanceRoute,
  changeAppointmentRoute,
  remindersRoute,
  myRemindersRoute,
  ...groupRoutes,
  assessmentRoute,
  checkRoute,
  questionRoute,
  assessmentRecordRoute,
  ...writeAssessmentRoutes,
  compareRoute,
  printAssessmentRoute,
  twoFunds,
  sayTwoFunds,
  distanceRoute,
  printDistanceRoute,
  rateRoute,
  talkRoute,
  takeOutRatingRoute,
  myDistanceRoute,
  printMyDistanceRoute,
  ...mineRoutes,
  ...reviewRoutes,
  planRoute,
  printPlanRoute,
  agreeRoute,
  aimRoute,
  addGoalRoute,
  editGoalRoute,
  goalStateRoute,
  addStepRoute,
  editStepRoute,
  stepStateRoute,
  myPlanRoute,
  printMyPlanRoute,
  myStepRoute,
]

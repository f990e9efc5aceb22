export {
  type AppointmentDetails,
  comingAppointmentsOf,
  howWords as appointmentWays,
  makeAppointment,
  recordAttendance,
} from './appointments/appointments.queries.ts'
export { calendarRoutes } from './calendar/calendar-routes.tsx'
export { type CaseloadOptions, type CaseloadRow, caseloadOf, caseloadSql } from './caseload/caseload.queries.ts'
export { answersFor, type Cover, standsInFor } from './cover/covers.queries.ts'
export { distancePanel } from './distance-travelled/distance-panel.tsx'
export { myDistancePanel } from './distance-travelled/my-distance.tsx'
export { enrol, peopleLedBy } from './groups/enrolments.queries.ts'
export { type GroupDetails, makeGroup, selectOptionalGroup } from './groups/groups.queries.ts'
export { registerOf, saveRegister } from './groups/register.ts'
export { addSessions, sessionsComingOf, sessionsLedNow, sessionsOf } from './groups/sessions.queries.ts'
export { giveSupport } from './interventions/support-given.queries.ts'
export { peopleRoute, routes } from './journeys.routes.ts'
export type { JourneysTables } from './journeys.tables.ts'
export { myNextPanel } from './my-plan/my-next-panel.tsx'
export { type NoteWords, writeNote as noteWritten } from './notes/notes.queries.ts'
export { supportNextStep } from './person-panels/next-step.tsx'
export { openInSupport } from './person-panels/open-rows.tsx'
export { aimPanel, contactsPanel, planPanel, stagesPanel } from './person-panels/record-panels.tsx'
export { spellPanel } from './person-panels/spell-panel.tsx'
export { agreePlan } from './plan/agree-plan.ts'
export { addGoal, addStep, moveStep, setAim } from './plan/change-plan.ts'
export { planOf } from './plan/plan.queries.ts'
export { journeyJobs } from './reminders/jobs.ts'
export { planReviewsList } from './reviews/plan-reviews-list.ts'
export { assignLead, type LeadChange, possibleLeads } from './spells/leads.ts'
export { leaveSpell } from './spells/leave.ts'
export { moveSpell, type SpellBefore, type Taker } from './spells/move.ts'
export { type Registration, registerPerson } from './spells/register.ts'
export { type Lead, leadOf, leadsOfSpell, openSpellOf, type Spell, spellsOf } from './spells/spells.queries.ts'
export { beginStage, endStage, moveStage, type StageRow, stageNames, stagesOf } from './stages/stages.ts'
export { eligibilityOf, verifyEligibility } from './verify-eligibility/eligibility.queries.ts'
export {
  answeredFor,
  appointmentsTodayList,
  notesToReadList,
  notHeardFromList,
  stepsDueList,
} from './work/work-lists.ts'
export { notesBegun } from './write-note/drafts-page.tsx'

// Made from the database by `npm run db:schema`; change a migration, never this file.
import type { ColumnType, Generated } from 'kysely'
import type { CalendarDate } from '#platform/time'

export interface AnswerRow {
  id: string
  area_id: string
  person_id: string
  assessment_id: string
  question: string
  shown: ColumnType<unknown, string, string>
  answer: ColumnType<unknown, string, string>
  asked: Generated<boolean>
  answered_by: string | null
  answered_by_name: string
  answered_at: Generated<Date>
  superseded_at: Date | null
  superseded_by: string | null
}

export interface AppointmentRow {
  id: string
  area_id: string
  person_id: string
  spell_id: string
  on_date: CalendarDate
  at_time: string
  how: string
  place: string | null
  about: string
  with_user_id: string
  with_name: string
  made_by: string | null
  made_at: Generated<Date>
  outcome: string | null
  outcome_reason: string | null
  outcome_by: string | null
  outcome_at: Date | null
  changed_at: Generated<Date>
  changed_by: string | null
  minutes_long: Generated<number>
  at_office: Generated<boolean>
  moves: Generated<number>
  outcome_code: string | null
}

export interface AppointmentMoveRow {
  id: string
  area_id: string
  person_id: string
  appointment_id: string
  was_on: CalendarDate
  was_at: string
  was_how: string
  was_place: string | null
  asked_by: string
  reason: string
  words: string | null
  moved_by: string | null
  moved_by_name: string
  moved_at: Generated<Date>
  called_off: boolean
}

export interface AppointmentWithRow {
  id: string
  area_id: string
  person_id: string
  appointment_id: string
  user_id: string
  name: string
  added_by: string | null
  added_at: Generated<Date>
}

export interface AssessmentRow {
  id: string
  area_id: string
  person_id: string
  spell_id: string
  instrument: string
  version: string
  started_on: CalendarDate
  started_by: string | null
  started_by_name: string
  finished_on: CalendarDate | null
  finished_at: Date | null
  finished_by: string | null
  finished_by_name: string | null
  changed_at: Generated<Date>
}

export interface CalendarLinkRow {
  id: string
  area_id: string
  user_id: string
  token_hash: Buffer
  words: string
  shows_place: boolean
  made_at: Generated<Date>
  ended_at: Date | null
}

export interface CohortRow {
  id: string
  area_id: string
  name: string
  intervention: string
  about: string | null
  organisation_id: string
  led_by: string | null
  led_by_name: string
  capacity: number
  place: string
  stream: string
  session_cost_pence: number
  ended_at: Date | null
  ended_by: string | null
  made_by: string | null
  made_at: Generated<Date>
  changed_at: Generated<Date>
  changed_by: string | null
}

export interface CoverRow {
  id: string
  area_id: string
  organisation_id: string
  user_id: string
  user_name: string
  covered_by: string
  covered_by_name: string
  from_on: CalendarDate
  until_on: CalendarDate
  arranged_by: string | null
  arranged_by_name: string
  arranged_at: Generated<Date>
  ended_at: Date | null
  ended_by: string | null
}

export interface EligibilityCheckRow {
  id: string
  area_id: string
  person_id: string
  spell_id: string
  verified_on: CalendarDate
  evidence: string[]
  other_evidence: string | null
  verified_by: string | null
  verified_by_name: string
  recorded_at: Generated<Date>
  superseded_at: Date | null
  superseded_by: string | null
}

export interface EnrolmentRow {
  id: string
  area_id: string
  person_id: string
  cohort_id: string
  asked_at: Generated<Date>
  asked_by: string | null
  asked_by_name: string
  agreed_on: CalendarDate
  agreed_how: string
  placed_at: Date | null
  placed_by: string | null
  left_at: Date | null
  left_by: string | null
  left_reason: string | null
}

export interface FormerRowRow {
  id: Generated<string>
  area_id: string
  person_id: string
  of_table: string
  row_id: string
  was: ColumnType<unknown, string, string>
  from_at: Date
  superseded_at: Generated<Date>
  superseded_by: string | null
}

export interface GoalRow {
  id: string
  area_id: string
  person_id: string
  spell_id: string
  words: string
  state: Generated<string>
  state_on: CalendarDate
  state_reason: string | null
  made_by: string | null
  made_at: Generated<Date>
  changed_at: Generated<Date>
  changed_by: string | null
  why: string | null
}

export interface GroupFormerRow {
  id: Generated<string>
  area_id: string
  of_table: string
  row_id: string
  was: ColumnType<unknown, string, string>
  superseded_at: Generated<Date>
  superseded_by: string | null
}

export interface InstrumentVersionRow {
  id: string
  area_id: string
  number: number
  about: string
  contents: ColumnType<unknown, string, string>
  from_on: CalendarDate | null
  begun_by: string | null
  begun_by_name: string
  begun_at: Generated<Date>
  changed_at: Generated<Date>
  published_by: string | null
  published_by_name: string | null
  published_at: Date | null
  ended_on: CalendarDate | null
  ended_by: string | null
  ended_by_name: string | null
  discarded_at: Date | null
  discarded_by: string | null
}

export interface KeptListRow {
  id: string
  area_id: string
  owner: string
  name: string
  asked: string
  kept_at: Generated<Date>
  ended_at: Date | null
}

export interface LeadRow {
  id: string
  area_id: string
  person_id: string
  spell_id: string
  user_id: string
  name: string
  since: Generated<Date>
  until: Date | null
  given_by: string | null
  reason: string | null
  ended_by: string | null
}

export interface MoneyCheckRow {
  id: string
  area_id: string
  person_id: string
  checked_on: CalendarDate
  answers: ColumnType<unknown, string, string>
  agreed_next: string | null
  made_by: string | null
  made_by_name: string
  recorded_at: Generated<Date>
}

export interface MoneyEstimateRow {
  id: string
  area_id: string
  person_id: string
  on_date: CalendarDate
  answers: ColumnType<unknown, string, string>
  rates: ColumnType<unknown, string, string>
  result: ColumnType<unknown, string, string>
  made_by: string | null
  made_by_name: string
  recorded_at: Generated<Date>
}

export interface NoteRow {
  id: string
  area_id: string
  person_id: string
  spell_id: string | null
  kind: string
  with_person: boolean
  happened_on: CalendarDate
  at_time: string | null
  who_was_there: string | null
  words: string
  organisation_id: string | null
  written_by: string | null
  written_by_name: string
  written_at: Generated<Date>
  corrects: string | null
  correction_reason: string | null
  superseded_at: Date | null
  superseded_by: string | null
}

export interface NoteToldRow {
  id: string
  area_id: string
  person_id: string
  note_id: string
  user_id: string
  user_name: string
  told_by: string | null
  told_by_name: string
  told_at: Generated<Date>
  read_at: Date | null
}

export interface OneToOneRow {
  id: string
  area_id: string
  person_id: string
  spell_id: string
  intervention: string
  what: string
  on_date: CalendarDate
  minutes: number | null
  organisation_id: string
  stream: string
  cost_pence: number
  written_by: string | null
  written_by_name: string
  written_at: Generated<Date>
  superseded_at: Date | null
  superseded_by: string | null
  superseded_reason: string | null
}

export interface PlanAgreementRow {
  id: string
  area_id: string
  person_id: string
  spell_id: string
  party: string
  how: string
  agreed_on: CalendarDate
  review_on: CalendarDate | null
  plan: ColumnType<unknown, string, string>
  recorded_by: string | null
  recorded_by_name: string
  recorded_at: Generated<Date>
  superseded_at: Date | null
  superseded_because: string | null
  superseded_by: string | null
}

export interface PlanReviewRow {
  id: string
  area_id: string
  person_id: string
  spell_id: string
  held_on: CalendarDate
  was_due_on: CalendarDate | null
  how: string
  said: string
  next_on: CalendarDate | null
  recorded_by: string | null
  recorded_by_name: string
  recorded_at: Generated<Date>
  superseded_at: Date | null
  superseded_by: string | null
  superseded_reason: string | null
}

export interface RatingRow {
  id: string
  area_id: string
  person_id: string
  spell_id: string
  version: string
  capability: string
  rater: string
  how: string
  step: number | null
  blank: string | null
  words: string | null
  rated_on: CalendarDate
  shown: ColumnType<unknown, string, string>
  rated_by: string | null
  rated_by_name: string
  rated_at: Generated<Date>
  superseded_at: Date | null
  superseded_by: string | null
  superseded_reason: string | null
}

export interface RatingTalkRow {
  id: string
  area_id: string
  person_id: string
  capability: string
  person_rating_id: string
  worker_rating_id: string
  words: string
  talked_on: CalendarDate
  by_user: string | null
  by_name: string
  at: Generated<Date>
}

export interface ReminderRow {
  id: string
  area_id: string
  person_id: string
  of_kind: string
  of_id: string
  on_date: CalendarDate
  at_time: string
  channel: string
  message_id: string
  sent_at: Generated<Date>
}

export interface ReminderChoiceRow {
  id: string
  area_id: string
  person_id: string
  code: string
  chosen_by: string | null
  chosen_by_name: string
  chosen_at: Generated<Date>
  superseded_at: Date | null
  superseded_by: string | null
}

export interface ReviewPauseRow {
  id: string
  area_id: string
  person_id: string
  spell_id: string
  kind: string
  reason: string
  words: string | null
  from_on: CalendarDate
  until_on: CalendarDate | null
  recorded_by: string | null
  recorded_by_name: string
  recorded_at: Generated<Date>
  runs_again_on: CalendarDate | null
  ended_by: string | null
  ended_by_name: string | null
  ended_at: Date | null
}

export interface ReviewRuleRow {
  id: string
  area_id: string | null
  stream: string | null
  stage: number | null
  weeks: number
  from_on: CalendarDate
  until_on: CalendarDate | null
  source: string
}

export interface ReviewStandingRow {
  spell_id: string | null
  area_id: string | null
  person_id: string | null
  counts_from: CalendarDate | null
  counts_from_kind: string | null
  days: number | null
  agreed_for: CalendarDate | null
  rule_weeks: number | null
  due_on: CalendarDate | null
  stopped_by: string | null
  stopped_kind: string | null
  stopped_reason: string | null
  stopped_from: CalendarDate | null
  stopped_until: CalendarDate | null
  state: string | null
}

export interface SessionRow {
  id: string
  area_id: string
  cohort_id: string
  on_date: CalendarDate
  at_time: string
  minutes_long: number
  place: string | null
  cost_pence: number | null
  led_by: string | null
  led_by_name: string
  moves: Generated<number>
  cancelled_at: Date | null
  cancelled_by: string | null
  cancelled_reason: string | null
  made_by: string | null
  made_at: Generated<Date>
  changed_at: Generated<Date>
  changed_by: string | null
}

export interface SessionMarkRow {
  id: string
  area_id: string
  person_id: string
  session_id: string
  enrolment_id: string
  outcome: string
  note: string | null
  marked_by: string | null
  marked_by_name: string
  marked_at: Generated<Date>
  superseded_at: Date | null
  superseded_by: string | null
}

export interface SpellRow {
  id: string
  area_id: string
  person_id: string
  organisation_id: string
  stream: string
  referral_id: string | null
  registered_on: CalendarDate
  registered_by: string | null
  registered_at: Generated<Date>
  eligibility_verified_on: CalendarDate | null
  eligibility_verified_by: string | null
  left_on: CalendarDate | null
  left_reason: string | null
  left_by: string | null
  left_at: Date | null
  changed_at: Generated<Date>
  changed_by: string | null
}

export interface StageRow {
  id: string
  area_id: string
  person_id: string
  spell_id: string
  stage: number
  from_on: CalendarDate
  to_on: CalendarDate | null
  reason: string | null
  ended_reason: string | null
  begun_by: string | null
  begun_by_name: string
  ended_by: string | null
  ended_by_name: string | null
  changed_at: Generated<Date>
  changed_by: string | null
}

export interface StepRow {
  id: string
  area_id: string
  person_id: string
  spell_id: string
  goal_id: string
  words: string
  who: string
  who_name: string | null
  by_on: CalendarDate | null
  state: Generated<string>
  state_on: CalendarDate
  state_reason: string | null
  state_by_person: Generated<boolean>
  made_by: string | null
  made_at: Generated<Date>
  changed_at: Generated<Date>
  changed_by: string | null
}

export interface TwoFundsRow {
  id: string
  area_id: string
  person_id: string
  intervention: string
  week_on: CalendarDate
  finding: string
  words: string
  said_by: string | null
  said_by_name: string
  said_at: Generated<Date>
  superseded_at: Date | null
}

export type JourneysTables = {
  'journeys.answer': AnswerRow
  'journeys.appointment': AppointmentRow
  'journeys.appointment_move': AppointmentMoveRow
  'journeys.appointment_with': AppointmentWithRow
  'journeys.assessment': AssessmentRow
  'journeys.calendar_link': CalendarLinkRow
  'journeys.cohort': CohortRow
  'journeys.cover': CoverRow
  'journeys.eligibility_check': EligibilityCheckRow
  'journeys.enrolment': EnrolmentRow
  'journeys.former_row': FormerRowRow
  'journeys.goal': GoalRow
  'journeys.group_former': GroupFormerRow
  'journeys.instrument_version': InstrumentVersionRow
  'journeys.kept_list': KeptListRow
  'journeys.lead': LeadRow
  'journeys.money_check': MoneyCheckRow
  'journeys.money_estimate': MoneyEstimateRow
  'journeys.note': NoteRow
  'journeys.note_told': NoteToldRow
  'journeys.one_to_one': OneToOneRow
  'journeys.plan_agreement': PlanAgreementRow
  'journeys.plan_review': PlanReviewRow
  'journeys.rating': RatingRow
  'journeys.rating_talk': RatingTalkRow
  'journeys.reminder': ReminderRow
  'journeys.reminder_choice': ReminderChoiceRow
  'journeys.review_pause': ReviewPauseRow
  'journeys.review_rule': ReviewRuleRow
  'journeys.review_standing': ReviewStandingRow
  'journeys.session': SessionRow
  'journeys.session_mark': SessionMarkRow
  'journeys.spell': SpellRow
  'journeys.stage': StageRow
  'journeys.step': StepRow
  'journeys.two_funds': TwoFundsRow
}

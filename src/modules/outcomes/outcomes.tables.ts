// Made from the database by `npm run db:schema`; change a migration, never this file.
import type { Generated } from 'kysely'
import type { CalendarDate } from '#platform/time'

export interface DoNotAskRow {
  id: string
  area_id: string
  person_id: string
  said_how: string
  since: Generated<Date>
  recorded_by: string | null
  ended_at: Date | null
  ended_by: string | null
}

export interface EmployerPermissionRow {
  id: string
  area_id: string
  person_id: string
  employer_id: string
  given: string
  said_on: CalendarDate
  recorded_by: string | null
  recorded_at: Generated<Date>
  superseded_at: Date | null
  superseded_by: string | null
}

export interface EvidenceRow {
  id: string
  area_id: string
  person_id: string
  record_kind: string
  record_id: string
  kind: string
  seen_on: CalendarDate
  seen_by: string | null
  seen_by_name: string
  recorded_at: Generated<Date>
  taken_out_at: Date | null
  taken_out_by: string | null
  taken_out_reason: string | null
}

export interface FollowUpRow {
  id: string
  area_id: string
  person_id: string
  job_id: string
  weeks: number
  due_on: CalendarDate
  window_ends_on: CalendarDate
  answer: string | null
  said_by: string | null
  answered_on: CalendarDate | null
  recorded_by: string | null
  recorded_at: Date | null
  closed_reason: string | null
  next_try_on: CalendarDate | null
  superseded_at: Date | null
  superseded_by: string | null
  said_by_role: string | null
}

export interface FollowUpLinkRow {
  id: string
  area_id: string
  person_id: string
  follow_up_id: string
  token_hash: Buffer
  channel: string
  is_reminder: Generated<boolean>
  sent_on: CalendarDate
  sent_at: Generated<Date>
  expires_on: CalendarDate
  used_at: Date | null
  given_by: string | null
}

export interface FollowUpTryRow {
  id: string
  area_id: string
  person_id: string
  follow_up_id: string
  tried_on: CalendarDate
  how: string
  recorded_by: string | null
  recorded_at: Generated<Date>
  result: Generated<string>
  part_of_day: string | null
}

export interface JobRow {
  id: string
  area_id: string
  person_id: string
  spell_id: string | null
  employer_id: string | null
  employer_name: string | null
  started_on: CalendarDate
  hours_per_week: string | null
  contract: Generated<string>
  pay_pence_per_hour: number | null
  real_living_wage: string
  recorded_by: string | null
  recorded_at: Generated<Date>
  ended_on: CalendarDate | null
  ended_reason: string | null
  ended_by: string | null
  ended_recorded_at: Date | null
  corrects: string | null
  superseded_at: Date | null
  superseded_by: string | null
  superseded_reason: string | null
  job_title: string | null
  soc_code: string | null
  pay_pence: number | null
  pay_period: string | null
  supported_employment: Generated<string>
}

export interface OutcomeRow {
  id: string
  area_id: string
  person_id: string
  spell_id: string | null
  kind: string
  on_date: CalendarDate
  scqf_level: number | null
  what: string | null
  evidence: Generated<string>
  recorded_by: string | null
  recorded_at: Generated<Date>
  corrects: string | null
  superseded_at: Date | null
  superseded_by: string | null
  superseded_reason: string | null
  place: string | null
  study: string | null
  accredited: string | null
  completed: string | null
  awarded_by: string | null
  weeks: number | null
  hours_per_week: string | null
}

export interface ShareAnsweredRow {
  area_id: string
  of_kind: string
  of_id: string
  due: number
  answered: number
  as_at: CalendarDate
  counted_at: Generated<Date>
}

export interface VerificationRow {
  id: string
  area_id: string
  person_id: string
  record_kind: string
  record_id: string
  state: string
  reason: string | null
  by_user: string | null
  by_name: string
  at: Generated<Date>
  superseded_at: Date | null
}

export type OutcomesTables = {
  'outcomes.do_not_ask': DoNotAskRow
  'outcomes.employer_permission': EmployerPermissionRow
  'outcomes.evidence': EvidenceRow
  'outcomes.follow_up': FollowUpRow
  'outcomes.follow_up_link': FollowUpLinkRow
  'outcomes.follow_up_try': FollowUpTryRow
  'outcomes.job': JobRow
  'outcomes.outcome': OutcomeRow
  'outcomes.share_answered': ShareAnsweredRow
  'outcomes.verification': VerificationRow
}

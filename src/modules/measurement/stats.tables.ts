// Made from the database by `npm run db:schema`; change a migration, never this file.
import type { Generated } from 'kysely'
import type { CalendarDate } from '#platform/time'

export interface AreaRow {
  area_id: string | null
  name: string | null
}

export interface FollowUpRow {
  area_id: string | null
  person_key: string | null
  weeks: number | null
  due_on: CalendarDate | null
  answer: string | null
}

export interface JobStartRow {
  area_id: string | null
  person_key: string | null
  started_on: CalendarDate | null
}

export interface LeavingRow {
  area_id: string | null
  person_key: string | null
}

export interface OutcomeRow {
  area_id: string | null
  person_key: string | null
  kind: string | null
  on_date: CalendarDate | null
}

export interface ParticipantRow {
  area_id: string | null
  person_key: string | null
  registered_on: CalendarDate | null
  stream: string | null
  left_by_then: boolean | null
  age_band: string | null
  gender: string | null
  disabled: string | null
  ethnic_group: string | null
  parent: string | null
  priority_families: string[] | null
  simd_quintile: string | null
  job_started_on: CalendarDate | null
  answer_4w: string | null
  answer_13w: string | null
  answer_26w: string | null
  answer_52w: string | null
  fe_he_on: CalendarDate | null
  training_on: CalendarDate | null
  qualification_on: CalendarDate | null
  work_experience_on: CalendarDate | null
  volunteering_on: CalendarDate | null
  school_reengaged_on: CalendarDate | null
}

export interface PepperRow {
  value: Generated<string>
}

export interface RegistrationRow {
  area_id: string | null
  person_key: string | null
  registered_on: CalendarDate | null
  stream: string | null
  age_band: string | null
  gender: string | null
  disabled: string | null
  ethnic_group: string | null
  parent: string | null
  priority_families: string[] | null
  simd_quintile: string | null
}

export type StatsTables = {
  'stats.area': AreaRow
  'stats.follow_up': FollowUpRow
  'stats.job_start': JobStartRow
  'stats.leaving': LeavingRow
  'stats.outcome': OutcomeRow
  'stats.participant': ParticipantRow
  'stats.pepper': PepperRow
  'stats.registration': RegistrationRow
}

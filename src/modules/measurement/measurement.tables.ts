// Made from the database by `npm run db:schema`; change a migration, never this file.
import type { Generated, GeneratedAlways } from 'kysely'
import type { CalendarDate } from '#platform/time'

export interface FactRow {
  area_id: string
  person_id: string
  registered_on: CalendarDate
  stream: string
  present: string
  age_band: string
  gender: string
  disabled: string
  ethnic_group: string
  parent: string
  priority_families: string[]
  simd_quintile: string
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
  trans: string
  urban_rural: string
  data_zone: string
  collection_template: string
}

export interface FactMarkRow {
  id: GeneratedAlways<number>
  area_id: string
  person_id: string
}

export interface FactRulesRow {
  fingerprint: string
  rebuilt_at: Generated<Date>
}

export interface NeedFigureRow {
  table_id: number
  area_id: string
  measure: string
  as_at: CalendarDate
  people: number
  superseded_at: Date | null
}

export interface NeedTableRow {
  id: GeneratedAlways<number>
  as_at: CalendarDate
  source: string
  fingerprint: string
  invented: boolean
  figures: number
  imported_at: Generated<Date>
}

export interface ProfileFigureRow {
  table_id: string
  area_id: string | null
  place: string
  measure: string
  as_at: CalendarDate
  value: string
  superseded_at: Date | null
}

export interface ProfileTableRow {
  id: string
  topic: string
  title: string
  source: string
  licence: string
  link: string | null
  period: string
  as_at: CalendarDate
  invented: boolean
  fingerprint: string
  figures: number
  imported_at: Generated<Date>
}

export interface QuarterlyReturnRow {
  id: string
  area_id: string
  as_at: CalendarDate
  quarter: string
  version: number
  definitions: string
  compared_with: string | null
  revises: string | null
  frozen_at: Generated<Date>
  frozen_by: string | null
  frozen_by_name: string
}

export interface ReleaseRow {
  id: string
  area_id: string | null
  slug: string
  title: string
  edition: number
  period: string
  as_at: CalendarDate
  begun_at: Generated<Date>
  begun_by: string
}

export interface ReleaseDateRow {
  id: string
  area_id: string | null
  period: string
  on_date: CalendarDate
  announced_at: Generated<Date>
  announced_by: string
  superseded_at: Date | null
  reason: string | null
}

export interface ReleaseFigureRow {
  area_id: string | null
  version_id: string
  measure: string
  period: string
  dimension: string
  category: string
  count: number | null
  denominator: number | null
  rate: string | null
  status: string
  revised: Generated<boolean>
}

export interface ReleaseFindingRow {
  area_id: string | null
  version_id: string
  checked_at: Generated<Date>
  code: string
  kind: string
  words: string
  reason: string | null
}

export interface ReleaseLinkRow {
  reader_id: string
  area_id: string | null
  email: string
  link_hash: string | null
  sent_at: Date | null
  opened_at: Date | null
  reading_hash: string | null
}

export interface ReleaseLookRow {
  id: string
  area_id: string | null
  reader_id: string
  at: Generated<Date>
}

export interface ReleaseMomentRow {
  id: string
  area_id: string | null
  version_id: string
  state: string
  at: Generated<Date>
  by_user: string | null
  by_name: string
  for_moment: Date | null
  note: string | null
}

export interface ReleasePassageRow {
  area_id: string | null
  version_id: string
  part: string
  position: number
  heading: string | null
  words: string
}

export interface ReleaseReaderRow {
  id: string
  area_id: string | null
  version_id: string
  name: string
  job_title: string
  organisation: string
  added_at: Generated<Date>
  added_by: string
  removed_at: Date | null
  removed_by: string | null
}

export interface ReleaseRequestRow {
  id: string
  area_id: string | null
  period: string
  change_note: string | null
  revisions_note: string | null
  contact_name: string
  contact_email: string
  asked_at: Generated<Date>
  asked_by: string
  asked_by_name: string
  began_at: Date | null
  ended_at: Date | null
  version_id: string | null
  said: string | null
}

export interface ReleaseSourceRow {
  area_id: string
  version_id: string
  source: string
  return_id: string | null
  signed_on: CalendarDate | null
}

export interface ReleaseVersionRow {
  id: string
  area_id: string | null
  release_id: string
  number: number
  definitions_version: string
  methodology_version: string
  threshold: number
  change_note: string | null
  revisions_note: string | null
  contact_name: string
  contact_email: string
  attack_passed: boolean
  attack_says: string
  prepared_at: Generated<Date>
  prepared_by: string
  prepared_by_name: string
}

export interface ReturnChangeRow {
  return_id: string
  area_id: string
  kind: string
  people: number
}

export interface ReturnCheckRow {
  return_id: string
  area_id: string
  code: string
  severity: string
  words: string
  many: number
}

export interface ReturnExplanationRow {
  id: string
  return_id: string
  area_id: string
  about: string
  words: string
  written_at: Generated<Date>
  written_by: string | null
  written_by_name: string
  superseded_at: Date | null
}

export interface ReturnFileRow {
  return_id: string
  area_id: string
  kind: string
  sha256: string
  bytes: number
  lines: number
  gzipped: Buffer
}

export interface ReturnPersonRow {
  return_id: string
  area_id: string
  person_key: string
  registered_on: CalendarDate
  eligibility_verified_on: CalendarDate | null
  left_on: CalendarDate | null
  job_started_on: CalendarDate | null
  fe_he_on: CalendarDate | null
  training_on: CalendarDate | null
  qualification_on: CalendarDate | null
  work_experience_on: CalendarDate | null
  volunteering_on: CalendarDate | null
  school_reengaged_on: CalendarDate | null
  unemployed_since: CalendarDate | null
  children: number | null
  qualification_scqf: number | null
  left_by_then: boolean
  postcode_known: boolean
  job_hours: string | null
  stream: string
  age_band: string
  gender: string
  disabled: string
  ethnic_group: string
  parent: string
  priority_families: string[]
  simd_quintile: string
  urban_rural: string
  collection_template: string
  answer_4w: string | null
  answer_13w: string | null
  answer_26w: string | null
  answer_52w: string | null
  trans: string
  sexual_orientation: string
  ethnic_group_said: string
  condition_12_months: string
  condition_limits: string
  conditions: string | null
  lone_parent: string
  disabled_child: string
  care_experienced: string
  convictions: string
  homeless: string
  refugee: string
  carer: string
  armed_forces: string
  employment_status: string
  referral_source: string | null
  left_reason: string | null
  job_rlw: string | null
  problems: string[] | null
}

export interface ReturnQualityRow {
  return_id: string
  area_id: string
  item: string
  state: string
  people: number
}

export interface ReturnSignatureRow {
  return_id: string
  area_id: string
  name: string
  role: string
  signed_by: string | null
  statement_version: string
  statement: string
  signed_at: Generated<Date>
}

export type MeasurementTables = {
  'measurement.fact': FactRow
  'measurement.fact_mark': FactMarkRow
  'measurement.fact_rules': FactRulesRow
  'measurement.need_figure': NeedFigureRow
  'measurement.need_table': NeedTableRow
  'measurement.profile_figure': ProfileFigureRow
  'measurement.profile_table': ProfileTableRow
  'measurement.quarterly_return': QuarterlyReturnRow
  'measurement.release': ReleaseRow
  'measurement.release_date': ReleaseDateRow
  'measurement.release_figure': ReleaseFigureRow
  'measurement.release_finding': ReleaseFindingRow
  'measurement.release_link': ReleaseLinkRow
  'measurement.release_look': ReleaseLookRow
  'measurement.release_moment': ReleaseMomentRow
  'measurement.release_passage': ReleasePassageRow
  'measurement.release_reader': ReleaseReaderRow
  'measurement.release_request': ReleaseRequestRow
  'measurement.release_source': ReleaseSourceRow
  'measurement.release_version': ReleaseVersionRow
  'measurement.return_change': ReturnChangeRow
  'measurement.return_check': ReturnCheckRow
  'measurement.return_explanation': ReturnExplanationRow
  'measurement.return_file': ReturnFileRow
  'measurement.return_person': ReturnPersonRow
  'measurement.return_quality': ReturnQualityRow
  'measurement.return_signature': ReturnSignatureRow
}

// Made from the database by `npm run db:schema`; change a migration, never this file.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

export interface EntryRowRow {
  import_id: string
  row: number
  area_id: string
  kind: string
  key: string
  standing: Generated<string>
  made_id: string | null
  supersedes: string | null
  supersedes_row: number | null
  superseded_at: Date | null
  superseded_by: string | null
  cells: ColumnType<unknown, string, string>
}

export interface FileRow {
  id: string
  area_id: string
  kind: string
  name: string
  size: number
  fingerprint: string
  uploaded_at: Generated<Date>
  uploaded_by: string
  uploaded_by_name: string
  survey: ColumnType<unknown, string | null | undefined, string | null>
  columns: ColumnType<unknown, string | null | undefined, string | null>
  codes: ColumnType<unknown, string | null | undefined, string | null>
  checked_to: Generated<number>
  rows: number | null
  refused: number | null
  problems: number | null
  foreseen: ColumnType<unknown, string | null | undefined, string | null>
  options: ColumnType<unknown, string | undefined, string>
  touched_at: Generated<Date>
  ended_at: Date | null
  ended_by: string | null
  forgotten_at: Date | null
}

export interface FilePartRow {
  file_id: string
  area_id: string
  part: number
  content: Buffer
}

export interface FormerRow {
  import_id: string
  area_id: string
  person_id: string
  of_table: string
  key: string
  was: ColumnType<unknown, string, string>
}

export interface HistoryRowRow {
  import_id: string
  row: number
  area_id: string
  kind: string
  key: string
  standing: Generated<string>
  person_id: string
  made_id: string | null
  supersedes: string | null
  supersedes_row: number | null
  superseded_at: Date | null
  superseded_by: string | null
  cells: ColumnType<unknown, string, string>
}

export interface ImportRow {
  id: string
  area_id: string
  fingerprint: string
  at: Generated<Date>
  by_user: string | null
  organisation_id: string
  rows: number
  refused: number
  added: number
  changed: number
  unchanged: number
  file_id: string | null
  taken_back_at: Date | null
  taken_back_by: string | null
  kind: Generated<string>
}

export interface LikelyMatchRow {
  id: Generated<string>
  area_id: string
  import_id: string
  row: number
  participant_id: string
  person_id: string
  reasons: string[]
  found_at: Generated<Date>
  decision: string | null
  decided_at: Date | null
  decided_by: string | null
}

export interface MappingRow {
  id: string
  area_id: string
  kind: string
  heading: string
  columns: ColumnType<unknown, string, string>
  codes: ColumnType<unknown, string, string>
  at: Generated<Date>
  by_user: string
  ordinal: GeneratedAlways<number>
}

export interface PersonRowRow {
  import_id: string
  row: number
  area_id: string
  standing: Generated<string>
  person_id: string
  spell_id: string
  job_id: string | null
  supersedes: string | null
  supersedes_row: number | null
  superseded_at: Date | null
  superseded_by: string | null
  participant_id: string
  given_name: string
  family_name: string
  date_of_birth: string | null
  postcode: string | null
  ni_number: string | null
  gender: string | null
  trans: string | null
  sexual_orientation: string | null
  ethnic_group: string | null
  condition_12_months: string | null
  condition_limits: string | null
  conditions: string | null
  lone_parent: string | null
  children: string | null
  youngest_child_date_of_birth: string | null
  disabled_child: string | null
  care_experienced: string | null
  convictions: string | null
  homeless: string | null
  refugee: string | null
  carer: string | null
  armed_forces: string | null
  employment_status: string | null
  unemployed_since: string | null
  qualification_scqf: string | null
  referral_source: string | null
  stream: string | null
  registered_on: string
  eligibility_verified_on: string | null
  left_on: string | null
  left_reason: string | null
  job_started_on: string | null
  job_hours: string | null
  job_rlw: string | null
  in_work_4w: string | null
  in_work_13w: string | null
  in_work_26w: string | null
  in_work_52w: string | null
  fe_he_on: string | null
  training_on: string | null
  qualification_on: string | null
  work_experience_on: string | null
  volunteering_on: string | null
  school_reengaged_on: string | null
}

export interface ProblemRow {
  file_id: string
  area_id: string
  row: number
  place: number
  column_name: string | null
  value: string
  expected: string
}

export interface StagedRowRow {
  file_id: string
  area_id: string
  row: number
  key: string | null
  cells: ColumnType<unknown, string, string>
}

export interface WorkRow {
  id: string
  area_id: string
  file_id: string
  what: string
  asked_at: Generated<Date>
  asked_by: string
  asked_by_name: string
  began_at: Date | null
  done: Generated<number>
  stop_asked_at: Date | null
  stop_asked_by: string | null
  ended_at: Date | null
  said: string | null
  counts: ColumnType<unknown, string | null | undefined, string | null>
  ordinal: GeneratedAlways<number>
}

export type ImportsTables = {
  'imports.entry_row': EntryRowRow
  'imports.file': FileRow
  'imports.file_part': FilePartRow
  'imports.former': FormerRow
  'imports.history_row': HistoryRowRow
  'imports.import': ImportRow
  'imports.likely_match': LikelyMatchRow
  'imports.mapping': MappingRow
  'imports.person_row': PersonRowRow
  'imports.problem': ProblemRow
  'imports.staged_row': StagedRowRow
  'imports.work': WorkRow
}

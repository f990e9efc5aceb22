// Made from the database by `npm run db:schema`; change a migration, never this file.
import type { Generated } from 'kysely'
import type { CalendarDate } from '#platform/time'

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

export type MeasurementTables = {
  'measurement.release': ReleaseRow
  'measurement.release_date': ReleaseDateRow
  'measurement.release_figure': ReleaseFigureRow
  'measurement.release_finding': ReleaseFindingRow
  'measurement.release_link': ReleaseLinkRow
  'measurement.release_look': ReleaseLookRow
  'measurement.release_moment': ReleaseMomentRow
  'measurement.release_passage': ReleasePassageRow
  'measurement.release_reader': ReleaseReaderRow
  'measurement.release_source': ReleaseSourceRow
  'measurement.release_version': ReleaseVersionRow
}

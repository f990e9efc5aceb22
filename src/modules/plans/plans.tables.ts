// Made from the database by `npm run db:schema`; change a migration, never this file.
import type { ColumnType, Generated } from 'kysely'
import type { CalendarDate } from '#platform/time'

export interface GapWeightingRow {
  id: string
  area_id: string
  people: number
  not_met: number
  waiting: number
  supply: number
  why: string
  since: Generated<Date>
  until: Date | null
  set_by: string | null
  by_name: string
}

export interface IndicatorRow {
  id: string
  area_id: string
  indicator_id: string
  year: string
  measure: string
  dimension: string
  category: string
  unit: string
  better: string
  target: string
  baseline: string | null
  baseline_as_at: CalendarDate | null
  why: Generated<string>
  dropped: string | null
  since: Generated<Date>
  until: Date | null
  set_by: string | null
  by_name: string
}

export interface IndicatorNoteRow {
  id: string
  area_id: string
  indicator_id: string
  words: string
  value: string | null
  target: string
  as_at: CalendarDate
  written_at: Generated<Date>
  written_by: string | null
  by_name: string
}

export interface IndicatorPaperRow {
  id: string
  area_id: string
  year: string
  meeting_id: string
  item_id: string
  as_at: CalendarDate
  lines: ColumnType<unknown, string, string>
  made_at: Generated<Date>
  made_by: string | null
  by_name: string
}

export interface ItemRow {
  id: string
  area_id: string
  plan_id: string
  section: number
  place: number
  origin: string
  title: string
  guidance: string
  made_at: Generated<Date>
  made_by: string | null
  by_name: string
}

export interface LivedChangeRow {
  id: string
  area_id: string
  input_id: string
  decision_id: string
  words: string
  made_at: Generated<Date>
  made_by: string | null
  by_name: string
}

export interface LivedInputRow {
  id: string
  area_id: string
  heard_on: CalendarDate
  heard_from: string
  words: string
  made_at: Generated<Date>
  made_by: string | null
  by_name: string
  withdrawn_at: Date | null
  withdrawn_by: string | null
}

export interface PlanRow {
  id: string
  area_id: string
  kind: string
  within_id: string | null
  first_year: string
  years: number
  slug: string
  framework: string
  made_at: Generated<Date>
  made_by: string | null
  by_name: string
}

export interface RequirementRow {
  id: string
  area_id: string
  year: string
  number: number
  made_at: Generated<Date>
  made_by: string | null
  by_name: string
  removed_at: Date | null
  removed_by: string | null
  removed_by_name: string | null
  removed_why: string | null
}

export interface RequirementCountedRow {
  id: string
  area_id: string
  requirement_id: string
  dimension: string
  category: string
  measure: string | null
  expected: number | null
  since: Generated<Date>
  until: Date | null
  set_by: string | null
  by_name: string
}

export interface RequirementFileRow {
  id: string
  area_id: string
  year: string
  name: string
  fingerprint: string
  lines: ColumnType<unknown, string, string>
  uploaded_at: Generated<Date>
  uploaded_by: string | null
  by_name: string
  taken_at: Date | null
  taken_by: string | null
}

export interface RequirementMoneyRow {
  id: string
  area_id: string
  version_id: string
  place: number
  source: string
  pence: number
}

export interface RequirementServiceRow {
  id: string
  area_id: string
  requirement_id: string
  service_id: string
  since: Generated<Date>
  until: Date | null
  set_by: string | null
  by_name: string
}

export interface RequirementTieRow {
  id: string
  area_id: string
  requirement_id: string
  kind: string
  code: string
  since: Generated<Date>
  until: Date | null
  set_by: string | null
  by_name: string
}

export interface RequirementVarianceRow {
  id: string
  area_id: string
  requirement_id: string
  about: string
  words: string
  planned: number | null
  actual: number | null
  as_at: CalendarDate
  written_at: Generated<Date>
  written_by: string | null
  by_name: string
}

export interface RequirementVersionRow {
  id: string
  area_id: string
  requirement_id: string
  target_group: string
  rationale: Generated<string>
  partners: Generated<string>
  budget_pence: number
  volume: number
  delivery_method: Generated<string>
  outcome: Generated<string>
  file_id: string | null
  since: Generated<Date>
  until: Date | null
  set_by: string | null
  by_name: string
}

export interface SwotPointRow {
  id: string
  area_id: string
  list: string
  words: string
  evidence: string
  evidence_link: string | null
  made_at: Generated<Date>
  made_by: string | null
  by_name: string
  withdrawn_at: Date | null
  withdrawn_by: string | null
  withdrawn_why: string | null
}

export type PlansTables = {
  'plans.gap_weighting': GapWeightingRow
  'plans.indicator': IndicatorRow
  'plans.indicator_note': IndicatorNoteRow
  'plans.indicator_paper': IndicatorPaperRow
  'plans.item': ItemRow
  'plans.lived_change': LivedChangeRow
  'plans.lived_input': LivedInputRow
  'plans.plan': PlanRow
  'plans.requirement': RequirementRow
  'plans.requirement_counted': RequirementCountedRow
  'plans.requirement_file': RequirementFileRow
  'plans.requirement_money': RequirementMoneyRow
  'plans.requirement_service': RequirementServiceRow
  'plans.requirement_tie': RequirementTieRow
  'plans.requirement_variance': RequirementVarianceRow
  'plans.requirement_version': RequirementVersionRow
  'plans.swot_point': SwotPointRow
}

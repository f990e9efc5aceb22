// Made from the database by `npm run db:schema`; change a migration, never this file.
import type { ColumnType, Generated } from 'kysely'
import type { CalendarDate } from '#platform/time'

export interface CommentRow {
  id: string
  area_id: string
  plan_id: string
  item_id: string
  text_id: string | null
  about: string
  words: string
  said_at: Generated<Date>
  said_by: string | null
  by_name: string
  resolved_at: Date | null
  resolved_by: string | null
  resolved_by_name: string | null
  answer: Generated<string>
}

export interface EditionRow {
  id: string
  area_id: string
  plan_id: string
  number: number
  slug: string
  title: string
  content: ColumnType<unknown, string, string>
  changes: string
  asked_at: Generated<Date>
  asked_by: string | null
  by_name: string
  answer_by: CalendarDate
  ended_at: Date | null
  published_at: Date | null
  published_by: string | null
  published_by_name: string | null
  without: Generated<string>
  agreement: ColumnType<unknown, string | null | undefined, string | null>
}

export interface FigureRow {
  id: string
  area_id: string
  plan_id: string
  number: number
  kind: string
  measure: string
  value: string
  year: string | null
  caption: string
  made_at: Generated<Date>
  made_by: string | null
  by_name: string
}

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

export interface HeldTextRow {
  id: string
  area_id: string
  plan_id: string
  item_id: string
  words: string
  began_from: string | null
  held_at: Generated<Date>
  settled_at: Date | null
  held_by: string | null
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

export interface NationalActionRow {
  id: string
  area_id: string | null
  action_id: string
  objective_id: string
  number: number
  words: string
  owner: string
  begins_on: CalendarDate | null
  due_on: CalendarDate
  why: Generated<string>
  since: Generated<Date>
  until: Date | null
  by_user: string | null
  by_name: string
}

export interface NationalDecisionRow {
  id: string
  area_id: string | null
  number: number
  words: string
  why: string
  body: string
  made_on: CalendarDate
  action_id: string | null
  supersedes: string | null
  at: Generated<Date>
  by_user: string | null
  by_name: string
}

export interface NationalMilestoneRow {
  id: string
  area_id: string | null
  action_id: string
  words: string
  due_on: CalendarDate
  reached_on: CalendarDate | null
  reached_by: string | null
  reached_by_name: string | null
  at: Generated<Date>
  by_user: string | null
  by_name: string
}

export interface NationalNeedRow {
  id: string
  area_id: string | null
  action_id: string
  needs_id: string
  why: string
  since: Generated<Date>
  until: Date | null
  by_user: string | null
  by_name: string
}

export interface NationalObjectiveRow {
  id: string
  area_id: string | null
  objective_id: string
  workstream: string
  number: number
  words: string
  outcome: string
  why: Generated<string>
  dropped: string | null
  since: Generated<Date>
  until: Date | null
  by_user: string | null
  by_name: string
}

export interface NationalProgressRow {
  id: string
  area_id: string | null
  action_id: string
  state: string
  words: string
  at: Generated<Date>
  by_user: string | null
  by_name: string
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

export interface ReadinessRow {
  id: string
  area_id: string | null
  slug: string
  resource: string
  about: Generated<string>
  moves_on: CalendarDate
  answer_by: CalendarDate
  asked_on: CalendarDate
  at: Generated<Date>
  by_user: string | null
  by_name: string
}

export interface ReadinessAnswerRow {
  id: string
  area_id: string
  readiness_id: string
  criterion: string
  level: number
  evidence: Generated<string>
  since: Generated<Date>
  until: Date | null
  by_user: string | null
  by_name: string
}

export interface ReadinessDecisionRow {
  id: string
  area_id: string
  readiness_id: string
  outcome: string
  by_rule: string
  words: string
  since: Generated<Date>
  until: Date | null
  by_user: string | null
  by_name: string
}

export interface ReadinessSentRow {
  id: string
  area_id: string
  readiness_id: string
  at: Generated<Date>
  by_user: string | null
  by_name: string
}

export interface ReadyRow {
  id: string
  area_id: string
  plan_id: string
  item_id: string
  text_id: string
  said_at: Generated<Date>
  said_by: string | null
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

export interface RequirementBudgetRow {
  id: string
  area_id: string
  requirement_id: string
  budget_line_id: string
  since: Generated<Date>
  until: Date | null
  set_by: string | null
  by_name: string
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

export interface ReviewRow {
  id: string
  area_id: string
  plan_id: string
  on_day: CalendarDate
  outcome: string
  words: string
  next_on: CalendarDate
  recorded_at: Generated<Date>
  recorded_by: string | null
  by_name: string
}

export interface SectionOwnerRow {
  id: string
  area_id: string
  plan_id: string
  section: number
  organisation_id: string
  user_id: string | null
  name: string | null
  due_on: CalendarDate
  since: Generated<Date>
  until: Date | null
  set_by: string | null
  by_name: string
}

export interface SignOffRow {
  id: string
  area_id: string
  edition_id: string
  organisation_id: string
  word: string
  says: string
  in_public: boolean
  since: Generated<Date>
  until: Date | null
  said_by: string | null
  by_name: string
}

export interface SuggestionRow {
  id: string
  area_id: string
  plan_id: string
  item_id: string
  began_from: string | null
  words: string
  why: string
  made_at: Generated<Date>
  made_by: string | null
  by_name: string
  decided_at: Date | null
  decision: string | null
  decided_by: string | null
  decided_by_name: string | null
  answer: Generated<string>
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

export interface TextRow {
  id: string
  area_id: string
  plan_id: string
  item_id: string
  words: string
  began_from: string | null
  met: string | null
  since: Generated<Date>
  until: Date | null
  set_by: string | null
  by_name: string
}

export type PlansTables = {
  'plans.comment': CommentRow
  'plans.edition': EditionRow
  'plans.figure': FigureRow
  'plans.gap_weighting': GapWeightingRow
  'plans.held_text': HeldTextRow
  'plans.indicator': IndicatorRow
  'plans.indicator_note': IndicatorNoteRow
  'plans.indicator_paper': IndicatorPaperRow
  'plans.item': ItemRow
  'plans.lived_change': LivedChangeRow
  'plans.lived_input': LivedInputRow
  'plans.national_action': NationalActionRow
  'plans.national_decision': NationalDecisionRow
  'plans.national_milestone': NationalMilestoneRow
  'plans.national_need': NationalNeedRow
  'plans.national_objective': NationalObjectiveRow
  'plans.national_progress': NationalProgressRow
  'plans.plan': PlanRow
  'plans.readiness': ReadinessRow
  'plans.readiness_answer': ReadinessAnswerRow
  'plans.readiness_decision': ReadinessDecisionRow
  'plans.readiness_sent': ReadinessSentRow
  'plans.ready': ReadyRow
  'plans.requirement': RequirementRow
  'plans.requirement_budget': RequirementBudgetRow
  'plans.requirement_counted': RequirementCountedRow
  'plans.requirement_file': RequirementFileRow
  'plans.requirement_money': RequirementMoneyRow
  'plans.requirement_service': RequirementServiceRow
  'plans.requirement_tie': RequirementTieRow
  'plans.requirement_variance': RequirementVarianceRow
  'plans.requirement_version': RequirementVersionRow
  'plans.review': ReviewRow
  'plans.section_owner': SectionOwnerRow
  'plans.sign_off': SignOffRow
  'plans.suggestion': SuggestionRow
  'plans.swot_point': SwotPointRow
  'plans.text': TextRow
}

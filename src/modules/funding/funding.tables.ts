// Made from the database by `npm run db:schema`; change a migration, never this file.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { CalendarDate } from '#platform/time'

export interface AccountRow {
  id: Generated<string>
  area_id: string
  financial_year: string
  stream: string
  kind: string
  budget_line_id: string | null
  commitment_id: string | null
  pence: Generated<number>
}

export interface ApplicationRow {
  id: string
  area_id: string
  call_id: string
  lot_id: string
  organisation_id: string
  at: Generated<Date>
  by_user: string | null
  by_name: string
}

export interface ApplicationMomentRow {
  id: string
  area_id: string
  application_id: string
  state: string
  words: Generated<string>
  total: string | null
  at: Generated<Date>
  by_user: string | null
  by_name: string
}

export interface ApplicationWordsRow {
  id: string
  area_id: string
  application_id: string
  what: Generated<string>
  pence: number | null
  need: Generated<string>
  delivery: Generated<string>
  outcome: Generated<string>
  pays_living_wage: string | null
  workers_heard: string | null
  fair_work_words: Generated<string>
  since: Generated<Date>
  until: Date | null
  by_user: string | null
  by_name: string
}

export interface AwardRow {
  id: string
  area_id: string
  application_id: string
  commitment_id: string
  conditions: Generated<string>
  at: Generated<Date>
  by_user: string | null
  by_name: string
}

export interface BalanceRow {
  account_id: string | null
  area_id: string | null
  financial_year: string | null
  stream: string | null
  kind: string | null
  budget_line_id: string | null
  commitment_id: string | null
  pence: number | null
}

export interface BudgetLineRow {
  id: string
  area_id: string
  financial_year: string
  stream: string
  what: string
  pence: Generated<number>
  continues: string | null
  added_at: Generated<Date>
  added_by: string | null
}

export interface CallRow {
  id: string
  area_id: string
  number: number
  kind: string
  title: string
  about: string
  opens_on: CalendarDate
  closes_on: CalendarDate
  panel_least: number
  at: Generated<Date>
  by_user: string | null
  by_name: string
}

export interface CallCriterionRow {
  id: string
  area_id: string
  call_id: string
  place: number
  words: string
  weight: number
}

export interface CallLotRow {
  id: string
  area_id: string
  call_id: string
  number: number
  what: string
  budget_line_id: string
  pence: number
  at: Generated<Date>
}

export interface ClaimRow {
  id: string
  area_id: string
  number: number
  commitment_id: string
  from_on: CalendarDate
  to_on: CalendarDate
  pence: number
  entry_id: string
  made_on: CalendarDate
  made_at: Generated<Date>
  made_by: string | null
  by_name: string | null
}

export interface ClaimCostRow {
  area_id: string
  claim_id: string
  place: number
  what: string
  pence: number
  evidence: string
}

export interface ClaimMomentRow {
  id: string
  area_id: string
  claim_id: string
  state: string
  words: string | null
  entry_id: string | null
  on_date: CalendarDate
  at: Generated<Date>
  by_user: string | null
  by_name: string | null
}

export interface CommitmentRow {
  id: string
  area_id: string
  number: number
  budget_line_id: string
  kind: string
  organisation_id: string
  what: string
  from_on: CalendarDate
  to_on: CalendarDate
  made_on: CalendarDate
  made_at: Generated<Date>
  made_by: string | null
}

export interface DataSetRow {
  id: string
  area_id: string | null
  name: string
  as_at: CalendarDate
  source: string
  licence: string
  invented: Generated<boolean>
  added_at: Generated<Date>
  added_by: string | null
}

export interface DataValueRow {
  data_set_id: string
  area_id: string
  value: number
}

export interface DistributionRow {
  id: string
  area_id: string | null
  number: number
  financial_year: string
  stream: string
  pence: number
  asked: ColumnType<unknown, string, string>
  made_at: Generated<Date>
  made_by: string | null
  by_name: string
}

export interface DistributionApprovalRow {
  distribution_id: string
  area_id: string | null
  approved_at: Generated<Date>
  approved_by: string | null
  by_name: string
}

export interface DistributionShareRow {
  distribution_id: string
  area_id: string
  pence: number
  entry_id: string | null
}

export interface EntryRow {
  id: string
  area_id: string
  ordinal: GeneratedAlways<number>
  kind: string
  words: string
  on_date: CalendarDate
  reverses: string | null
  posted_at: Generated<Date>
  posted_by: string | null
  by_name: string | null
}

export interface FairWorkExemptionRow {
  id: string
  area_id: string
  application_id: string
  criterion: string
  why: string
  agreed_by: string
  agreed_on: CalendarDate
  at: Generated<Date>
  by_user: string | null
  by_name: string
}

export interface LineRow {
  entry_id: string
  area_id: string
  account_id: string
  pence: number
}

export interface PanelDeclarationRow {
  id: string
  area_id: string
  application_id: string
  user_id: string
  interest: string
  words: Generated<string>
  since: Generated<Date>
  until: Date | null
  by_user: string | null
  by_name: string
}

export interface PanelSeatRow {
  id: string
  area_id: string
  call_id: string
  user_id: string
  organisation_id: string
  name: string
  organisation: string
  since: Generated<Date>
  until: Date | null
  by_user: string | null
  by_name: string
}

export interface ProfileRow {
  id: string
  area_id: string
  budget_line_id: string
  month: CalendarDate
  pence: number
  noted_at: Generated<Date>
  ordinal: GeneratedAlways<number>
  noted_by: string | null
}

export interface ScoreRow {
  id: string
  area_id: string
  application_id: string
  criterion_id: string
  user_id: string
  points: number
  why: string
  since: Generated<Date>
  until: Date | null
  by_user: string | null
  by_name: string
}

export interface YearClosedRow {
  area_id: string
  financial_year: string
  closed_at: Generated<Date>
  closed_by: string | null
  by_name: string | null
}

export type FundingTables = {
  'funding.account': AccountRow
  'funding.application': ApplicationRow
  'funding.application_moment': ApplicationMomentRow
  'funding.application_words': ApplicationWordsRow
  'funding.award': AwardRow
  'funding.balance': BalanceRow
  'funding.budget_line': BudgetLineRow
  'funding.call': CallRow
  'funding.call_criterion': CallCriterionRow
  'funding.call_lot': CallLotRow
  'funding.claim': ClaimRow
  'funding.claim_cost': ClaimCostRow
  'funding.claim_moment': ClaimMomentRow
  'funding.commitment': CommitmentRow
  'funding.data_set': DataSetRow
  'funding.data_value': DataValueRow
  'funding.distribution': DistributionRow
  'funding.distribution_approval': DistributionApprovalRow
  'funding.distribution_share': DistributionShareRow
  'funding.entry': EntryRow
  'funding.fair_work_exemption': FairWorkExemptionRow
  'funding.line': LineRow
  'funding.panel_declaration': PanelDeclarationRow
  'funding.panel_seat': PanelSeatRow
  'funding.profile': ProfileRow
  'funding.score': ScoreRow
  'funding.year_closed': YearClosedRow
}

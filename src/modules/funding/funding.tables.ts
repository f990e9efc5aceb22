// Made from the database by `npm run db:schema`; change a migration, never this file.
import type { Generated, GeneratedAlways } from 'kysely'
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

export interface LineRow {
  entry_id: string
  area_id: string
  account_id: string
  pence: number
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
  'funding.balance': BalanceRow
  'funding.budget_line': BudgetLineRow
  'funding.commitment': CommitmentRow
  'funding.entry': EntryRow
  'funding.line': LineRow
  'funding.year_closed': YearClosedRow
}

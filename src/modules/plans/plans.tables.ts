// Made from the database by `npm run db:schema`; change a migration, never this file.
import type { Generated } from 'kysely'

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

export type PlansTables = {
  'plans.item': ItemRow
  'plans.plan': PlanRow
}

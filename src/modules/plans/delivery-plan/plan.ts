import type { CalendarDate } from '#platform/time'
import { inAddress } from '../in-address.ts'
import type { PlanKind } from '../template/framework.ts'

/** A plan of a partnership: of three financial years, or the operational plan of one of them. */
export interface Plan {
  id: string
  area_id: string
  kind: PlanKind
  /** The plan of three years that the plan of a year belongs to. */
  within_id: string | null
  first_year: string
  years: number
  slug: string
  framework: string
  made_at: Date
  by_name: string
}

/** Something that a plan has to say. */
export interface Item {
  id: string
  area_id: string
  plan_id: string
  section: number
  place: number
  origin: 'national' | 'local'
  title: string
  guidance: string
}

/** `2.4` */
export const numberOf = ({ section, place }: Pick<Item, 'section' | 'place'>): string => `${section}.${place}`

const twoDigits = (year: number) => String(year % 100).padStart(2, '0')

/** The financial year that begins in April of a year: `2026-27`. */
export const yearBeginning = (year: number): string => `${year}-${twoDigits(year + 1)}`

/** The financial years of a plan, in order. */
export const yearsOf = ({ first_year, years }: Pick<Plan, 'first_year' | 'years'>): string[] =>
  Array.from({ length: years }, (_, at) => yearBeginning(Number(first_year.slice(0, 4)) + at))

/** The years of a plan in words: `2026-29`, or `2026-27`. */
export const spanOf = ({ first_year, years }: Pick<Plan, 'first_year' | 'years'>): string => {
  const first = Number(first_year.slice(0, 4))
  return `${first}-${twoDigits(first + years)}`
}

/** The last day that a plan is for. */
export const lastDayOf = ({ first_year, years }: Pick<Plan, 'first_year' | 'years'>): string =>
  `${Number(first_year.slice(0, 4)) + years}-03-31`

/** What a plan is called, without its place: `Delivery plan 2026-29`. */
export const nameOf = (plan: Pick<Plan, 'kind' | 'first_year' | 'years'>): string =>
  `${plan.kind === 'three_years' ? 'Delivery plan' : 'Operational plan'} ${spanOf(plan)}`

/** The public address of a plan after `/plans/`: `glasgow-city-2026-29`. */
export const slugOf = (place: string, plan: Pick<Plan, 'first_year' | 'years'>): string =>
  `${inAddress(place)}-${spanOf(plan)}`

/** Where a plan, or a page of it, stands. */
export const planAt = ({ id }: Pick<Plan, 'id'>, more = ''): string => `/partnership/plans/${id}${more}`
export const itemAt = ({ plan_id, id }: Pick<Item, 'plan_id' | 'id'>, more = ''): string =>
  `/partnership/plans/${plan_id}/items/${id}${more}`

/** How long until, or since, a day is for those who plan: what is late is late from the day after. */
export const isLate = (due_on: CalendarDate, today: CalendarDate): boolean => due_on < today

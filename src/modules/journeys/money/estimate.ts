import type { ReferenceRow } from '#platform/reference'

export type MoneyRates = ReferenceRow<'money-rates'>

/** What was told. Money in pence; a month, but the wage an hour. */
export interface Told {
  age: '18' | '21' | '25'
  household: 'single' | 'couple_under_25' | 'couple'
  children: number
  /** The eldest was born before 6 April 2017. */
  eldest_before_2017: boolean
  /** Children under 16, for whom Scottish Child Payment is paid. */
  under_16: number
  /** Rent that Universal Credit helps with. */
  rent: number
  limited_capability: boolean
  hours: number
  wage: number
  childcare: number
  in_childcare: number
}

/** One month, in or out of work, in pence. `left` is what comes in less childcare; rent is paid from it either way. */
export interface Month {
  wages: number
  tax: number
  insurance: number
  universal_credit: number
  child_payment: number
  childcare: number
  left: number
}

export interface Estimate {
  out_of_work: Month
  in_work: Month
  /** What is left in work when a twentieth less, and a twentieth more, is worked. */
  from: number
  to: number
  /** Universal Credit ends with this work, and Scottish Child Payment with it. */
  credit_ends: boolean
}

type Bands = MoneyRates['tax_bands']

/** What a year's wages pay by bands, in hundredths of a penny: each band's share of what lies in it. */
const ofBands = (bands: Bands, year: number): number =>
  bands.reduce((sum, { above, percent }, at) => {
    const end = bands[at + 1]?.above ?? Number.POSITIVE_INFINITY
    return sum + Math.max(0, Math.min(year, end) - above) * percent
  }, 0)

/** The most that Universal Credit is, before wages: without help with childcare, which is for those in work. */
function mostCredit(told: Told, rates: MoneyRates): number {
  const standard =
    told.household === 'single' ? (told.age === '25' ? rates.single : rates.single_under_25) : rates[told.household]
  const paid = rates.two_children_at_most ? Math.min(told.children, 2) : told.children
  const eldest = paid > 0 && told.eldest_before_2017 ? rates.first_child_before_2017 - rates.child : 0
  return standard + paid * rates.child + eldest + told.rent
}

function monthOf(told: Told, rates: MoneyRates, hours: number): Month {
  const year = Math.floor(hours * told.wage * 52)
  const wages = Math.floor(year / 12)
  // Together, so that a penny more is never less in the hand by two roundings.
  const taken = Math.floor((ofBands(rates.tax_bands, year) + ofBands(rates.insurance_bands, year)) / 1200)
  const tax = Math.floor(ofBands(rates.tax_bands, year) / 1200)
  const works = hours > 0
  const limit = told.in_childcare > 1 ? rates.childcare_more : rates.childcare_one
  const childcare = works && told.in_childcare > 0 ? told.childcare : 0
  const helped = Math.min(Math.floor((childcare * rates.childcare_percent) / 100), limit)
  const allowance =
    told.children === 0 && !told.limited_capability
      ? 0
      : told.rent > 0
        ? rates.work_allowance_with_housing
        : rates.work_allowance
  const counted = Math.max(0, wages - taken - allowance)
  const universal_credit = Math.max(
    0,
    mostCredit(told, rates) + helped - Math.floor((counted * rates.taper_percent) / 100),
  )
  const child_payment =
    universal_credit > 0 ? Math.floor((told.under_16 * rates.scottish_child_payment_weekly * 52) / 12) : 0
  const left = wages - taken + universal_credit + child_payment - childcare
  return { wages, tax, insurance: taken - tax, universal_credit, child_payment, childcare, left }
}

/**
 * What a month in work might leave beside a month without, by the rates of one year (reference list money-rates): Universal Credit with work allowance and
 * taper, help with childcare, Scottish Child Payment while Universal Credit is paid, Scottish income tax and National Insurance. An estimate: the
 * assumptions are listed in `assumptions`.
 */
export function estimate(told: Told, rates: MoneyRates): Estimate {
  const [out_of_work, in_work] = [monthOf(told, rates, 0), monthOf(told, rates, told.hours)]
  const around = [0.95, 1, 1.05].map((share) => monthOf(told, rates, told.hours * share).left)
  return {
    out_of_work,
    in_work,
    from: Math.min(...around),
    to: Math.max(...around),
    credit_ends: out_of_work.universal_credit > 0 && in_work.universal_credit === 0,
  }
}

/** The least an hour that may be paid at that age. */
export const leastWage = (age: Told['age'], rates: MoneyRates): number => (age === '18' ? rates.wage_18 : rates.wage_21)

/** What an estimate takes for granted, in words to be read out. */
export const assumptions: readonly string[] = [
  'They are 18 or over, live in Scotland, pay tax by the Scottish bands, and have no other earnings, pension or benefit.',
  'A partner earns nothing. Savings are under £6,000.',
  'The same hours are worked and paid every week of the year.',
  'The rent is all rent that Universal Credit helps with: no spare room, no rent above what it pays.',
  'Nothing is taken from Universal Credit for advances, debts or the benefit cap. Nothing is added for ill health, disability or caring.',
  'Childcare is with a registered provider, and is paid for before help with it comes.',
  'Not reckoned: Council Tax Reduction, free school meals, Child Benefit, travel, workplace pension, and what changes with a passported benefit.',
]

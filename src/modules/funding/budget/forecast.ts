import { ruleOn } from '#platform/reference'
import { addMonths, type CalendarDate, periodOf } from '#platform/time'

export interface Month {
  month: CalendarDate
  /** Pence planned, or null when nobody planned the month. */
  planned: number | null
  paid: number
}

export interface Forecast {
  /** Pence likely to have been spent at the year's end; null when there is no plan to go by. */
  whole: number | null
  /** Whole months of the year that are over and were planned, and what was planned and paid in them. */
  months: number
  planned: number
  paid: number
  warning: 'under' | 'over' | undefined
}

/** The first days of the twelve months of a financial year. */
export function monthsOf(year: string): CalendarDate[] {
  const { from } = periodOf(year)
  return Array.from({ length: 12 }, (_, month) => addMonths(from, month))
}

/** The four quarters of a year by the first day of each, with what was planned in the months of it that anybody planned and what was paid. In: its twelve months in order. */
export const quartersOf = (months: readonly Month[]): Month[] =>
  Array.from({ length: 4 }, (_, quarter) => months.slice(quarter * 3, quarter * 3 + 3)).flatMap((three) => {
    const [first] = three
    if (first === undefined) return []
    const planned = three.flatMap((one) => (one.planned === null ? [] : [one.planned]))
    return {
      month: first.month,
      planned: planned.length === 0 ? null : planned.reduce((sum, one) => sum + one, 0),
      paid: three.reduce((sum, one) => sum + one.paid, 0),
    }
  })

/** `a × b ÷ c` of whole numbers, to the nearest, half up, without losing a penny on the way. */
const share = (a: number, b: number, c: number): number =>
  Number((2n * BigInt(a) * BigInt(b) + BigInt(c)) / (2n * BigInt(c)))

/**
 * What a line is likely to have spent at the end of its year (rule and thresholds: reference list spend-warnings): what was paid, and the plan of the months left, changed
 * in the proportion in which the months that are over differed from theirs. In a year that is over, what was paid. In and out: pence.
 */
export function forecastOf(budget: number, months: readonly Month[], today: CalendarDate): Forecast {
  const gone = months.filter(({ month, planned }) => addMonths(month, 1) <= today && planned !== null)
  const planned = gone.reduce((sum, one) => sum + (one.planned ?? 0), 0)
  const paid = gone.reduce((sum, one) => sum + one.paid, 0)
  const allPaid = months.reduce((sum, one) => sum + one.paid, 0)
  const left = months
    .filter(({ month }) => addMonths(month, 1) > today)
    .reduce((sum, one) => sum + (one.planned ?? 0), 0)
  const over = months.every(({ month }) => addMonths(month, 1) <= today)
  const whole = over ? allPaid : planned === 0 ? null : Math.max(allPaid, paid + share(left, paid, planned))
  return { whole, months: gone.length, planned, paid, warning: warningOf(whole, budget, gone.length, today) }
}

function warningOf(whole: number | null, budget: number, months: number, today: CalendarDate): Forecast['warning'] {
  if (whole === null || budget === 0) return undefined
  const [under, over] = [ruleOn('spend-warnings', 'under', today), ruleOn('spend-warnings', 'over', today)]
  if (over !== undefined && months >= over.months && whole * 100 > budget * over.percent) return 'over'
  if (under !== undefined && months >= under.months && whole * 100 < budget * under.percent) return 'under'
  return undefined
}

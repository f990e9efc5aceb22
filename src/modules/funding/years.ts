import { found } from '#platform/http'
import { addDays, addMonths, type CalendarDate, calendarDate, financialYear, periodOf } from '#platform/time'

/** A financial year out of an address, or not found. */
export function yearIn(words: string): string {
  const from = /^(20\d{2})-\d{2}$/.exec(words)?.[1]
  const year = found(from === undefined ? undefined : financialYear(calendarDate(`${from}-04-01`)))
  return found(year === words ? year : undefined)
}

/** The year before or after, by so many. */
export const yearBy = (year: string, years: number): string => financialYear(addMonths(periodOf(year).from, 12 * years))

/** The years in which money may be written on a day: the one before, this one, and the three ahead. */
export const yearsFor = (today: CalendarDate): string[] =>
  [-1, 0, 1, 2, 3].map((by) => yearBy(financialYear(today), by))

/** Whether a year is over. */
export const isOver = (year: string, today: CalendarDate): boolean => addDays(periodOf(year).to, 1) <= today

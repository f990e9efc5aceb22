import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

declare const calendarDateBrand: unique symbol

/** A day in the calendar of Europe/London, written `YYYY-MM-DD`. Two of them compare with `<` and `===` like text. */
export type CalendarDate = string & { readonly [calendarDateBrand]: true }

const SHAPE = /^\d{4}-\d{2}-\d{2}$/

/** True when the text is a real day written `YYYY-MM-DD`: `2023-02-29` is not. */
export function isCalendarDate(text: string): text is CalendarDate {
  if (!SHAPE.test(text)) return false
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** The text as a calendar date. Throws RangeError when it is not a real day written `YYYY-MM-DD`. */
export function calendarDate(text: string): CalendarDate {
  if (isCalendarDate(text)) return text
  throw new RangeError('not a calendar date written YYYY-MM-DD')
}

/** A calendar date at a trust boundary: files, JSON, rows, environment. */
export const calendarDateSchema = z
  .string()
  .refine(isCalendarDate, { error: 'must be a real date written YYYY-MM-DD, such as 2026-11-23' })
  .transform((text) => calendarDate(text))

/** The date `days` later (earlier when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return written(Temporal.PlainDate.from(date).add({ days }))
}

/** The date `weeks` times seven days later. */
export function addWeeks(date: CalendarDate, weeks: number): CalendarDate {
  return addDays(date, weeks * 7)
}

/** The same day of the month `months` later, or that month's last day where it has none: 31 January and a month is 28 February. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  return written(Temporal.PlainDate.from(date).add({ months }))
}

/** Days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days
}

/** 1 for Monday to 7 for Sunday. */
export function dayOfWeek(date: CalendarDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek
}

/**
 * Whole years of age on a day; negative before birth. Somebody born on 29 February comes of age on 1 March in other years
 * (Age of Legal Capacity (Scotland) Act 1991, section 6).
 */
export function ageOn(born: CalendarDate, on: CalendarDate): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4))
  return on.slice(5) < born.slice(5) ? years - 1 : years
}

/** A day the calendar itself worked out needs no second parsing, only to lie in the years we can write. */
function written(day: Temporal.PlainDate): CalendarDate {
  const text = day.toString()
  if (isWritten(text)) return text
  throw new RangeError('a calendar date lies between the years 0 and 9999')
}

function isWritten(text: string): text is CalendarDate {
  return SHAPE.test(text)
}

import { z } from 'zod'
import bankHolidays from '#reference/bank-holidays-scotland.json' with { type: 'json' }
import { addDays, type CalendarDate, calendarDateSchema, dayOfWeek } from './calendar-date.ts'

const file = z
  .object({
    source: z.string(),
    note: z.string(),
    covers: z.object({ from: calendarDateSchema, to: calendarDateSchema }),
    rows: z.array(
      z.object({ code: z.string(), text: z.string(), from: calendarDateSchema, until: calendarDateSchema }),
    ),
  })
  .parse(bankHolidays)

const holidays = new Set<CalendarDate>(file.rows.map((row) => row.from))
const workingDays = listWorkingDays()

/** True on Monday to Friday unless Scotland has a bank holiday. Throws RangeError outside the years the list of holidays covers. */
export function isWorkingDay(date: CalendarDate): boolean {
  mustCover(date)
  return dayOfWeek(date) <= 5 && !holidays.has(date)
}

/**
 * The nth working day after a date (before it, when negative). With 0, the date itself when it is a working day, else the next one.
 * Throws RangeError when the answer lies outside the years the list of holidays covers.
 */
export function addWorkingDays(date: CalendarDate, n: number): CalendarDate {
  mustCover(date)
  const index = n > 0 ? countThrough(date) + n - 1 : countBefore(date) + n
  const found = workingDays[index]
  if (found === undefined) throw outside()
  return found
}

/**
 * How many working days one has to go from `from` to reach `to`: the days after `from` up to and with `to`. Negative when `to` is earlier.
 * The inverse of addWorkingDays: `workingDaysBetween(d, addWorkingDays(d, n)) === n` for every n but 0.
 */
export function workingDaysBetween(from: CalendarDate, to: CalendarDate): number {
  mustCover(from)
  mustCover(to)
  return to >= from ? countThrough(to) - countThrough(from) : countBefore(to) - countBefore(from)
}

/** The first and last day for which working days are known. */
export const workingDaysKnown: { readonly from: CalendarDate; readonly to: CalendarDate } = file.covers

function listWorkingDays(): CalendarDate[] {
  const days: CalendarDate[] = []
  for (let day = file.covers.from; day <= file.covers.to; day = addDays(day, 1)) {
    if (isWorkingDay(day)) days.push(day)
  }
  return days
}

/** How many listed working days are before the date: where it stands, or would stand, in the sorted list. */
function countBefore(date: CalendarDate): number {
  let low = 0
  let high = workingDays.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((workingDays[middle] ?? date) < date) low = middle + 1
    else high = middle
  }
  return low
}

function countThrough(date: CalendarDate): number {
  const before = countBefore(date)
  return workingDays[before] === date ? before + 1 : before
}

function mustCover(date: CalendarDate): void {
  if (date < file.covers.from || date > file.covers.to) throw outside()
}

function outside(): RangeError {
  return new RangeError(`working days are known from ${file.covers.from} to ${file.covers.to}`)
}

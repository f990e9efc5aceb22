import { addDays, addMonths, type CalendarDate, calendarDate } from './calendar-date.ts'

const LABEL = /^(\d{4})-(\d{2})(?: Q([1-4]))?$/

/** First and last day of a period, both in it. */
export interface Period {
  from: CalendarDate
  to: CalendarDate
}

/** The financial year (April to March) a day falls in, labelled `2024-25`. */
export function financialYear(date: CalendarDate): string {
  const start = firstCalendarYear(date)
  return `${start}-${String((start + 1) % 100).padStart(2, '0')}`
}

/** The quarter of the financial year a day falls in, labelled `2024-25 Q1` for April to June. */
export function quarter(date: CalendarDate): string {
  const monthsSinceApril = (Number(date.slice(5, 7)) + 8) % 12
  return `${financialYear(date)} Q${Math.floor(monthsSinceApril / 3) + 1}`
}

/** The days that a label `2024-25` or `2024-25 Q1` covers. Throws RangeError when it is neither. */
export function periodOf(label: string): Period {
  const match = LABEL.exec(label)
  const year = Number(match?.[1])
  if (!match || Number(match[2]) !== (year + 1) % 100) {
    throw new RangeError('not a period written 2024-25 or 2024-25 Q1')
  }
  const april = calendarDate(`${match[1]}-04-01`)
  if (match[3] === undefined) return { from: april, to: addDays(addMonths(april, 12), -1) }
  const from = addMonths(april, (Number(match[3]) - 1) * 3)
  return { from, to: addDays(addMonths(from, 3), -1) }
}

/** The labels of every quarter from the one that holds `from` to the one that holds `to`, in order. */
export function quartersFrom(from: CalendarDate, to: CalendarDate): string[] {
  const labels: string[] = []
  let start = periodOf(quarter(from)).from
  while (start <= to) {
    labels.push(quarter(start))
    start = addMonths(start, 3)
  }
  return labels
}

function firstCalendarYear(date: CalendarDate): number {
  const year = Number(date.slice(0, 4))
  return date.slice(5, 7) >= '04' ? year : year - 1
}

import { type CalendarDate, formatShortDate, workingDaysBetween } from '#platform/time'

/** Working days past the last day on which a step was not late; undefined when it is not late. */
export function lateBy(due: CalendarDate, today: CalendarDate): number | undefined {
  const days = today > due ? workingDaysBetween(due, today) : 0
  return days > 0 ? days : undefined
}

/** `2 working days late`, `by today`, `by 25 Nov`. */
export function dueInWords(due: CalendarDate, today: CalendarDate): string {
  const late = lateBy(due, today)
  if (late !== undefined) return `${late} working ${late === 1 ? 'day' : 'days'} late`
  return due === today ? 'by today' : `by ${formatShortDate(due)}`
}

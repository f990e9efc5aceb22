import { addDays, type CalendarDate, formatDate, periodOf, quarter } from '#platform/time'

/**
 * The day that evidence is of: the last of the quarter before. Figures that change every day give away, from one day to the next, what is hidden in each; these
 * change four times a year.
 */
export const evidenceDay = (today: CalendarDate): CalendarDate => addDays(periodOf(quarter(today)).from, -1)

/** What evidence says of its day. */
export const asAtInWords = (day: CalendarDate): string => `as at ${formatDate(day)}, the end of the last quarter`

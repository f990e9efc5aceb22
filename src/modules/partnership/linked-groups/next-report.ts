import { addMonths, type CalendarDate } from '#platform/time'

/** When a group should next be reported to: the day that was agreed, else as many months after the last report; null when neither is known. */
export function nextReport(
  last: { reported_on: CalendarDate; next_on: CalendarDate | null } | undefined,
  every_months: number | null,
): CalendarDate | null {
  if (last === undefined) return null
  if (last.next_on !== null) return last.next_on
  return every_months === null ? null : addMonths(last.reported_on, every_months)
}

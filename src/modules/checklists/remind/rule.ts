import { addDays, type CalendarDate } from '#platform/time'
import type { Asked } from '../invite/asked.queries.ts'

/**
 * The day since which something should have been sent to whoever has not answered, so that a day on which the program was not there is made up for,
 * once: the latest day of the rhythm that has come. Undefined before the first, and after the last day of the round.
 * @param days of the rhythm, each before the last day of the round
 */
export function remindedSince(
  lastDay: CalendarDate,
  days: readonly number[],
  today: CalendarDate,
): CalendarDate | undefined {
  if (today > lastDay) return undefined
  return days
    .map((before) => addDays(lastDay, -before))
    .filter((day) => day <= today)
    .sort()
    .at(-1)
}

/** Why somebody is not reminded today, in a few words; undefined when they may be. Never twice a day, never after their organisation has answered. */
export function whyNotRemind(asked: Asked, today: CalendarDate): string | undefined {
  if (asked.sent_in) return 'has answered'
  if (asked.email === null) return 'no address'
  if (asked.no_reminders) return 'asked not to be reminded'
  if (asked.failed_at !== null) return 'the last e-mail could not be delivered'
  if (asked.last_asked_on !== null && asked.last_asked_on >= today) return 'written to today'
  return undefined
}

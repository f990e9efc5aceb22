import { Temporal } from 'temporal-polyfill'
import { type CalendarDate, calendarDate } from './calendar-date.ts'

const LONDON = 'Europe/London'

/** What time it is. Always handed in, so that a test, a demonstration or a re-run can say which day it is. */
export interface Clock {
  now(): Date
  today(): CalendarDate
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  today: () => dateInLondon(new Date()),
}

/** A clock that stands still at an instant, such as `2026-11-23T08:30:00Z`. Throws RangeError when it is not an instant. */
export function fixedClock(instant: string | Date): Clock {
  const at = new Date(instant).getTime()
  if (Number.isNaN(at)) throw new RangeError('not an instant written like 2026-11-23T08:30:00Z')
  return { now: () => new Date(at), today: () => dateInLondon(new Date(at)) }
}

/** The calendar date it is in London at an instant. */
export function dateInLondon(instant: Date): CalendarDate {
  return calendarDate(zoned(instant).toPlainDate().toString())
}

/** The time of day in London at an instant, `HH:MM` by the 24-hour clock. */
export function timeInLondon(instant: Date): string {
  return zoned(instant).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** The instant when London's clocks show `time` (`HH:MM`) on a day. In the hour that spring skips, an hour later. */
export function instantInLondon(date: CalendarDate, time = '00:00'): Date {
  const local = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time))
  return new Date(local.toZonedDateTime(LONDON).epochMilliseconds)
}

function zoned(instant: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(LONDON)
}

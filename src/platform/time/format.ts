import { type CalendarDate, dayOfWeek } from './calendar-date.ts'
import { dateInLondon, timeInLondon } from './clock.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** `23 November 2026` */
export function formatDate(date: CalendarDate): string {
  return `${day(date)} ${month(date)} ${date.slice(0, 4)}`
}

/** `23 Nov`: for lists where the year is plain from the rest. */
export function formatShortDate(date: CalendarDate): string {
  return `${day(date)} ${month(date).slice(0, 3)}`
}

/** `Monday 23 November 2026`: for appointments and letters. */
export function formatDayAndDate(date: CalendarDate): string {
  return `${DAYS[dayOfWeek(date) - 1] ?? ''} ${formatDate(date)}`
}

/** `23 November 2026, 8:30am`, by London's clocks. */
export function formatDateTime(instant: Date): string {
  return `${formatDate(dateInLondon(instant))}, ${formatTime(timeInLondon(instant))}`
}

/** A time of day `HH:MM` as people say it: `8:30am`, `2pm`; `12 midday` and `12 midnight` because 12am and 12pm are mistaken for each other. */
export function formatTime(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  if (minute === 0 && hour === 0) return '12 midnight'
  if (minute === 0 && hour === 12) return '12 midday'
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`
}

function day(date: CalendarDate): number {
  return Number(date.slice(8, 10))
}

function month(date: CalendarDate): string {
  return MONTHS[Number(date.slice(5, 7)) - 1] ?? ''
}

import { addDays, addWorkingDays, type CalendarDate, formatDayAndDate, formatTime, isWorkingDay } from '#platform/time'

export type MeetingState = 'papers_sent' | 'held' | 'minutes_ready' | 'minutes_agreed' | 'cancelled'

/** Where a meeting stands: called, until something more has become of it. */
export type Standing = 'called' | MeetingState

const order: readonly MeetingState[] = ['papers_sent', 'held', 'minutes_ready', 'minutes_agreed', 'cancelled']

/** Where a meeting stands by what has become of it; a cancelled one is that, whatever else. */
export const standingOf = (states: readonly string[]): Standing =>
  order.findLast((state) => states.includes(state)) ?? 'called'

export const standingWords: Readonly<Record<Standing, string>> = {
  called: 'Called',
  papers_sent: 'Papers sent',
  held: 'Held, minutes to be written',
  minutes_ready: 'Minutes to be agreed',
  minutes_agreed: 'Minutes agreed',
  cancelled: 'Cancelled',
}

/** Whether what was said and decided at a meeting may still be written: until its minutes are agreed. */
export const isOpenForNotes = (standing: Standing): boolean => standing !== 'minutes_agreed' && standing !== 'cancelled'

/** Whether a meeting is still to come or under way. */
export const isComing = (standing: Standing): boolean => standing === 'called' || standing === 'papers_sent'

interface When {
  on_date: CalendarDate
  /** HH:MM */
  at_time: string
  minutes_long: number
}

/** When a meeting ends, HH:MM; a meeting never runs past midnight. */
export function endsAt({ at_time, minutes_long }: Pick<When, 'at_time' | 'minutes_long'>): string {
  const [hour = 0, minute = 0] = at_time.split(':').map(Number)
  const end = Math.min(hour * 60 + minute + minutes_long, 23 * 60 + 59)
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`
}

/** When a meeting is, in words: Monday 23 November 2026, 10am to 12 midday. */
export const whenInWords = (when: When): string =>
  `${formatDayAndDate(when.on_date)}, ${formatTime(when.at_time)} to ${formatTime(endsAt(when))}`

/**
 * The days of a series: every so many weeks from the first. A day on which Scotland does not work gives way to the next working day.
 * @throws RangeError past the years for which holidays are known
 */
export function seriesDays(first: CalendarDate, weeks: number, times: number): CalendarDate[] {
  return Array.from({ length: times }, (_, index) => {
    const day = addDays(first, index * weeks * 7)
    return index === 0 || isWorkingDay(day) ? day : addWorkingDays(day, 0)
  })
}

/**
 * Whether an address may be shown as a link to go to: http or https, without a password in it. Anything else a browser could run
 * or misread (`javascript:`, `data:`, `//host`) is refused.
 */
export function isWebAddress(words: string): boolean {
  if (!/^https?:\/\/\S+$/i.test(words) || !URL.canParse(words)) return false
  const { protocol, username, password } = new URL(words)
  return /^https?:$/.test(protocol) && username === '' && password === ''
}

/** The same, or a page of this service: `/partnership/risks`. */
export const isPaperAddress = (words: string): boolean =>
  isWebAddress(words) || (/^\/[^/\\\s]\S*$/.test(words) && !words.includes('\\'))

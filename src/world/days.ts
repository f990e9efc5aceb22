import {
  addWorkingDays,
  type CalendarDate,
  calendarDate,
  formatDate,
  formatDayAndDate,
  formatTime,
  instantInLondon,
  isWorkingDay,
} from '#platform/time'

/**
 * Days as whole numbers since 1 January 1970, and moments as minutes on London's clocks since then: a world has tens of millions of
 * dates, and the calendar is asked once for each day of it.
 */
export type Day = number
export type Moment = number

const minutesOfDay = 24 * 60
const milliseconds = 86_400_000

/** A function of whole numbers that works each answer out once. */
function remembered<T>(work: (key: number) => T): (key: number) => T {
  const known = new Map<number, T>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const answer = work(key)
    known.set(key, answer)
    return answer
  }
}

export const dayOf = (date: CalendarDate): Day => Math.floor(Date.parse(date) / milliseconds)

export const dateOf: (day: Day) => CalendarDate = remembered((day) =>
  calendarDate(new Date(day * milliseconds).toISOString().slice(0, 10)),
)

/** A day in words: 23 November 2026. */
export const wordsOf: (day: Day) => string = remembered((day) => formatDate(dateOf(day)))

const isWorkday: (day: Day) => boolean = remembered((day) => isWorkingDay(dateOf(day)))

const nextWorkday = remembered((day) => dayOf(addWorkingDays(dateOf(day), 1)))

/** The nth working day after a day; with 0, the day itself or the next working one. */
export function workday(day: Day, n = 0): Day {
  let found = n === 0 && !isWorkday(day) ? nextWorkday(day) : day
  for (let left = n; left > 0; left--) found = nextWorkday(found)
  return found
}

/** The day itself when it is a working one, else the last one before it. */
export function lastWorkday(day: Day): Day {
  let found = day
  while (!isWorkday(found)) found -= 1
  return found
}

/** The moment when London's clocks show an hour and a minute of a day. */
export const at = (day: Day, hour: number, minute = 0): Moment => day * minutesOfDay + hour * 60 + minute

export const dayAt = (moment: Moment): Day => Math.floor(moment / minutesOfDay)

const offset = remembered((day) => (instantInLondon(dateOf(day), '12:00').getUTCHours() === 12 ? '+00' : '+01'))

const two = (number: number) => (number < 10 ? `0${number}` : `${number}`)

/** `HH:MM` of a moment. */
export const timeOf = (moment: Moment): string => {
  const minutes = moment - dayAt(moment) * minutesOfDay
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

const clockTime = remembered((minutes) => formatTime(timeOf(minutes)))
const dayInFull = remembered((day) => formatDayAndDate(dateOf(day)))

/** A moment in words: Tuesday 24 November 2026, 10:30am. */
export const momentInWords = (moment: Moment): string =>
  `${dayInFull(dayAt(moment))}, ${clockTime(moment - dayAt(moment) * minutesOfDay)}`

/** A moment as PostgreSQL reads it: `2026-11-23 08:30:00+00`. */
export const instantOf = (moment: Moment): string =>
  `${dateOf(dayAt(moment))} ${timeOf(moment)}:00${offset(dayAt(moment))}`

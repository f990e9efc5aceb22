import { calendarOf as calendarFileOf } from '#platform/calendar'
import type { CalendarDate } from '#platform/time'

interface Event {
  id: string
  title: string
  on_date: CalendarDate
  at_time: string
  minutes_long: number
  place: string | null
  link: string | null
  /** How often it was moved: a calendar takes the entry with the greater number. */
  moves: number
  cancelled: boolean
}

/** Meetings as an iCalendar file: when and where, and nothing about anybody. */
export const calendarOf = (events: readonly Event[], now: Date): Promise<string> =>
  calendarFileOf(
    events.map(({ moves, place, link, ...event }) => ({
      ...event,
      moves: moves + (event.cancelled ? 1 : 0),
      place: [place, link].filter((each) => each !== null).join(', '),
      link,
    })),
    { now },
  )

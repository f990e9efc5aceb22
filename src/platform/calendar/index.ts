import { type CalendarDate, instantInLondon } from '#platform/time'

/** Something in a calendar: when by London's clocks, and as much of what and where as may be told. */
export interface CalendarEntry {
  id: string
  title: string
  on_date: CalendarDate
  /** HH:MM */
  at_time: string
  minutes_long: number
  place?: string | null | undefined
  link?: string | null | undefined
  /** How often it was moved or called off: a calendar takes the entry with the greater number. */
  moves: number
  cancelled: boolean
}

interface Told {
  /** What the calendar is called where it is followed. */
  name?: string | undefined
  now: Date
}

/**
 * Entries as an iCalendar file (RFC 5545). An entry has the same UID for ever, and one that is sent again after it was moved or called off takes the place of the former
 * one. Times are instants, worked out from London's clocks, so that summer time is right in any calendar. The library is loaded when it is first needed.
 */
export async function calendarOf(entries: readonly CalendarEntry[], { name, now }: Told): Promise<string> {
  const { default: ical, ICalCalendarMethod, ICalEventStatus } = await import('ical-generator')
  const calendar = ical({
    prodId: { company: 'No Wrong Door', product: 'Calendar', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ...(name === undefined ? {} : { name, ttl: 60 * 60 }),
  })
  for (const entry of entries) {
    const start = instantInLondon(entry.on_date, entry.at_time)
    calendar.createEvent({
      id: `${entry.id}@no-wrong-door`,
      stamp: now,
      sequence: entry.moves,
      start,
      end: new Date(start.getTime() + entry.minutes_long * 60_000),
      summary: entry.title,
      ...(entry.place ? { location: entry.place } : {}),
      ...(entry.link ? { url: entry.link } : {}),
      status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  }
  return calendar.toString()
}

import { type CalendarDate, instantInLondon } from '#platform/time'
import { endsAt } from './meeting.ts'

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

const escaped = (words: string) => words.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n')

const stamp = (instant: Date) => instant.toISOString().replace(/[-:]|\.\d{3}/g, '')

/** A content line, folded after 73 octets, never within a character (RFC 5545 §3.1). */
function folded(line: string): string {
  const lines: string[] = []
  let current = ''
  for (const letter of line) {
    if (Buffer.byteLength(current + letter) > 73) {
      lines.push(current)
      current = letter
    } else current += letter
  }
  return [...lines, current].join('\r\n ')
}

/**
 * Meetings as an iCalendar file (RFC 5545): when and where, and nothing about anybody. An entry that is sent again after a meeting
 * was moved or cancelled takes the place of the former one in the calendar that reads it.
 */
export function calendarOf(events: readonly Event[], now: Date): string {
  const entries = events.flatMap((event) => {
    const starts = instantInLondon(event.on_date, event.at_time)
    const ends = instantInLondon(event.on_date, endsAt(event))
    const where = [event.place, event.link].filter((each) => each !== null).join(', ')
    return [
      'BEGIN:VEVENT',
      `UID:${event.id}@no-wrong-door`,
      `DTSTAMP:${stamp(now)}`,
      `SEQUENCE:${event.moves + (event.cancelled ? 1 : 0)}`,
      `DTSTART:${stamp(starts)}`,
      `DTEND:${stamp(ends)}`,
      `SUMMARY:${escaped(event.title)}`,
      `LOCATION:${escaped(where)}`,
      ...(event.link === null ? [] : [`URL:${event.link}`]),
      `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
      'END:VEVENT',
    ]
  })
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//No Wrong Door//Partnership//EN', 'METHOD:PUBLISH']
  return [...head, ...entries, 'END:VCALENDAR'].map((line) => `${folded(line)}\r\n`).join('')
}

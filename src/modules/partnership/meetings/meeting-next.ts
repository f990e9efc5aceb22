import type { CalendarDate } from '#platform/time'
import { isComing } from './meeting.ts'
import type { Meeting } from './meetings.queries.ts'

interface About {
  meeting: Pick<Meeting, 'id' | 'standing' | 'on_date'>
  coordinator: boolean
  /** The viewer's own role in the partnership, and whether they have said that they come. */
  mine: { how: string | undefined } | undefined
  /** How many items are on the agenda besides the usual. */
  items: number
  today: CalendarDate
}

export interface NextForMeeting {
  words: string
  action?: { href: string; text: string } | undefined
}

/** The one thing that somebody should do about a meeting now; undefined when there is none. */
export function nextForMeeting({ meeting, coordinator, mine, items, today }: About): NextForMeeting | undefined {
  const at = `/partnership/meetings/${meeting.id}`
  const coming = isComing(meeting.standing)
  if (coordinator) {
    if (coming && meeting.on_date <= today)
      return {
        words:
          'When it has been held, say who was there. Then notes, decisions and actions can be written under each item.',
        action: { href: `${at}/attendance`, text: 'Say who was there' },
      }
    if (meeting.standing === 'called')
      return items === 0
        ? {
            words: 'Nothing is on the agenda yet but the usual.',
            action: { href: `/partnership/agenda/new?meeting=${meeting.id}`, text: 'Put an item on the agenda' },
          }
        : {
            words: 'The papers have not been sent. Sending them tells every member that they wait here.',
            action: { href: `${at}/papers`, text: 'Send the papers' },
          }
    if (meeting.standing === 'papers_sent')
      return {
        words: 'The papers were sent. If the agenda has changed since, they can be sent again.',
        action: { href: `${at}/papers`, text: 'Send the papers again' },
      }
    if (meeting.standing === 'held')
      return {
        words:
          'Write notes, decisions and actions under each item. When all is there, let the members read the minutes.',
        action: { href: `${at}/minutes/ready`, text: 'The minutes are ready' },
      }
    if (meeting.standing === 'minutes_ready')
      return {
        words: 'The minutes wait to be agreed at the next meeting.',
        action: { href: `${at}/minutes/agree`, text: 'They were agreed' },
      }
    return undefined
  }
  if (coming && mine !== undefined && mine.how === undefined)
    return { words: 'Will you come?', action: { href: `${at}/coming`, text: 'Say whether you come' } }
  if (coming && mine !== undefined)
    return {
      words: mine.how === 'apologies' ? 'You sent your apologies.' : 'You said that you will come.',
      action: { href: `${at}/coming`, text: 'Change that' },
    }
  if (meeting.standing === 'minutes_ready')
    return {
      words: 'The minutes are ready. The next meeting agrees them.',
      action: { href: `${at}/minutes`, text: 'Read the minutes' },
    }
  return undefined
}

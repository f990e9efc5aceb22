import type { Message } from '#platform/outbox'
import { type CalendarDate, formatDate } from '#platform/time'
import type { Addressee } from './link-plan.ts'

/** What is sent: that a question waits, and where. Not whose, not about what, not from whom: the telephone may be shared. */
export function messageOf(
  { channel, recipient }: Addressee,
  link: { url: string; until: CalendarDate; reminder: boolean },
): Message {
  const waits = link.reminder ? 'A short question is still waiting for you.' : 'A short question is waiting for you.'
  const answer = `It takes two taps, and you do not sign in. It is there until ${formatDate(link.until)}.`
  const body = `No Wrong Door: ${waits}\n\n${link.url}\n\n${answer}`
  return { channel, recipient, subject: link.reminder ? 'A question is still waiting' : 'A question is waiting', body }
}

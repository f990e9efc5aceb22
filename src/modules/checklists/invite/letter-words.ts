import type { Message } from '#platform/outbox'
import { formatDateTime } from '#platform/time'
import type { LetterKind } from './asked.queries.ts'

/** What is written to a contact: that something waits, until when, and where. Not what, not from whom, not to whom. */
export function letterOf(kind: LetterKind, { link, closes_at }: { link: string; closes_at: Date | null }) {
  const still = kind === 'reminder' ? 'still waits' : 'waits'
  const until = closes_at === null ? '' : ` until ${formatDateTime(closes_at)}`
  return {
    channel: 'email',
    subject: `Something ${still} for your organisation`,
    body: [
      `No Wrong Door: something ${still} for your organisation${until}.`,
      link,
      'You need no account. You may pass this on inside your organisation; please do not pass it on outside.',
      'If you do not want to be reminded:',
      `${link}/no-reminders`,
    ].join('\n\n'),
  } as const satisfies Omit<Message, 'recipient'>
}

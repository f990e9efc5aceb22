import { dateInLondon, formatDate } from '#platform/time'
import type { Asked, Letter } from './asked.queries.ts'

const on = (moment: Date) => formatDate(dateInLondon(moment))

/** Who was asked, as a coordinator knows them. */
export const calledOf = ({ contact_name, email }: Pick<Asked, 'contact_name' | 'email'>): string =>
  contact_name ?? email ?? 'Told inside No Wrong Door'

/** What became of the letters to somebody, in a few words. */
export function becameOf({ email, waiting, sent_at, failed_at, opened_at }: Asked): string {
  if (email === null) return ''
  if (failed_at !== null) return 'Could not be delivered'
  if (opened_at !== null) return `Opened ${on(opened_at)}`
  if (waiting || sent_at === null) return 'About to be sent'
  return `Sent ${on(sent_at)}`
}

/** How often somebody was reminded, and whether they may be; nothing when there is nothing to say. */
export function remindersOf({ reminders, no_reminders, last_reminded_at }: Asked): string {
  const often = reminders === 1 ? 'reminded once' : `reminded ${reminders} times`
  const last = last_reminded_at === null ? '' : `, last ${on(last_reminded_at)}`
  return [...(reminders === 0 ? [] : [`${often}${last}`]), ...(no_reminders ? ['no reminders, please'] : [])].join('; ')
}

const kinds = { invitation: 'Invitation', again: 'Link sent again', reminder: 'Reminder' } as const

/** What a letter was, who asked for it, and whether the mail took it. */
export function letterInWords({ kind, by_itself, sent_at, failed_at, dropped_at }: Letter): string {
  const named = kind === 'reminder' && by_itself ? 'Reminder, by itself' : kinds[kind]
  if (failed_at !== null) return `${named}: could not be delivered`
  if (dropped_at !== null) return `${named}: not needed any more, not sent`
  return sent_at === null ? `${named}: about to be sent` : `${named}: sent`
}

import type { Form, Typed } from '#platform/forms'
import type { CalendarDate } from '#platform/time'
import type { NewReferral } from '../../send.ts'
import { helpForm, moreForm, nameForm, reachForm, safeForm } from './questions.ts'

/** The words by which somebody agrees for themself; a version that somebody agreed by is never altered. */
export const ownWording = {
  version: 'self-1',
  paragraphs: [
    'What you wrote goes to the employability team of your council area. They read it to help you, and for nothing else.',
    'They ask a key worker to get in touch with you. Only the people who help you see it.',
    'You can change your mind at any time. Nobody will mind.',
  ],
} as const

/** What somebody wrote, step by step: each step's answers, or undefined while they are not right yet. Steps that ask for nothing needful are empty when skipped. */
export function ownAnswers(typed: Readonly<Record<string, Typed>>, today: CalendarDate) {
  const read = <V>(form: Form<V>, section: Typed | undefined) => {
    const parsed = section && form.parse(section, { today })
    return parsed?.ok ? parsed.value : undefined
  }
  return {
    name: read(nameForm, typed.name),
    reach: read(reachForm, typed.reach),
    safe: read(safeForm, typed.safe ?? {}),
    help: read(helpForm(today), typed.help ?? {}),
    more: read(moreForm, typed.more ?? {}),
  }
}

export type OwnAnswers = ReturnType<typeof ownAnswers>

/** The answers as what is sent; undefined while a step that is needed is missing. */
export function ownReferral({ name, reach, safe, help, more }: OwnAnswers): NewReferral | undefined {
  if (!name || !reach || !safe || !help || !more) return undefined
  const { preferred_contact, phone, mobile, email, address } = reach
  return {
    person: { details: { ...name, known_as: null, date_of_birth: null } },
    contact: { preferred_contact, phone: phone ?? mobile, email, address, ...safe },
    needs: help.needs,
    needs_words: null,
    hopes: more.hopes,
    agreement: {
      parts: ['contact', 'safe_contact', 'needs'],
      given_how: 'online',
      wording_version: ownWording.version,
      expires_on: null,
    },
  }
}

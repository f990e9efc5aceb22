import type { FieldError, Form, Typed } from '#platform/forms'
import type { CalendarDate } from '#platform/time'
import { agreementForm, needsForm, personForm, reachForm } from '../refer/questions.ts'
import { wordingOf, wordingOn } from '../refer/wording.ts'
import type { NewReferral } from '../send.ts'

export const toldSections = ['person', 'contact', 'needs', 'agreement'] as const
export type ToldSection = (typeof toldSections)[number]

/** A referral as another system or a spreadsheet tells it: the boxes of the pages' own forms, by section. */
export type Told = Readonly<Record<ToldSection, Typed>> & { wording_version: string }

/** One thing that is wrong with what was told, by section and question. */
export interface Wrong extends FieldError {
  section: ToldSection
}

/**
 * A referral by the same rules as the pages have, or everything that is wrong with it.
 * @param existing somebody whose record the sender sees already, if it is about one
 */
export function referralToldOn(
  today: CalendarDate,
  told: Told,
  existing?: string,
): { referral: NewReferral } | { wrong: Wrong[] } {
  const wrong: Wrong[] = []
  const read = <V>(section: ToldSection, form: Form<V>): V | undefined => {
    const parsed = form.parse(told[section], { today })
    if (parsed.ok) return parsed.value
    wrong.push(...parsed.errors.map((error) => ({ ...error, section })))
    return undefined
  }
  const person = existing === undefined ? read('person', personForm()) : undefined
  const contact = read('contact', reachForm(today))
  const needs = read('needs', needsForm(today))
  const agreement = read('agreement', agreementForm(today))
  if (wordingOf(told.wording_version) === undefined)
    wrong.push({
      section: 'agreement',
      field: 'wording_version',
      message: `Give the version of the words that they read or heard; it is ${wordingOn(today).version} today`,
    })
  if (wrong.length > 0 || !contact || !needs || !agreement) return { wrong }
  if (existing === undefined && !person) return { wrong }
  const { parts, given_how, expires_on } = agreement
  return {
    referral: {
      person: existing === undefined && person ? { details: person } : { id: existing ?? '' },
      contact,
      ...needs,
      agreement: { parts, given_how, expires_on, partner_id: null, wording_version: told.wording_version },
    },
  }
}

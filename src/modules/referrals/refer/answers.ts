import type { Form, Typed } from '#platform/forms'
import type { CalendarDate } from '#platform/time'
import type { NewReferral } from '../send.ts'
import type { Draft } from './drafts.ts'
import { agreementForm, anyone, needsForm, personForm, reachForm } from './questions.ts'
import { wordingOf } from './wording.ts'

// Whom they named was chosen from a list when it was saved, and is held against the area's organisations when it is sent.
const named = (typed: Typed | undefined) =>
  typeof typed?.partner_id === 'string' ? [{ value: typed.partner_id, text: 'One organisation alone' }] : []

/** The sections of a draft as they read today: a section's answers, or undefined while it is not right yet. */
export function answersIn({ typed }: Pick<Draft, 'typed'>, today: CalendarDate) {
  const read = <V>(form: Form<V>, section: Typed | undefined) => {
    const parsed = section && form.parse(section, { today })
    return parsed?.ok ? parsed.value : undefined
  }
  const version = String(typed.agreement?.wording_version ?? '')
  return {
    person: read(personForm(), typed.person),
    reach: read(reachForm(today), typed.reach),
    needs: read(needsForm(today), typed.needs),
    agreement: wordingOf(version) && read(agreementForm(today, named(typed.agreement)), typed.agreement),
    version,
  }
}

export type Answers = ReturnType<typeof answersIn>

/** The answers as what is sent, for somebody new or somebody whose record the viewer sees; undefined while a section is missing. */
export function referralFrom(answers: Answers, existing: string | undefined): NewReferral | undefined {
  const { person, reach, needs, agreement, version } = answers
  if (!person || !reach || !needs || !agreement) return undefined
  return {
    person: existing === undefined ? { details: person } : { id: existing },
    contact: reach,
    ...needs,
    agreement: {
      parts: agreement.parts,
      partner_id: agreement.partner_id === anyone ? null : agreement.partner_id,
      given_how: agreement.given_how,
      wording_version: version,
      expires_on: agreement.expires_on,
    },
  }
}

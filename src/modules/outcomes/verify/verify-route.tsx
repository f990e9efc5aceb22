import { addToTimeline, fullName, personForm, sight } from '#modules/people'
import type { Role } from '#platform/access'
import { Ask, choice, type FieldError, formOf, text } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { formatDate } from '#platform/time'
import { InsetText, SummaryList } from '#platform/ui'
import { EvidenceList } from '../evidence/evidence-list.tsx'
import { ruleInWords } from '../evidence/evidence-rule.ts'
import { loadStanding } from '../evidence/load-achieved.ts'
import { setVerification } from './verification.queries.ts'
import { hadPart } from './verification-words.ts'

/** Who verifies what others wrote down. */
export const verifiers = ['team_lead', 'coordinator'] as const satisfies readonly Role[]

const verifyForm = formOf(
  {
    decision: choice({
      label: 'Does the evidence show it?',
      called: 'Whether the evidence shows it',
      required: 'Choose whether the evidence shows it',
      options: [
        { value: 'verified', text: 'Yes, it is verified' },
        { value: 'sent_back', text: 'No, send it back' },
      ],
    }),
    reason: text({ label: 'What is missing or wrong?', called: 'What is missing', max: 300 }),
  },
  ({ decision, reason }): FieldError[] =>
    decision === 'sent_back' && reason === null
      ? [{ field: 'reason', message: 'Say what is missing or wrong, so that it can be put right' }]
      : [],
)

/** A second person verifies an outcome, or sends it back with what is missing. */
export const verifyRoute = form({
  path: '/people/:person/outcomes/:outcome/verify',
  access: verifiers,
  audit: { show: 'outcomes.verification.opened', submit: 'outcomes.verification.decided' },
  load: loadStanding,
  form: verifyForm,
  async show(view) {
    const { person, one, at } = view.loaded
    await view.visit.record({ person_id: person.id, subject: { kind: one.kind, id: one.id } })
    const asked = { form: verifyForm, typed: view.typed, errors: view.errors }
    const own = hadPart(one, view.visit.viewer.user_id)
    return personForm({
      person,
      heading: 'Verify an outcome',
      sub: `${fullName(person)}: ${one.title.toLowerCase()}, ${formatDate(one.on)}.`,
      view,
      button: 'Save',
      back: { href: at, text: one.title },
      children: (
        <>
          {one.rule && <p>{ruleInWords(one.rule)}</p>}
          {one.verification?.state !== 'asked' && <InsetText>Nobody has asked for this to be verified now.</InsetText>}
          {own && <InsetText>You wrote this down or saw its evidence, so somebody else verifies it.</InsetText>}
          <SummaryList dense rows={one.facts.map(({ label, words }) => ({ key: label, value: words }))} />
          <h2>Evidence</h2>
          <EvidenceList one={one} />
          <Ask {...asked} name="decision" reveals={{ sent_back: <Ask {...asked} name="reason" /> }} />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value: { decision, reason } }) {
    const { person, one } = loaded
    const { tx, viewer } = visit
    if (one.verification?.state !== 'asked') throw new Refused('Nobody has asked for this to be verified now')
    if (hadPart(one, viewer.user_id))
      throw new Refused('You wrote this down or saw its evidence, so somebody else verifies it')
    const back = decision === 'sent_back'
    await setVerification(tx, viewer, one, { state: decision, reason: back ? reason : null })
    await addToTimeline(tx, viewer, {
      area_id: person.area_id,
      person_id: person.id,
      kind: 'outcomes.verification',
      words: back ? `“${one.title}” was sent back: ${reason ?? ''}` : `“${one.title}” was verified`,
      sees: sight.record,
      link: loaded.at,
    })
    await visit.record({ person_id: person.id, subject: { kind: one.kind, id: one.id }, detail: { decision } })
    return { to: '/verify', flash: back ? 'It is sent back, with what is missing.' : 'It is verified.' }
  },
})

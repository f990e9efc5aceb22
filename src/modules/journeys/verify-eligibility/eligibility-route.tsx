import { personForm } from '#modules/people'
import { Ask, choices, date, formOf, text } from '#platform/forms'
import { form, found, type Visit } from '#platform/http'
import { referenceOptions } from '#platform/reference'
import { type CalendarDate, formatDate } from '#platform/time'
import { InsetText } from '#platform/ui'
import { personInFull, workers } from '../journeys.access.ts'
import { openSpellOf } from '../spells/spells.queries.ts'
import { verifyEligibility } from './eligibility.queries.ts'

const eligibilityForm = (today: CalendarDate) =>
  formOf(
    {
      evidence: choices({
        label: 'What did you see?',
        required: 'Choose what you saw',
        options: referenceOptions('eligibility-evidence', today),
      }),
      other_evidence: text({ label: 'What else?', hint: 'Its kind, not its number.', max: 100 }),
      verified_on: date({ label: 'Seen on', required: 'Enter the day you saw it', notFuture: true }),
    },
    (value) =>
      value.evidence.includes('other') && value.other_evidence === null
        ? [{ field: 'other_evidence', message: 'Say what else you saw' }]
        : [],
  )

async function load(visit: Visit<{ person: string }>) {
  const person = await personInFull(visit)
  return { person, spell: found(await openSpellOf(visit.tx, person.id)), today: visit.today }
}

export const eligibilityRoute = form({
  path: '/people/:person/eligibility',
  access: workers,
  audit: { show: 'journeys.eligibility.opened', submit: 'journeys.eligibility.verified' },
  form: ({ today }: Awaited<ReturnType<typeof load>>) => eligibilityForm(today),
  load,
  prefill: ({ today }) => eligibilityForm(today).typedFrom({ verified_on: today }),
  async show(view) {
    const { visit, loaded, typed, errors } = view
    await visit.record({ person_id: loaded.person.id })
    const asked = { form: eligibilityForm(loaded.today), typed, errors }
    return personForm({
      person: loaded.person,
      heading: 'Verify eligibility',
      view,
      button: 'I have seen it',
      back: { href: `/people/${loaded.person.id}/registration`, text: 'Registration' },
      children: (
        <>
          <InsetText>
            Registered on {formatDate(loaded.spell.registered_on)}. Look at the evidence and give it back. We keep that
            you saw it and when, never a copy.
          </InsetText>
          <Ask {...asked} name="evidence" />
          <Ask {...asked} name="other_evidence" />
          <Ask {...asked} name="verified_on" />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, spell } = loaded
    await verifyEligibility(visit.tx, visit.viewer, spell, value)
    await visit.record({
      person_id: person.id,
      subject: { kind: 'spell', id: spell.id },
      detail: { evidence: value.evidence.join(',') },
    })
    return { to: `/people/${person.id}/registration`, flash: 'Eligibility is verified.' }
  },
})

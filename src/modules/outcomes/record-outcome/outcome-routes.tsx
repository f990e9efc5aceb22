import { addToTimeline, fullName, personForm, sight } from '#modules/people'
import { Ask, type FieldError, type Form, type Typed, type ValueOf } from '#platform/forms'
import { form, found, type Visit } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { recorders, type Supported, supportedPerson } from '../outcomes.access.ts'
import {
  correctOutcome,
  evidence,
  type OutcomeDetails,
  outcomesOf,
  recordOutcome,
  withdrawOutcome,
} from '../outcomes.queries.ts'
import { outcomeCorrectionForm, outcomeForm } from './outcome-form.ts'

type Answers = ValueOf<ReturnType<typeof outcomeForm>>

function Questions<V extends Answers>(props: { form: Form<V>; typed: Typed; errors: readonly FieldError[] }) {
  return (
    <>
      <Ask {...props} name="kind" small />
      <Ask {...props} name="on_date" />
      <Ask {...props} name="what" />
      <Ask {...props} name="scqf_level" width={2} />
      <Ask {...props} name="evidence" small />
    </>
  )
}

const inWords = ({ kind, on_date }: OutcomeDetails) =>
  `${referenceText('outcome-types', kind)} on ${formatDate(on_date)}`

/** What is told of an outcome: that it happened, to whoever sees progress; what exactly, in the record alone. */
const line = ({ person }: Supported, words: string) => ({
  area_id: person.area_id,
  person_id: person.id,
  kind: 'outcomes.outcome',
  words,
  sees: sight.progress,
})

export const recordOutcomeRoute = form({
  path: '/people/:person/outcomes/new',
  access: recorders,
  audit: { show: 'outcomes.outcome.opened', submit: 'outcomes.outcome.recorded' },
  load: supportedPerson,
  form: (loaded: Supported) => outcomeForm(loaded),
  async show(view) {
    const { person } = view.loaded
    await view.visit.record({ person_id: person.id })
    return personForm({
      person,
      heading: 'Something achieved',
      sub: (
        <>
          {fullName(person)}. A job has <a href={`/people/${person.id}/outcomes/job`}>a page of its own</a>.
        </>
      ),
      view,
      button: 'Save',
      children: <Questions form={outcomeForm(view.loaded)} typed={view.typed} errors={view.errors} />,
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, spell_id } = loaded
    const of = { area_id: person.area_id, person_id: person.id, spell_id }
    const id = await recordOutcome(visit.tx, visit.viewer, { ...of, ...value })
    await addToTimeline(visit.tx, visit.viewer, line(loaded, inWords(value)))
    await visit.record({ person_id: person.id, subject: { kind: 'outcome', id }, detail: { kind: value.kind } })
    return { to: `/people/${person.id}`, flash: 'Saved.' }
  },
})

async function loadOutcome(visit: Visit<{ person: string; outcome: string }>) {
  const supported = await supportedPerson(visit)
  const all = await outcomesOf(visit.tx, supported.person.id)
  return { ...supported, outcome: found(all.find(({ id }) => id === visit.parameters.outcome)) }
}
type LoadedOutcome = Awaited<ReturnType<typeof loadOutcome>>

export const correctOutcomeRoute = form({
  path: '/people/:person/outcomes/:outcome/correct',
  access: recorders,
  audit: { show: 'outcomes.outcome.opened', submit: 'outcomes.outcome.corrected' },
  load: loadOutcome,
  form: (loaded: LoadedOutcome) => outcomeCorrectionForm(loaded),
  prefill: ({ outcome, ...supported }) => {
    const { on_date, what, scqf_level } = outcome
    const typed = outcomeForm(supported).typedFrom({ on_date, what, scqf_level })
    return { ...typed, kind: outcome.kind, evidence: outcome.evidence in evidence ? outcome.evidence : 'unknown' }
  },
  async show(view) {
    const { person } = view.loaded
    await view.visit.record({ person_id: person.id })
    const asked = { form: outcomeCorrectionForm(view.loaded), typed: view.typed, errors: view.errors }
    return personForm({
      person,
      heading: 'Correct an outcome',
      sub: `${fullName(person)}. What was written down before is kept.`,
      view,
      button: 'Save the correction',
      children: (
        <>
          <Questions {...asked} />
          <Ask {...asked} name="happened" small />
          <Ask {...asked} name="reason" />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, outcome } = loaded
    const { happened, reason, ...right } = value
    if (happened === 'no') await withdrawOutcome(visit.tx, visit.viewer, outcome.id, reason)
    else await correctOutcome(visit.tx, visit.viewer, outcome, right, reason)
    const words =
      happened === 'no' ? 'An outcome was taken out: it was written down by mistake' : `Corrected: ${inWords(right)}`
    await addToTimeline(visit.tx, visit.viewer, line(loaded, words))
    await visit.record({ person_id: person.id, subject: { kind: 'outcome', id: outcome.id }, detail: { happened } })
    return { to: `/people/${person.id}`, flash: 'The correction is saved. What was written down before is kept.' }
  },
})

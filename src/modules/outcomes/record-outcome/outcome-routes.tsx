import { addToTimeline, fullName, personForm, sight } from '#modules/people'
import { Ask, type FieldError, type Form, type Typed, type ValueOf } from '#platform/forms'
import { form, found, type Route, type Visit } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { afterwards, askWhereReady } from '../evidence/afterwards.ts'
import { recorders, type Supported, supportedPerson } from '../outcomes.access.ts'
import {
  correctOutcome,
  isOutcomeKind,
  type OutcomeDetails,
  type OutcomeKind,
  outcomeKinds,
  outcomesOf,
  recordOutcome,
  withdrawOutcome,
} from '../outcomes.queries.ts'
import { endVerification } from '../verify/verification.queries.ts'
import { correctionTyped } from './correction-typed.ts'
import { Next, pageOf } from './next-page.tsx'
import { headingOf } from './outcome-words.ts'
import { outcomeCorrectionForm, outcomeForm, questionsOf } from './questions.ts'

type Answers = ValueOf<ReturnType<typeof outcomeForm>>

const narrow = { weeks: 3, hours_per_week: 5 } as const

function Questions<V extends Answers>(props: {
  kind: OutcomeKind
  today: Supported['today']
  form: Form<V>
  typed: Typed
  errors: readonly FieldError[]
}) {
  return (
    <>
      <Ask {...props} name="on_date" />
      {questionsOf(props.kind, props.today).map((name) => (
        <Ask
          key={name}
          {...props}
          name={name}
          small
          width={name === 'weeks' || name === 'hours_per_week' ? narrow[name] : undefined}
        />
      ))}
    </>
  )
}

const detailsOf = (kind: OutcomeKind, value: Answers): OutcomeDetails => {
  const { evidence: _seen, next: _next, ...details } = value
  return { kind, ...details }
}

const inWords = ({ kind, on_date }: OutcomeDetails) =>
  `${referenceText('outcome-types', kind)} on ${formatDate(on_date)}`

/** What is told of an outcome: that it happened, to whoever sees progress; what exactly, in the record alone. */
const line = ({ person }: Supported, words: string, link?: string) => ({
  area_id: person.area_id,
  person_id: person.id,
  kind: 'outcomes.outcome',
  words,
  sees: sight.progress,
  link,
})

/** The one short page of a kind of outcome. */
function recordOutcomeRoute(kind: OutcomeKind): Route {
  return form({
    path: pageOf(':person', kind),
    access: recorders,
    audit: { show: 'outcomes.outcome.opened', submit: 'outcomes.outcome.recorded' },
    load: (visit: Visit) => supportedPerson(visit as Visit<{ person: string }>),
    form: (loaded: Supported) => outcomeForm({ kind, ...loaded }),
    async show(view) {
      const { person, today } = view.loaded
      await view.visit.record({ person_id: person.id })
      const asked = { form: outcomeForm({ kind, ...view.loaded }), typed: view.typed, errors: view.errors }
      return personForm({
        person,
        heading: headingOf(kind),
        sub: fullName(person),
        view,
        button: 'Save',
        children: (
          <>
            <Questions {...asked} kind={kind} today={today} />
            <Ask {...asked} name="evidence" small />
            <Next view={view} />
          </>
        ),
      })
    },
    async submit({ visit, loaded, value }) {
      const { person, spell_id } = loaded
      const details = detailsOf(kind, value)
      const of = { area_id: person.area_id, person_id: person.id, spell_id }
      const id = await recordOutcome(visit.tx, visit.viewer, { ...of, ...details })
      const link = `/people/${person.id}/outcomes/${id}`
      await addToTimeline(visit.tx, visit.viewer, line(loaded, inWords(details), link))
      await visit.record({ person_id: person.id, subject: { kind: 'outcome', id }, detail: { kind } })
      const saved = `Saved: ${inWords(details)}.`
      return afterwards(visit, loaded, {
        record: { kind: 'outcome', id },
        seen: value.evidence,
        next: value.next,
        words: saved,
      })
    },
  })
}

export const recordOutcomeRoutes: readonly Route[] = outcomeKinds.map(recordOutcomeRoute)

async function loadOutcome(visit: Visit<{ person: string; outcome: string }>) {
  const supported = await supportedPerson(visit)
  const all = await outcomesOf(visit.tx, supported.person.id)
  const outcome = found(all.find(({ id }) => id === visit.parameters.outcome))
  return { ...supported, outcome, kind: found(isOutcomeKind(outcome.kind) ? outcome.kind : undefined) }
}
type LoadedOutcome = Awaited<ReturnType<typeof loadOutcome>>

export const correctOutcomeRoute = form({
  path: '/people/:person/outcomes/:outcome/correct',
  access: recorders,
  audit: { show: 'outcomes.outcome.opened', submit: 'outcomes.outcome.corrected' },
  load: loadOutcome,
  form: (loaded: LoadedOutcome) => outcomeCorrectionForm(loaded),
  prefill: (loaded) => correctionTyped(loaded),
  async show(view) {
    const { person, kind, today } = view.loaded
    await view.visit.record({ person_id: person.id })
    const asked = { form: outcomeCorrectionForm(view.loaded), typed: view.typed, errors: view.errors }
    return personForm({
      person,
      heading: 'Correct an outcome',
      sub: `${fullName(person)}: ${referenceText('outcome-types', kind).toLowerCase()}. What was written down before is kept.`,
      view,
      button: 'Save the correction',
      children: (
        <>
          <Questions {...asked} kind={kind} today={today} />
          <Ask {...asked} name="happened" small />
          <Ask {...asked} name="reason" />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, outcome, kind } = loaded
    const { happened, reason, ...answers } = value
    const details = detailsOf(kind, answers)
    await endVerification(visit.tx, outcome.id)
    if (happened === 'no') {
      await withdrawOutcome(visit.tx, visit.viewer, outcome.id, reason)
      const words = 'An outcome was taken out: it was written down by mistake'
      await addToTimeline(visit.tx, visit.viewer, line(loaded, words, `/people/${person.id}/outcomes/${outcome.id}`))
    } else {
      const id = await correctOutcome(visit.tx, visit.viewer, outcome, details, reason)
      const link = `/people/${person.id}/outcomes/${id}`
      await addToTimeline(visit.tx, visit.viewer, line(loaded, `Corrected: ${inWords(details)}`, link))
      await askWhereReady(visit, person, { kind: 'outcome', id })
    }
    await visit.record({ person_id: person.id, subject: { kind: 'outcome', id: outcome.id }, detail: { happened } })
    return { to: `/people/${person.id}`, flash: 'The correction is saved. What was written down before is kept.' }
  },
})

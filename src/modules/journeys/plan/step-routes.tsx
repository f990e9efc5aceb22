import { personForm } from '#modules/people'
import { Ask, choice, date, type FieldError, formOf, type Typed, text } from '#platform/forms'
import { form, type Visit } from '#platform/http'
import { workers } from '../journeys.access.ts'
import { addStep, changeStep, moveStep } from './change-plan.ts'
import { loadGoal, loadStep, planAt } from './load-plan.ts'
import { stepStateWords } from './plan.ts'

type Names = { person: string; worker: string }

function stepForm(names: Names, notPast: boolean) {
  return formOf(
    {
      words: text({ label: 'What is the step?', hint: 'Small enough to do.', required: 'Write the step', max: 300 }),
      who: choice({
        label: 'Who does it?',
        required: 'Choose who does it',
        options: [
          { value: 'person', text: names.person },
          { value: 'worker', text: names.worker },
          { value: 'together', text: 'Both together' },
          { value: 'somebody_else', text: 'Somebody else' },
        ],
      }),
      who_name: text({ label: 'Who else?' }),
      by_on: date({ label: 'By when?', called: 'The day', notPast }),
    },
    (value) =>
      value.who === 'somebody_else' && value.who_name === null
        ? [{ field: 'who_name', message: 'Say who else does it' }]
        : [],
  )
}

const stepStateForm = formOf(
  {
    state: choice({
      label: 'How far is it?',
      required: 'Choose how far it is',
      options: (['to_do', 'doing', 'done', 'dropped'] as const).map((value) => ({
        value,
        text: stepStateWords[value],
      })),
    }),
    reason: text({ label: 'Why is it dropped?' }),
  },
  (value) =>
    value.state === 'dropped' && value.reason === null ? [{ field: 'reason', message: 'Say why it is dropped' }] : [],
)

function StepQuestions(props: { form: ReturnType<typeof stepForm>; typed: Typed; errors: readonly FieldError[] }) {
  return (
    <>
      <Ask {...props} name="words" />
      <Ask {...props} name="who" reveals={{ somebody_else: <Ask {...props} name="who_name" /> }} />
      <Ask {...props} name="by_on" />
    </>
  )
}

export const addStepRoute = form({
  path: '/people/:person/plan/goals/:goal/steps/new',
  access: workers,
  audit: { show: 'journeys.plan.opened', submit: 'journeys.step.added' },
  form: ({ names }: Awaited<ReturnType<typeof loadGoal>>) => stepForm(names, true),
  load: (visit: Visit<{ person: string; goal: string }>) => loadGoal(visit),
  async show(view) {
    const { person, goal, names } = view.loaded
    await view.visit.record({ person_id: person.id })
    return personForm({
      person,
      heading: 'Add a step',
      sub: `Towards: ${goal.words}`,
      view,
      button: 'Add the step',
      back: planAt(person.id),
      children: <StepQuestions form={stepForm(names, true)} typed={view.typed} errors={view.errors} />,
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, spell, goal, today } = loaded
    const id = await addStep(visit.tx, visit.viewer, spell, goal.id, value, today)
    await visit.record({ person_id: person.id, subject: { kind: 'step', id } })
    return { to: planAt(person.id).href, flash: 'The step is added.' }
  },
})

export const editStepRoute = form({
  path: '/people/:person/plan/steps/:step',
  access: workers,
  audit: { show: 'journeys.plan.opened', submit: 'journeys.step.changed' },
  form: ({ names }: Awaited<ReturnType<typeof loadStep>>) => stepForm(names, false),
  load: (visit: Visit<{ person: string; step: string }>) => loadStep(visit),
  prefill: ({ step, names }) => stepForm(names, false).typedFrom(step),
  async show(view) {
    const { person, names } = view.loaded
    await view.visit.record({ person_id: person.id })
    return personForm({
      person,
      heading: 'Change a step',
      view,
      button: 'Save',
      back: planAt(person.id),
      children: <StepQuestions form={stepForm(names, false)} typed={view.typed} errors={view.errors} />,
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, spell, step } = loaded
    await changeStep(visit.tx, visit.viewer, spell, step.id, value)
    await visit.record({ person_id: person.id, subject: { kind: 'step', id: step.id } })
    return { to: planAt(person.id).href, flash: 'Saved. The plan is to be agreed again.' }
  },
})

export const stepStateRoute = form({
  path: '/people/:person/plan/steps/:step/state',
  access: workers,
  audit: { show: 'journeys.plan.opened', submit: 'journeys.step.moved' },
  form: stepStateForm,
  load: (visit: Visit<{ person: string; step: string }>) => loadStep(visit),
  prefill: ({ step }) => stepStateForm.typedFrom({ state: step.state, reason: step.state_reason }),
  async show(view) {
    const { person, step } = view.loaded
    await view.visit.record({ person_id: person.id })
    const asked = { form: stepStateForm, typed: view.typed, errors: view.errors }
    return personForm({
      person,
      heading: 'How far is it?',
      sub: step.words,
      view,
      button: 'Save',
      back: planAt(person.id),
      children: (
        <>
          <Ask {...asked} name="state" reveals={{ dropped: <Ask {...asked} name="reason" /> }} />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, spell, step, today } = loaded
    await moveStep(visit.tx, visit.viewer, spell, step, value, today)
    await visit.record({ person_id: person.id, subject: { kind: 'step', id: step.id }, detail: { state: value.state } })
    return { to: planAt(person.id).href, flash: `Saved: ${stepStateWords[value.state]}.` }
  },
})

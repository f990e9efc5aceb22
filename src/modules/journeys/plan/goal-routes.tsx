import { personForm } from '#modules/people'
import { Ask, choice, type FieldError, formOf, longText, type Typed, text } from '#platform/forms'
import { form } from '#platform/http'
import { workers } from '../journeys.access.ts'
import { addGoal, moveGoal, rewordGoal, setAim } from './change-plan.ts'
import { loadGoal, loadPlan, planAt } from './load-plan.ts'

const aimForm = formOf({
  aim: longText({
    label: 'What are they aiming for?',
    hint: 'In their own words. It stands first on their page.',
    required: 'Write what they are aiming for',
    max: 500,
  }),
})

const goalForm = formOf({
  words: text({
    label: 'What is the goal?',
    hint: 'Something they will know they have reached.',
    required: 'Write the goal',
    max: 300,
  }),
  why: longText({
    label: 'Why does it matter to them?',
    called: 'Why it matters',
    hint: 'In their own words. It stands under the goal.',
    max: 500,
  }),
})

function GoalQuestions(props: { typed: Typed; errors: readonly FieldError[] }) {
  return (
    <>
      <Ask form={goalForm} {...props} name="words" />
      <Ask form={goalForm} {...props} name="why" rows={3} />
    </>
  )
}

const goalStateForm = formOf(
  {
    state: choice({
      label: 'Where is this goal now?',
      called: 'State',
      required: 'Choose where it is',
      options: [
        { value: 'open', text: 'We are working on it' },
        { value: 'done', text: 'Reached' },
        { value: 'archived', text: 'Set aside' },
      ],
    }),
    reason: text({ label: 'Why is it set aside?' }),
  },
  (value) =>
    value.state === 'archived' && value.reason === null
      ? [{ field: 'reason', message: 'Say why it is set aside' }]
      : [],
)

export const aimRoute = form({
  path: '/people/:person/plan/aim',
  access: workers,
  audit: { show: 'journeys.plan.opened', submit: 'journeys.aim.written' },
  form: aimForm,
  load: loadPlan,
  prefill: ({ plan }) => (plan.aim === null ? {} : aimForm.typedFrom({ aim: plan.aim })),
  async show(view) {
    const { person } = view.loaded
    await view.visit.record({ person_id: person.id })
    return personForm({
      person,
      heading: 'What they are aiming for',
      view,
      button: 'Save',
      back: planAt(person.id),
      children: <Ask form={aimForm} name="aim" typed={view.typed} errors={view.errors} />,
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, spell } = loaded
    await setAim(visit.tx, visit.viewer, spell, value.aim)
    await visit.record({ person_id: person.id })
    return { to: planAt(person.id).href, flash: 'Saved.' }
  },
})

export const addGoalRoute = form({
  path: '/people/:person/plan/goals/new',
  access: workers,
  audit: { show: 'journeys.plan.opened', submit: 'journeys.goal.added' },
  form: goalForm,
  load: loadPlan,
  async show(view) {
    const { person } = view.loaded
    await view.visit.record({ person_id: person.id })
    return personForm({
      person,
      heading: 'Add a goal',
      view,
      button: 'Add the goal',
      back: planAt(person.id),
      children: <GoalQuestions typed={view.typed} errors={view.errors} />,
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, spell, today } = loaded
    const id = await addGoal(visit.tx, visit.viewer, spell, value.words, today, value.why)
    await visit.record({ person_id: person.id, subject: { kind: 'goal', id } })
    return {
      to: `${planAt(person.id).href}/goals/${id}/steps/new`,
      flash: 'The goal is added. What is the first step?',
    }
  },
})

export const editGoalRoute = form({
  path: '/people/:person/plan/goals/:goal',
  access: workers,
  audit: { show: 'journeys.plan.opened', submit: 'journeys.goal.reworded' },
  form: goalForm,
  load: loadGoal,
  prefill: ({ goal }) => goalForm.typedFrom(goal),
  async show(view) {
    const { person } = view.loaded
    await view.visit.record({ person_id: person.id })
    return personForm({
      person,
      heading: 'Say the goal in other words',
      view,
      button: 'Save',
      back: planAt(person.id),
      children: <GoalQuestions typed={view.typed} errors={view.errors} />,
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, spell, goal } = loaded
    await rewordGoal(visit.tx, visit.viewer, spell, goal.id, value)
    await visit.record({ person_id: person.id, subject: { kind: 'goal', id: goal.id } })
    return { to: planAt(person.id).href, flash: 'Saved. The plan is to be agreed again.' }
  },
})

export const goalStateRoute = form({
  path: '/people/:person/plan/goals/:goal/state',
  access: workers,
  audit: { show: 'journeys.plan.opened', submit: 'journeys.goal.moved' },
  form: goalStateForm,
  load: loadGoal,
  prefill: ({ goal }) => goalStateForm.typedFrom({ state: goal.state, reason: goal.state_reason }),
  async show(view) {
    const { person, goal } = view.loaded
    await view.visit.record({ person_id: person.id })
    const asked = { form: goalStateForm, typed: view.typed, errors: view.errors }
    return personForm({
      person,
      heading: 'Where is this goal now?',
      sub: goal.words,
      view,
      button: 'Save',
      back: planAt(person.id),
      children: (
        <>
          <Ask {...asked} name="state" reveals={{ archived: <Ask {...asked} name="reason" /> }} />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, spell, goal, today } = loaded
    await moveGoal(visit.tx, visit.viewer, spell, goal, value, today)
    await visit.record({ person_id: person.id, subject: { kind: 'goal', id: goal.id }, detail: { state: value.state } })
    return { to: planAt(person.id).href, flash: 'Saved.' }
  },
})

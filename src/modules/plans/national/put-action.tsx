import { partnershipForm } from '#modules/partnership'
import { Ask, choice, date, type FieldError, type Form, formOf, type Typed, text } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import type { CalendarDate } from '#platform/time'
import { back, keepers, nationsPlan } from './national.access.ts'
import { actionsNow, type Objective, objectivesNow, putAction } from './national.queries.ts'

const questions = (objectives: readonly Objective[]) => ({
  objective_id: choice({
    label: 'Objective',
    required: 'Choose the objective that it serves',
    options: objectives.map(({ objective_id, number, words }) => ({
      value: objective_id,
      text: `${number}. ${words}`,
    })),
  }),
  words: text({ label: 'What is to be done?', called: 'The action', required: 'Say what is to be done', max: 300 }),
  owner: text({
    label: 'Who answers for it?',
    called: 'Who answers for it',
    hint: 'An organisation or a group, not a person.',
    required: 'Say who answers for it',
    max: 120,
  }),
  begins_on: date({ label: 'Begins on', hint: 'Leave it out when that is not settled.' }),
  due_on: date({ label: 'Due by', required: 'Enter the day by which it is due' }),
})

interface Value {
  objective_id: string
  words: string
  owner: string
  begins_on: CalendarDate | null
  due_on: CalendarDate
}

function Questions<V extends Value>(asked: { form: Form<V>; typed: Typed; errors: readonly FieldError[] }) {
  return (
    <>
      <Ask {...asked} name="objective_id" inline={false} />
      <Ask {...asked} name="words" />
      <Ask {...asked} name="owner" />
      <Ask {...asked} name="begins_on" />
      <Ask {...asked} name="due_on" />
    </>
  )
}

function refuseEndBeforeBeginning({ begins_on, due_on }: Value) {
  if (begins_on !== null && begins_on > due_on)
    throw new Refused([{ field: 'due_on', message: 'Due by must be the day it begins or later' }])
}

const objectivesKept = async ({ tx }: Visit) => (await objectivesNow(tx)).filter(({ dropped }) => dropped === null)

/** The national desk adds an action. */
export const addAction = form({
  path: '/national-plan/actions/new',
  access: keepers,
  audit: { show: nationsPlan, submit: 'plans.national_action.added' },
  load: async (visit) => ({ asking: formOf(questions(await objectivesKept(visit))) }),
  form: ({ asking }) => asking,
  show: (view) =>
    partnershipForm({
      heading: 'Add an action',
      view,
      button: 'Add it',
      back,
      children: <Questions form={view.loaded.asking} typed={view.typed} errors={view.errors} />,
    }),
  async submit({ visit, value }) {
    refuseEndBeforeBeginning(value)
    const id = await putAction(visit.tx, visit.viewer, { ...value, why: '' })
    await visit.record({ subject: { kind: 'national_action', id } })
    return { to: `/national-plan/actions/${id}`, flash: 'The action is in the plan.' }
  },
})

/** An action is put otherwise: its words, who answers for it, or its days; what was before stays on record, with the reason. */
export const changeAction = form({
  path: '/national-plan/actions/:action/change',
  access: keepers,
  audit: { show: nationsPlan, submit: 'plans.national_action.changed' },
  async load(visit: Visit<{ action: string }>) {
    const { action: id } = visit.parameters
    const action = found((await actionsNow(visit.tx)).find(({ action_id }) => action_id === id))
    const why = text({ label: 'Why is it changed?', called: 'Why', required: 'Say why it is changed', max: 400 })
    return { action, asking: formOf({ ...questions(await objectivesKept(visit)), why }) }
  },
  form: ({ asking }) => asking,
  prefill: ({ action: { objective_id, words, owner, begins_on, due_on }, asking }) =>
    asking.typedFrom({ objective_id, words, owner, due_on, ...(begins_on === null ? {} : { begins_on }) }),
  show(view) {
    const { action, asking } = view.loaded
    const asked = { form: asking, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: `Change action ${action.number}`,
      view,
      button: 'Save the change',
      back: { href: `/national-plan/actions/${action.action_id}`, text: `Action ${action.number}` },
      children: (
        <>
          <Questions {...asked} />
          <Ask {...asked} name="why" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { action }, value }) {
    refuseEndBeforeBeginning(value)
    await putAction(visit.tx, visit.viewer, value, action)
    await visit.record({ subject: { kind: 'national_action', id: action.action_id } })
    return { to: `/national-plan/actions/${action.action_id}`, flash: `Action ${action.number} is changed.` }
  },
})

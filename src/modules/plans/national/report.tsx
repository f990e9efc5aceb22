import { partnershipForm } from '#modules/partnership'
import { Ask, choice, date, formOf, longText, text } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { formatDate } from '#platform/time'
import { keepers, nationsPlan } from './national.access.ts'
import {
  type Action,
  actionsNow,
  addMilestone,
  milestonesNow,
  reachMilestone,
  sayHowItStands,
} from './national.queries.ts'
import { sayable, stateWords } from './standing.ts'

const toAction = ({ action_id, number }: Pick<Action, 'action_id' | 'number'>) => ({
  href: `/national-plan/actions/${action_id}`,
  text: `Action ${number}`,
})

export async function actionOf({ tx, parameters }: Visit<{ action: string }>): Promise<Action> {
  return found((await actionsNow(tx)).find(({ action_id }) => action_id === parameters.action))
}

const progress = formOf({
  state: choice({
    label: 'How does it stand?',
    called: 'How it stands',
    required: 'Choose how it stands',
    options: sayable.map((value) => ({ value, text: stateWords[value] })),
  }),
  words: longText({
    label: 'What was done, or what stands in the way?',
    called: 'What was done',
    required: 'Say what was done, or what stands in the way',
    max: 1000,
  }),
})

/** The national desk says how an action stands. */
export const reportAction = form({
  path: '/national-plan/actions/:action/report',
  access: keepers,
  audit: { show: nationsPlan, submit: 'plans.national_action.reported' },
  load: actionOf,
  form: progress,
  show: (view) =>
    partnershipForm({
      heading: 'Say how it stands',
      sub: view.loaded.words,
      view,
      button: 'Save',
      back: toAction(view.loaded),
      children: (
        <>
          <Ask form={progress} typed={view.typed} errors={view.errors} name="state" inline={false} />
          <Ask form={progress} typed={view.typed} errors={view.errors} name="words" />
        </>
      ),
    }),
  async submit({ visit, loaded, value }) {
    await sayHowItStands(visit.tx, visit.viewer, { action_id: loaded.action_id, ...value })
    await visit.record({
      subject: { kind: 'national_action', id: loaded.action_id },
      detail: { from: loaded.state, to: value.state },
    })
    return {
      to: toAction(loaded).href,
      flash: `Action ${loaded.number}: ${stateWords[value.state].toLowerCase()}.`,
    }
  },
})

const point = formOf({
  words: text({ label: 'What is then there?', called: 'The point', required: 'Say what is then there', max: 300 }),
  due_on: date({ label: 'By when?', called: 'The day', required: 'Enter the day' }),
})

/** A point on the way of an action. */
export const addPoint = form({
  path: '/national-plan/actions/:action/milestones/new',
  access: keepers,
  audit: { show: nationsPlan, submit: 'plans.national_milestone.added' },
  load: actionOf,
  form: point,
  show: (view) =>
    partnershipForm({
      heading: 'Add a point on the way',
      sub: view.loaded.words,
      view,
      button: 'Add it',
      back: toAction(view.loaded),
      children: (
        <>
          <Ask form={point} typed={view.typed} errors={view.errors} name="words" />
          <Ask form={point} typed={view.typed} errors={view.errors} name="due_on" />
        </>
      ),
    }),
  async submit({ visit, loaded, value }) {
    if (value.due_on > loaded.due_on)
      throw new Refused([
        { field: 'due_on', message: `The day must be by ${formatDate(loaded.due_on)}, when the action is due` },
      ])
    await addMilestone(visit.tx, visit.viewer, { action_id: loaded.action_id, ...value })
    await visit.record({ subject: { kind: 'national_action', id: loaded.action_id } })
    return { to: toAction(loaded).href, flash: 'The point is set.' }
  },
})

const reached = formOf({
  on: date({ label: 'When was it reached?', called: 'The day', required: 'Enter the day', notFuture: true }),
})

/** A point was reached. */
export const reachPoint = form({
  path: '/national-plan/milestones/:milestone/reached',
  access: keepers,
  audit: { show: nationsPlan, submit: 'plans.national_milestone.reached' },
  async load({ tx, parameters }: Visit<{ milestone: string }>) {
    const milestone = (await milestonesNow(tx)).find(({ id }) => id === parameters.milestone)
    const open = found(milestone?.reached_on === null ? milestone : undefined)
    return { open, action: found((await actionsNow(tx)).find(({ action_id }) => action_id === open.action_id)) }
  },
  form: reached,
  show: (view) =>
    partnershipForm({
      heading: 'It was reached',
      sub: view.loaded.open.words,
      view,
      button: 'Save',
      back: toAction(view.loaded.action),
      children: <Ask form={reached} typed={view.typed} errors={view.errors} name="on" />,
    }),
  async submit({ visit, loaded: { open, action }, value }) {
    if (!(await reachMilestone(visit.tx, visit.viewer, open.id, value.on)))
      throw new Refused([
        { field: 'on', message: 'Somebody else has just said that it was reached. Open the action again' },
      ])
    await visit.record({ subject: { kind: 'national_milestone', id: open.id } })
    return { to: toAction(action).href, flash: 'Reached.' }
  },
})

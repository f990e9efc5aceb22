import { Ask, choice, date, formOf, longText, type Option, text } from '#platform/forms'
import { form, found, NotFound, type Visit } from '#platform/http'
import { formatDate, workingDaysKnown } from '#platform/time'
import { ownersIn } from '../members/owners.ts'
import { areaOf, members, runsIt } from '../partnership.access.ts'
import { partnershipForm } from '../partnership-form.tsx'
import { isMine } from './action.ts'
import { noteProgress, restand, selectOptionalAction } from './actions.queries.ts'

const what = { none: 'the partnership’s own business, about no participant' } as const

/** An open action that the viewer may change: the coordinator any, a member their own and their organisation's. */
async function ownAction({ tx, viewer, parameters }: Visit<{ action: string }>) {
  const action = found(await selectOptionalAction(tx, parameters.action))
  if (action.state !== 'open' || !(runsIt(viewer) || isMine(action, viewer))) throw new NotFound()
  return action
}

const backTo = ({ id, number }: { id: string; number: number }) => ({
  href: `/partnership/actions/${id}`,
  text: `Action ${number}`,
})

const progressForm = formOf({
  words: longText({ label: 'How is it going?', called: 'The note', required: 'Say how it is going', max: 2000 }),
})

/** How an action is getting on. */
export const progressAction = form({
  path: '/partnership/actions/:action/progress',
  access: members,
  audit: { show: what, submit: 'partnership.action.noted' },
  load: ownAction,
  form: progressForm,
  show: (view) =>
    partnershipForm({
      heading: 'Note how it goes',
      sub: view.loaded.words,
      view,
      button: 'Save the note',
      back: backTo(view.loaded),
      children: <Ask form={progressForm} typed={view.typed} errors={view.errors} name="words" />,
    }),
  async submit({ visit, loaded, value }) {
    await noteProgress(visit.tx, visit.viewer, loaded, value.words)
    await visit.record({ subject: { kind: 'action', id: loaded.id } })
    return { to: backTo(loaded).href, flash: 'The note is saved.' }
  },
})

const finishForm = formOf({
  state: choice({
    label: 'How did it end?',
    required: 'Choose how it ended',
    options: [
      { value: 'done', text: 'It is done' },
      { value: 'dropped', text: 'It will not be done' },
    ],
  }),
  words: longText({
    label: 'What came of it, or why not?',
    called: 'What came of it',
    required: 'Say in a sentence what came of it',
    max: 1000,
  }),
})

/** An action ends: done, or dropped; either way with a word of what came of it. */
export const finishAction = form({
  path: '/partnership/actions/:action/finish',
  access: members,
  audit: { show: what, submit: 'partnership.action.ended' },
  load: ownAction,
  form: finishForm,
  prefill: () => ({ state: 'done' }),
  show(view) {
    const asked = { form: finishForm, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Finish the action',
      sub: view.loaded.words,
      view,
      button: 'Save',
      back: backTo(view.loaded),
      children: (
        <>
          <Ask {...asked} name="state" />
          <Ask {...asked} name="words" />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    await restand(visit.tx, visit.viewer, loaded, { ...value, now: visit.clock.now() })
    await visit.record({ subject: { kind: 'action', id: loaded.id }, detail: { state: value.state } })
    return {
      to: '/partnership/actions',
      flash: value.state === 'done' ? `Action ${loaded.number} is done.` : `Action ${loaded.number} is dropped.`,
    }
  },
})

const changeForm = (owners: readonly Option[]) =>
  formOf({
    owner: choice({ label: 'Who has it?', called: 'Who', required: 'Choose who has it', options: owners }),
    due_on: date({
      label: 'By when?',
      called: 'The day',
      required: 'Enter the day by which it is to be done',
      notPast: true,
      notAfter: workingDaysKnown.to,
    }),
    words: text({ label: 'Why does it change?', called: 'Why', required: 'Say why it changes', max: 300 }),
  })

/** Somebody else takes an action over, or it gets another day; either way it is said why. */
export const changeAction = form({
  path: '/partnership/actions/:action/change',
  access: members,
  audit: { show: what, submit: 'partnership.action.changed' },
  async load(visit: Visit<{ action: string }>) {
    const action = await ownAction(visit)
    const owners = await ownersIn(visit.tx, areaOf(visit.viewer), visit.today)
    return { action, owners, questions: changeForm(owners.options) }
  },
  form: ({ questions }) => questions,
  prefill({ action, owners, questions }) {
    const owner = owners.valueOf(action)
    return questions.typedFrom({ due_on: action.due_on, ...(owner === undefined ? {} : { owner }) })
  },
  show(view) {
    const { action, questions } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Change the day or who has it',
      sub: action.words,
      view,
      button: 'Save the change',
      back: backTo(action),
      children: (
        <>
          <Ask {...asked} name="owner" />
          <Ask {...asked} name="due_on" />
          <Ask {...asked} name="words" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { action, owners }, value }) {
    const { due_on, words } = value
    const change = { state: 'open' as const, due_on, words, owner: owners.ownerOf(value.owner), now: visit.clock.now() }
    await restand(visit.tx, visit.viewer, action, change)
    await visit.record({ subject: { kind: 'action', id: action.id } })
    return { to: backTo(action).href, flash: `Action ${action.number} is now due ${formatDate(due_on)}.` }
  },
})

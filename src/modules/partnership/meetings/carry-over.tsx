import { Ask, choices, date, formOf, text } from '#platform/forms'
import { form, found, NotFound } from '#platform/http'
import { formatDate, workingDaysKnown } from '#platform/time'
import { type Action, actionsOf, restand } from '../actions/actions.queries.ts'
import { ownerInWords } from '../members/owners.ts'
import { coordinators, ownBusiness } from '../partnership.access.ts'
import { partnershipForm } from '../partnership-form.tsx'
import { isOpenForNotes } from './meeting.ts'
import { selectOptionalMeeting } from './meetings.queries.ts'

const carryForm = (actions: readonly Action[]) =>
  formOf({
    actions: choices({
      label: 'Which actions?',
      required: 'Choose the actions to carry over',
      options: actions.map((action) => ({
        value: action.id,
        text: `${action.words} (${ownerInWords(action)}, due ${formatDate(action.due_on)})`,
      })),
    }),
    due_on: date({
      label: 'Until when?',
      called: 'The new day',
      required: 'Enter the new day',
      notPast: true,
      notAfter: workingDaysKnown.to,
    }),
    words: text({ label: 'Why?', called: 'Why', required: 'Say why they are carried over', max: 300 }),
  })

/** Several actions that are due get a new day at a meeting, all with one reason. */
export const carryOver = form({
  path: '/partnership/meetings/:meeting/carry-over',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'partnership.actions.carried_over' },
  async load({ tx, parameters }) {
    const meeting = found(await selectOptionalMeeting(tx, parameters.meeting))
    if (!isOpenForNotes(meeting.standing)) throw new NotFound()
    const actions = (await actionsOf(tx, meeting.area_id, 'open')).filter(({ due_on }) => due_on <= meeting.on_date)
    return { meeting, actions, questions: carryForm(actions) }
  },
  form: ({ questions }) => questions,
  show(view) {
    const { meeting, actions, questions } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Carry actions over',
      sub: `${actions.length} open actions are due by ${formatDate(meeting.on_date)}.`,
      view,
      button: 'Carry them over',
      back: { href: `/partnership/meetings/${meeting.id}`, text: meeting.title },
      children: (
        <>
          <Ask {...asked} name="actions" inline={false} />
          <Ask {...asked} name="due_on" />
          <Ask {...asked} name="words" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { meeting, actions }, value }) {
    const { due_on, words } = value
    const chosen = actions.filter(({ id }) => value.actions.includes(id))
    const change = { state: 'open' as const, due_on, words, meeting_id: meeting.id, now: visit.clock.now() }
    for (const action of chosen) await restand(visit.tx, visit.viewer, action, change)
    await visit.record({ subject: { kind: 'meeting', id: meeting.id }, detail: { actions: chosen.length } })
    return {
      to: `/partnership/meetings/${meeting.id}`,
      flash: `${chosen.length} ${chosen.length === 1 ? 'action is' : 'actions are'} carried over to ${formatDate(due_on)}.`,
    }
  },
})

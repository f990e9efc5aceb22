import { partnershipForm } from '#modules/partnership'
import { Ask, choice, formOf, text } from '#platform/forms'
import { form, Refused, type Visit } from '#platform/http'
import { keepers, nationsPlan } from './national.access.ts'
import { type Action, actionsNow, addNeed, endNeed, needsHeld, needsNow } from './national.queries.ts'
import { actionOf } from './report.tsx'
import { isOpen, type Need, wouldCircle } from './standing.ts'

const asking = (actions: readonly Action[], held: readonly Need[]) => {
  const isHeld = ({ action_id }: Action) => held.some(({ needs_id }) => needs_id === action_id)
  return formOf({
    needs_id: choice({
      label: 'Which action?',
      called: 'The action',
      required: 'Choose the action',
      options: actions.map((action) => ({
        value: action.action_id,
        text: `${action.number}. ${action.words}${isHeld(action) ? ' (held to be needed now)' : ''}`,
      })),
    }),
    what: choice({
      label: 'Has it to be done first?',
      called: 'Whether it has to be done first',
      required: 'Choose whether it has to be done first',
      options: [
        { value: 'needed', text: 'Yes, it has to be done first' },
        { value: 'free', text: 'No, or no longer' },
      ],
    }),
    why: text({ label: 'Why?', called: 'Why', required: 'Say why', max: 400 }),
  })
}

/** Which other action has to be done before this one; never so that one waits for itself. */
export const needsOfAction = form({
  path: '/national-plan/actions/:action/needs',
  access: keepers,
  audit: { show: nationsPlan, submit: 'plans.national_need.changed' },
  async load(visit: Visit<{ action: string }>) {
    const action = await actionOf(visit)
    const held = (await needsNow(visit.tx)).filter(({ action_id }) => action_id === action.action_id)
    const others = (await actionsNow(visit.tx)).filter(
      (other) =>
        other.action_id !== action.action_id &&
        (isOpen(other) || held.some((need) => need.needs_id === other.action_id)),
    )
    return { action, others, questions: asking(others, held) }
  },
  form: ({ questions }) => questions,
  show(view) {
    const { action, others, questions } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'What it needs of others',
      sub: action.words,
      view,
      button: 'Save',
      back: { href: `/national-plan/actions/${action.action_id}`, text: `Action ${action.number}` },
      children:
        others.length === 0 ? (
          <p>There is no other open action that it could wait for.</p>
        ) : (
          <>
            <Ask {...asked} name="needs_id" inline={false} />
            <Ask {...asked} name="what" inline={false} />
            <Ask {...asked} name="why" />
          </>
        ),
    })
  },
  async submit({ visit, loaded: { action, others }, value: { needs_id, what, why } }) {
    const need = { action_id: action.action_id, needs_id }
    const held = await needsHeld(visit.tx)
    const isHeld = held.some((each) => each.action_id === need.action_id && each.needs_id === needs_id)
    const other = others.find(({ action_id }) => action_id === needs_id)
    if (what === 'needed' && wouldCircle(held, need))
      throw new Refused([
        {
          field: 'needs_id',
          message: `Action ${other?.number} itself waits for action ${action.number}, so neither could ever begin. Choose another`,
        },
      ])
    if (what === 'free') await endNeed(visit.tx, need)
    if (what === 'needed' && !isHeld) await addNeed(visit.tx, visit.viewer, { ...need, why })
    await visit.record({ subject: { kind: 'national_action', id: action.action_id }, detail: { what } })
    return {
      to: `/national-plan/actions/${action.action_id}`,
      flash:
        what === 'needed' ? `It waits for action ${other?.number}.` : `It does not wait for action ${other?.number}.`,
    }
  },
})

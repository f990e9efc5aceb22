import { Ask, choice, date, formOf, type Option, text } from '#platform/forms'
import { form, found } from '#platform/http'
import { formatDate, workingDaysKnown } from '#platform/time'
import { ownersIn } from '../members/owners.ts'
import { areaOf, members } from '../partnership.access.ts'
import { partnershipForm } from '../partnership-form.tsx'
import { selectOptionalRisk } from '../risks/risks.queries.ts'
import { addAction, itemForAction } from './actions.queries.ts'

/** What is asked of an action: what, who, and by when. */
export const actionForm = (owners: readonly Option[]) =>
  formOf({
    words: text({ label: 'What is to be done?', called: 'The action', required: 'Say what is to be done', max: 300 }),
    owner: choice({ label: 'Who has it?', called: 'Who', required: 'Choose who has it', options: owners }),
    due_on: date({
      label: 'By when?',
      called: 'The day',
      required: 'Enter the day by which it is to be done',
      notPast: true,
      notAfter: workingDaysKnown.to,
    }),
  })

const identifier = /^[0-9a-f-]{36}$/i

/** Adds an action: under an item of an agenda (`?item=`), against a risk (`?risk=`), or by itself. */
export const addActionRoute = form({
  path: '/partnership/actions/new',
  access: members,
  audit: { show: { none: 'names of members' }, submit: 'partnership.action.added' },
  async load({ tx, viewer, url, today }) {
    const asked = (name: string) => {
      const id = url.searchParams.get(name)
      return id !== null && identifier.test(id) ? id : undefined
    }
    const [item_id, risk_id] = [asked('item'), asked('risk')]
    const item = item_id === undefined ? undefined : found(await itemForAction(tx, item_id))
    const risk = risk_id === undefined ? undefined : found(await selectOptionalRisk(tx, risk_id))
    const owners = await ownersIn(tx, areaOf(viewer), today)
    return { item, risk, owners, questions: actionForm(owners.options) }
  },
  form: ({ questions }) => questions,
  show(view) {
    const { item, risk, questions } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Add an action',
      sub: item
        ? `Agreed under “${item.title}”, ${item.meeting}.`
        : risk
          ? `Against the risk “${risk.risk}”.`
          : undefined,
      view,
      button: 'Add the action',
      back: item
        ? { href: `/partnership/meetings/${item.meeting_id}`, text: item.meeting }
        : risk
          ? { href: `/partnership/risks/${risk.id}`, text: `Risk ${risk.number}` }
          : { href: '/partnership/actions', text: 'Actions' },
      children: (
        <>
          <Ask {...asked} name="words" />
          <Ask {...asked} name="owner" />
          <Ask {...asked} name="due_on" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { item, risk, owners }, value }) {
    const { id, number } = await addAction(visit.tx, visit.viewer, {
      area_id: areaOf(visit.viewer),
      words: value.words,
      due_on: value.due_on,
      owner: owners.ownerOf(value.owner),
      meeting_id: item?.meeting_id,
      item_id: item?.id,
      from: risk && { kind: 'risk', id: risk.id, link: `/partnership/risks/${risk.id}` },
    })
    await visit.record({ subject: { kind: 'action', id } })
    return {
      to: item ? `/partnership/meetings/${item.meeting_id}` : `/partnership/actions/${id}`,
      flash: `Action ${number} is added, due ${formatDate(value.due_on)}.`,
    }
  },
})

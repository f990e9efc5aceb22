import {
  actionForm,
  addAction,
  areaMeetings,
  itemForm,
  ownersIn,
  partnershipForm,
  putOnAgenda,
} from '#modules/partnership'
import { Ask, choice, formOf, type Option } from '#platform/forms'
import { form, found, type Visit } from '#platform/http'
import { type CalendarDate, formatDate } from '#platform/time'
import { isOpen, mayChange } from './improvement.ts'
import { selectOptionalImprovement } from './improvements.queries.ts'
import { ownPlan, whoWrites } from './who.ts'

const identifier = /^[0-9a-f-]{36}$/i

/** An item as the partnership asks for it; its paper is the page of the plan. */
function agendaForm(today: CalendarDate, meetings: readonly Option[]) {
  const { paper_link: _, ...item } = itemForm(today).fields
  return formOf({ ...item, meeting: choice({ label: 'Which meeting?', called: 'The meeting', options: meetings }) })
}

/** Meetings that the viewer may put something straight onto: the coordinator those to come; a member puts it forward. */
async function coming({ tx, viewer, today }: Visit, area: string): Promise<Option[]> {
  if (viewer.role !== 'coordinator') return []
  return (await areaMeetings(tx, area))
    .filter(({ on_date, standing }) => on_date >= today && (standing === 'called' || standing === 'papers_sent'))
    .map(({ id, title, on_date }) => ({ value: id, text: `${title}, ${formatDate(on_date)}` }))
}

/** The plan, or one improvement of it (`?improvement=`), for a meeting to look at. */
export const planOnAgendaRoute = form({
  path: '/checklists/plan/agenda',
  access: whoWrites,
  audit: { show: ownPlan, submit: 'checklists.improvement.put_on_agenda' },
  async load(visit) {
    const area = found(visit.viewer.area_id)
    const id = visit.url.searchParams.get('improvement')
    const improvement =
      id !== null && identifier.test(id) ? found(await selectOptionalImprovement(visit.tx, id)) : undefined
    const back = improvement
      ? { href: `/checklists/plan/${improvement.id}`, text: `Improvement ${improvement.number}` }
      : { href: '/checklists/plan', text: 'Improvement plan' }
    return { area, improvement, back, questions: agendaForm(visit.today, await coming(visit, area)) }
  },
  form: ({ questions }) => questions,
  prefill: ({ improvement }) => ({
    title: improvement
      ? `Improvement ${improvement.number}: ${improvement.issue}`.slice(0, 160)
      : 'Our improvement plan',
    purpose: 'discuss',
    minutes_needed: improvement ? '10' : '30',
  }),
  show(view) {
    const { questions, back } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    const places = questions.fields.meeting.options ?? []
    return partnershipForm({
      heading: 'Put it on an agenda',
      sub: places.length === 0 ? 'The coordinator puts it on the agenda of a meeting.' : undefined,
      view,
      button: places.length === 0 ? 'Put it forward' : 'Put it on the agenda',
      back,
      children: (
        <>
          {places.length > 0 && (
            <Ask {...asked} name="meeting" hint="Leave it open to place it later, under Meetings." />
          )}
          <Ask {...asked} name="title" />
          <Ask {...asked} name="words" rows={3} />
          <Ask {...asked} name="purpose" />
          <Ask {...asked} name="minutes_needed" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { area, improvement, back }, value: { meeting, ...item } }) {
    await putOnAgenda(visit.tx, visit.viewer, {
      ...item,
      area_id: area,
      organisation_id: visit.viewer.organisation_id,
      paper_link: back.href,
      from: improvement && { kind: 'improvement', id: improvement.id, link: back.href },
      meeting_id: meeting ?? undefined,
    })
    await visit.record(improvement ? { subject: { kind: 'improvement', id: improvement.id } } : {})
    return {
      to: back.href,
      flash: meeting === null ? 'It is put forward, under Meetings.' : 'It is on the agenda.',
    }
  },
})

/** One step towards an improvement, as an action of the partnership, which chases whoever has it. */
export const actionRoute = form({
  path: '/checklists/plan/:improvement/action',
  access: whoWrites,
  audit: { show: ownPlan, submit: 'checklists.improvement.action_added' },
  async load({ tx, viewer, today, parameters }) {
    const improvement = found(await selectOptionalImprovement(tx, parameters.improvement))
    if (!mayChange(improvement, viewer) || !isOpen(improvement)) found(undefined)
    return { improvement, owners: await ownersIn(tx, improvement.area_id, today) }
  },
  form: ({ owners }) => actionForm(owners.options),
  show(view) {
    const { improvement, owners } = view.loaded
    const asked = { form: actionForm(owners.options), typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Add an action',
      sub: improvement.issue,
      view,
      button: 'Add the action',
      back: { href: `/checklists/plan/${improvement.id}`, text: `Improvement ${improvement.number}` },
      children: (
        <>
          <Ask {...asked} name="words" />
          <Ask {...asked} name="owner" />
          <Ask {...asked} name="due_on" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { improvement, owners }, value }) {
    const link = `/checklists/plan/${improvement.id}`
    const { number } = await addAction(visit.tx, visit.viewer, {
      area_id: improvement.area_id,
      words: value.words,
      due_on: value.due_on,
      owner: owners.ownerOf(value.owner),
      from: { kind: 'improvement', id: improvement.id, link },
    })
    await visit.record({ subject: { kind: 'improvement', id: improvement.id } })
    return { to: link, flash: `Action ${number} is added, due ${formatDate(value.due_on)}.` }
  },
})

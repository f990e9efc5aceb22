import { Ask, choice, formOf, longText, text } from '#platform/forms'
import { form, found } from '#platform/http'
import { formatDate } from '#platform/time'
import { memberOfViewer, membersNow, seatsNow } from '../members/members.queries.ts'
import { partnershipForm } from '../partnership-form.tsx'
import { raiseDisagreement } from './disagreements.queries.ts'
import { dueOn, holderOf, stepsOn } from './stages.ts'
import { tellConcerned } from './tell-concerned.ts'

const raiseForm = (others: readonly { value: string; text: string }[]) =>
  formOf({
    with_organisation: choice({
      label: 'With which organisation?',
      required: 'Choose the organisation',
      options: others,
    }),
    subject: text({
      label: 'What is it about?',
      called: 'What it is about',
      required: 'Say what it is about',
      max: 160,
    }),
    words: longText({ label: 'What happened?', called: 'What happened', required: 'Say what happened', max: 4000 }),
    wants: longText({
      label: 'What would put it right?',
      called: 'What would put it right',
      required: 'Say what would put it right',
      max: 2000,
    }),
  })

/** A member raises a disagreement for their organisation. */
export const addDisagreement = form({
  path: '/partnership/disagreements/new',
  access: ['member'],
  audit: { show: { none: 'names of organisations' }, submit: 'partnership.disagreement.raised' },
  async load({ tx, viewer }) {
    const own = found(await memberOfViewer(tx, viewer))
    const others = (await membersNow(tx, own.area_id)).filter(({ id }) => id !== own.id)
    const options = others.map(({ organisation_id, organisation }) => ({ value: organisation_id, text: organisation }))
    return { own, others, questions: raiseForm(options) }
  },
  form: ({ questions }) => questions,
  show(view) {
    const asked = { form: view.loaded.questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Raise a disagreement',
      sub: `For ${view.loaded.own.organisation}. The other organisation, who presides and the coordinator will read it; nobody else.`,
      view,
      button: 'Raise it',
      back: { href: '/partnership/disagreements', text: 'Disagreements' },
      children: (
        <>
          <Ask {...asked} name="with_organisation" />
          <Ask {...asked} name="subject" />
          <Ask {...asked} name="words" hint="Never about one person who is supported." />
          <Ask {...asked} name="wants" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { own, others }, value }) {
    const [step] = stepsOn(visit.today, own.area_id)
    const { tx, viewer, today } = visit
    const other = found(others.find(({ organisation_id }) => organisation_id === value.with_organisation))
    const seats = await seatsNow(tx, own.area_id, today)
    const parties = [own, other].map(({ organisation_id, organisation }) => ({
      id: organisation_id,
      name: organisation,
    }))
    const first = found(step)
    const due_on = dueOn(first, today)
    const id = await raiseDisagreement(
      tx,
      viewer,
      { area_id: own.area_id, raised_by_organisation: own.organisation_id, ...value },
      { stage: first.code, holder: holderOf(first, seats, parties), due_on },
    )
    await tellConcerned(
      visit,
      own.area_id,
      parties.map(({ id }) => id),
    )
    await visit.record({ subject: { kind: 'disagreement', id } })
    return {
      to: `/partnership/disagreements/${id}`,
      flash: `It is raised. The first step should be done by ${formatDate(due_on)}.`,
    }
  },
})

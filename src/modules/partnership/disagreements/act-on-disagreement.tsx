import { Ask, choice, confirm, formOf, longText, text } from '#platform/forms'
import { form, found, NotFound, Refused, type Visit } from '#platform/http'
import { formatDate } from '#platform/time'
import { seatsNow } from '../members/members.queries.ts'
import { members, runsIt } from '../partnership.access.ts'
import { partnershipForm } from '../partnership-form.tsx'
import {
  agreeTo,
  closeDisagreement,
  type Disagreement,
  moveOn,
  noteOnDisagreement,
  presides,
  proposalOf,
  propose,
  selectOptionalDisagreement,
} from './disagreements.queries.ts'
import { dueOn, holderOf, stepsOn } from './stages.ts'
import { tellConcerned } from './tell-concerned.ts'

type DisagreementVisit = Visit<{ disagreement: string }>
const list = { href: '/partnership/disagreements', text: 'Disagreements' }
const viewed = 'partnership.disagreement.opened'
const backTo = ({ id }: Pick<Disagreement, 'id'>) => ({
  href: `/partnership/disagreements/${id}`,
  text: 'The disagreement',
})
const partiesOf = (each: Disagreement) => [
  { id: each.raised_by_organisation, name: each.raiser },
  { id: each.with_organisation, name: each.other },
]

async function openDisagreement({ tx, parameters }: DisagreementVisit): Promise<Disagreement> {
  const disagreement = found(await selectOptionalDisagreement(tx, parameters.disagreement))
  return found(disagreement.closed_at === null ? disagreement : undefined)
}

const about = ({ id }: Pick<Disagreement, 'id'>) => ({ subject: { kind: 'disagreement', id } })

const noteForm = formOf({
  words: longText({
    label: 'What was said or tried?',
    called: 'The note',
    required: 'Write what was said or tried',
    max: 4000,
  }),
})

/** What was said or tried about it. */
export const noteDisagreement = form({
  path: '/partnership/disagreements/:disagreement/note',
  access: members,
  audit: { show: viewed, submit: 'partnership.disagreement.noted' },
  load: openDisagreement,
  form: noteForm,
  async show(view) {
    await view.visit.record(about(view.loaded))
    return partnershipForm({
      heading: 'Note what was tried',
      sub: view.loaded.subject,
      view,
      button: 'Save the note',
      back: backTo(view.loaded),
      children: <Ask form={noteForm} typed={view.typed} errors={view.errors} name="words" />,
    })
  },
  async submit({ visit, loaded, value }) {
    await noteOnDisagreement(visit.tx, visit.viewer, loaded, value.words)
    await visit.record(about(loaded))
    return { to: backTo(loaded).href, flash: 'The note is saved.' }
  },
})

const stepForm = (steps: readonly { code: string; text: string }[]) =>
  formOf({
    stage: choice({
      label: 'To which step?',
      required: 'Choose the step',
      options: steps.map(({ code, text: name }) => ({ value: code, text: name })),
    }),
    holder: text({
      label: 'Who has it in hand?',
      called: 'Who',
      hint: 'Leave it out for the usual: the two of them, the chair, or community planning. Name the independent person.',
      max: 160,
    }),
    words: text({ label: 'Why does it move on?', called: 'Why', required: 'Say why it moves on', max: 400 }),
  })

/** Who presides, or the coordinator, moves a disagreement on to another step. */
export const stepDisagreement = form({
  path: '/partnership/disagreements/:disagreement/step',
  access: members,
  audit: { show: viewed, submit: 'partnership.disagreement.moved' },
  async load(visit: DisagreementVisit) {
    const disagreement = await openDisagreement(visit)
    if (!runsIt(visit.viewer) && !(await presides(visit.tx, disagreement))) throw new NotFound()
    const steps = stepsOn(visit.today, disagreement.area_id)
    return { disagreement, steps, questions: stepForm(steps) }
  },
  form: ({ questions }) => questions,
  prefill({ disagreement, steps }) {
    const next = steps[steps.findIndex(({ code }) => code === disagreement.stage) + 1]
    return next === undefined ? {} : { stage: next.code }
  },
  async show(view) {
    const { disagreement, questions } = view.loaded
    await view.visit.record(about(disagreement))
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Move it on',
      sub: disagreement.subject,
      view,
      button: 'Move it on',
      back: backTo(disagreement),
      children: (
        <>
          <Ask {...asked} name="stage" inline={false} />
          <Ask {...asked} name="holder" />
          <Ask {...asked} name="words" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { disagreement, steps }, value }) {
    const step = found(steps.find(({ code }) => code === value.stage))
    if (step.holder === 'outside' && value.holder === null)
      throw new Refused([{ field: 'holder', message: 'Name the independent person who helps' }])
    const seats = await seatsNow(visit.tx, disagreement.area_id, visit.today)
    const holder = value.holder ?? holderOf(step, seats, partiesOf(disagreement))
    const due_on = dueOn(step, visit.today)
    const moved = { stage: step.code, holder, due_on, words: value.words }
    await moveOn(visit.tx, visit.viewer, disagreement, moved, visit.clock.now())
    await tellConcerned(visit, disagreement.area_id, [
      disagreement.raised_by_organisation,
      disagreement.with_organisation,
    ])
    await visit.record({ ...about(disagreement), detail: { stage: step.code } })
    return { to: backTo(disagreement).href, flash: `This step should be done by ${formatDate(due_on)}.` }
  },
})

const proposalForm = formOf({
  words: longText({
    label: 'How could it be settled?',
    called: 'The proposal',
    required: 'Say how it could be settled',
    max: 2000,
  }),
})

/** Either side, who presides, or the coordinator proposes how to settle it. A side that proposes agrees to its own proposal. */
export const proposeSettlement = form({
  path: '/partnership/disagreements/:disagreement/proposal',
  access: members,
  audit: { show: viewed, submit: 'partnership.disagreement.proposal_made' },
  load: openDisagreement,
  form: proposalForm,
  async show(view) {
    await view.visit.record(about(view.loaded))
    return partnershipForm({
      heading: 'Propose how to settle it',
      sub: `${view.loaded.subject} A proposal that stands already gives way to this one.`,
      view,
      button: 'Propose it',
      back: backTo(view.loaded),
      children: <Ask form={proposalForm} typed={view.typed} errors={view.errors} name="words" />,
    })
  },
  async submit({ visit, loaded, value }) {
    const proposal = await propose(visit.tx, visit.viewer, loaded, value.words, visit.clock.now())
    const party = partiesOf(loaded).find(({ id }) => id === visit.viewer.organisation_id)
    if (party) await agreeTo(visit.tx, visit.viewer, loaded, proposal, party.id)
    await tellConcerned(visit, loaded.area_id, [loaded.raised_by_organisation, loaded.with_organisation])
    await visit.record(about(loaded))
    return { to: backTo(loaded).href, flash: 'The proposal stands until both sides agree or another takes its place.' }
  },
})

const agreeForm = formOf({
  agree: confirm({
    label: 'Your organisation’s word',
    says: 'My organisation agrees to this, and I may say so for it',
    required: 'Tick the box if you may agree for your organisation',
  }),
})

/** A side agrees to the proposal that stands; when both have, the disagreement is settled. */
export const agreeSettlement = form({
  path: '/partnership/disagreements/:disagreement/agree',
  access: ['member'],
  audit: { show: viewed, submit: 'partnership.disagreement.agreed' },
  async load(visit: DisagreementVisit) {
    const disagreement = await openDisagreement(visit)
    const proposal = found(await proposalOf(visit.tx, disagreement.id))
    const party = found(partiesOf(disagreement).find(({ id }) => id === visit.viewer.organisation_id))
    if (proposal.agreed.some(({ organisation_id }) => organisation_id === party.id)) throw new NotFound()
    return { disagreement, proposal, party }
  },
  form: agreeForm,
  async show(view) {
    const { disagreement, proposal, party } = view.loaded
    await view.visit.record(about(disagreement))
    return partnershipForm({
      heading: 'Agree to the proposal',
      sub: `For ${party.name}. When both sides have agreed, it is settled.`,
      view,
      button: 'Agree',
      back: backTo(disagreement),
      children: (
        <>
          <p>{proposal.words}</p>
          <Ask form={agreeForm} typed={view.typed} errors={view.errors} name="agree" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { disagreement, proposal, party } }) {
    await agreeTo(visit.tx, visit.viewer, disagreement, proposal.id, party.id)
    const agreed = new Set([...proposal.agreed.map(({ organisation_id }) => organisation_id), party.id])
    const settled = partiesOf(disagreement).every(({ id }) => agreed.has(id))
    if (settled) {
      const how = { closed_how: 'agreed' as const, closed_words: proposal.words, closed_at: visit.clock.now() }
      await closeDisagreement(visit.tx, visit.viewer, disagreement.id, how)
    }
    await visit.record({ ...about(disagreement), detail: { settled } })
    return {
      to: backTo(disagreement).href,
      flash: settled
        ? 'Both sides have agreed: it is settled.'
        : 'Your organisation has agreed. The other has not yet.',
    }
  },
})

const withdrawForm = formOf({
  words: text({ label: 'Why is it withdrawn?', called: 'Why', required: 'Say why it is withdrawn', max: 400 }),
})

/** The organisation that raised it withdraws it. */
export const withdrawDisagreement = form({
  path: '/partnership/disagreements/:disagreement/withdraw',
  access: ['member'],
  audit: { show: viewed, submit: 'partnership.disagreement.withdrawn' },
  async load(visit: DisagreementVisit) {
    const disagreement = await openDisagreement(visit)
    return found(disagreement.raised_by_organisation === visit.viewer.organisation_id ? disagreement : undefined)
  },
  form: withdrawForm,
  async show(view) {
    await view.visit.record(about(view.loaded))
    return partnershipForm({
      heading: 'Withdraw it',
      sub: view.loaded.subject,
      view,
      button: 'Withdraw it',
      back: backTo(view.loaded),
      children: <Ask form={withdrawForm} typed={view.typed} errors={view.errors} name="words" />,
    })
  },
  async submit({ visit, loaded, value }) {
    const how = { closed_how: 'withdrawn' as const, closed_words: value.words, closed_at: visit.clock.now() }
    await closeDisagreement(visit.tx, visit.viewer, loaded.id, how)
    await visit.record(about(loaded))
    return { to: list.href, flash: 'It is withdrawn.' }
  },
})

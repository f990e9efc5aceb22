import {
  Ask,
  choice,
  date,
  type FieldError,
  type Form,
  formOf,
  longText,
  type Option,
  type Typed,
  text,
} from '#platform/forms'
import { form, found, type Visit } from '#platform/http'
import { referenceOptions } from '#platform/reference'
import { addDays, type CalendarDate, formatDate, workingDaysKnown } from '#platform/time'
import { ownersIn } from '../members/owners.ts'
import { areaOf, coordinators, members, ownBusiness } from '../partnership.access.ts'
import { partnershipForm } from '../partnership-form.tsx'
import { levelOf } from './risk.ts'
import { closeRisk, type NewReview, raiseRisk, reviewRisk, selectOptionalRisk } from './risks.queries.ts'

const back = { href: '/partnership/risks', text: 'Risk register' }

const reviewFields = (owners: readonly Option[], today: CalendarDate) => ({
  likelihood: choice({
    label: 'How likely is it?',
    called: 'How likely',
    required: 'Choose how likely it is',
    options: referenceOptions('risk-likelihoods', today),
  }),
  impact: choice({
    label: 'If it happens, how bad?',
    called: 'How bad',
    required: 'Choose how bad it would be',
    options: referenceOptions('risk-impacts', today),
  }),
  response: choice({
    label: 'What do we do about it?',
    called: 'What we do',
    required: 'Choose what is done about it',
    options: referenceOptions('risk-responses', today),
  }),
  response_words: text({ label: 'How?', called: 'How', required: 'Say how, in a sentence', max: 400 }),
  owner: choice({
    label: 'Who has it in hand?',
    called: 'Who',
    required: 'Choose who has it in hand',
    options: owners,
  }),
  next_review_on: date({
    label: 'When should it be looked at again?',
    called: 'The next look',
    hint: 'Leave it out to go by how great it is: very high in a month, high in two, medium in three, low in six.',
    notPast: true,
    notAfter: workingDaysKnown.to,
  }),
})

const raiseForm = (owners: readonly Option[], today: CalendarDate) =>
  formOf({
    risk: text({ label: 'What could happen?', called: 'The risk', required: 'Say what could happen', max: 200 }),
    cause: text({
      label: 'What would bring it about?',
      called: 'The cause',
      required: 'Say what would bring it about',
      max: 400,
    }),
    effect: text({ label: 'What would follow?', called: 'The effect', required: 'Say what would follow', max: 400 }),
    ...reviewFields(owners, today),
  })

const reviewForm = (owners: readonly Option[], today: CalendarDate) =>
  formOf({
    words: longText({
      label: 'What has changed since the last look?',
      called: 'What has changed',
      required: 'Say what has changed, or that nothing has',
      max: 1000,
    }),
    ...reviewFields(owners, today),
  })

interface Reviewed {
  likelihood: string
  impact: string
  response: string
  response_words: string
  next_review_on: CalendarDate | null
}

/** What was answered as a review of today; without a day for the next look, the level's own rhythm gives it. */
function reviewOf(value: Reviewed, today: CalendarDate): Omit<NewReview, 'owner' | 'words'> {
  const [likelihood, impact] = [Number(value.likelihood), Number(value.impact)]
  const { review_days } = levelOf(likelihood, impact, today)
  const { response, response_words } = value
  const next_review_on = value.next_review_on ?? addDays(today, review_days)
  return { reviewed_on: today, likelihood, impact, response, response_words, next_review_on }
}

interface Asking<V> {
  form: Form<V>
  typed: Typed
  errors: readonly FieldError[]
}

function Questions<V extends Reviewed & { owner: string }>(asked: Asking<V>) {
  return (
    <>
      <div class="nwd-pair">
        <Ask {...asked} name="likelihood" inline={false} />
        <Ask {...asked} name="impact" inline={false} />
      </div>
      <Ask {...asked} name="response" inline={false} />
      <Ask {...asked} name="response_words" />
      <Ask {...asked} name="owner" />
      <Ask {...asked} name="next_review_on" />
    </>
  )
}

/** A member raises a risk. */
export const addRisk = form({
  path: '/partnership/risks/new',
  access: members,
  audit: { show: ownBusiness, submit: 'partnership.risk.raised' },
  async load({ tx, viewer, today }) {
    const owners = await ownersIn(tx, areaOf(viewer), today)
    return { owners, questions: raiseForm(owners.options, today) }
  },
  form: ({ questions }) => questions,
  show(view) {
    const asked = { form: view.loaded.questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Raise a risk',
      sub: 'What could keep the partnership from doing its work. Never about one person who is supported.',
      view,
      button: 'Raise the risk',
      back,
      children: (
        <>
          <Ask {...asked} name="risk" />
          <Ask {...asked} name="cause" />
          <Ask {...asked} name="effect" />
          <Questions {...asked} />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { owners }, value }) {
    const { risk, cause, effect } = value
    const review = { ...reviewOf(value, visit.today), words: null, owner: owners.ownerOf(value.owner) }
    const raised = await raiseRisk(visit.tx, visit.viewer, areaOf(visit.viewer), { risk, cause, effect }, review)
    await visit.record({
      subject: { kind: 'risk', id: raised.id },
      detail: { score: review.likelihood * review.impact },
    })
    return {
      to: `/partnership/risks/${raised.id}`,
      flash: `Risk ${raised.number} is raised. It is looked at again by ${formatDate(review.next_review_on)}.`,
    }
  },
})

const openRisk = async ({ tx, parameters }: Visit<{ risk: string }>) => {
  const risk = found(await selectOptionalRisk(tx, parameters.risk))
  return found(risk.closed_at === null ? risk : undefined)
}

/** Somebody looks at a risk again. */
export const lookAgain = form({
  path: '/partnership/risks/:risk/review',
  access: members,
  audit: { show: ownBusiness, submit: 'partnership.risk.reviewed' },
  async load(visit: Visit<{ risk: string }>) {
    const risk = await openRisk(visit)
    const owners = await ownersIn(visit.tx, areaOf(visit.viewer), visit.today)
    return { risk, owners, questions: reviewForm(owners.options, visit.today) }
  },
  form: ({ questions }) => questions,
  prefill({ risk, owners, questions }) {
    const { likelihood, impact, response, response_words } = risk
    const owner = owners.valueOf(risk)
    const scales = { likelihood: String(likelihood), impact: String(impact) }
    return questions.typedFrom({ ...scales, response, response_words, ...(owner === undefined ? {} : { owner }) })
  },
  show(view) {
    const { risk, questions } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Look at the risk again',
      sub: risk.risk,
      view,
      button: 'Save this look',
      back: { href: `/partnership/risks/${risk.id}`, text: `Risk ${risk.number}` },
      children: (
        <>
          <Ask {...asked} name="words" />
          <Questions {...asked} />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { risk, owners }, value }) {
    const review = { ...reviewOf(value, visit.today), words: value.words, owner: owners.ownerOf(value.owner) }
    await reviewRisk(visit.tx, visit.viewer, risk, review)
    await visit.record({ subject: { kind: 'risk', id: risk.id }, detail: { score: review.likelihood * review.impact } })
    const { text: level } = levelOf(review.likelihood, review.impact, visit.today)
    return {
      to: `/partnership/risks/${risk.id}`,
      flash: `Risk ${risk.number} is now ${level.toLowerCase()}. It is looked at again by ${formatDate(review.next_review_on)}.`,
    }
  },
})

const closeForm = formOf({
  reason: text({ label: 'Why can it be closed?', called: 'Why', required: 'Say why it can be closed', max: 400 }),
})

/** A risk is closed, with a reason. */
export const endRisk = form({
  path: '/partnership/risks/:risk/close',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'partnership.risk.closed' },
  load: openRisk,
  form: closeForm,
  show: (view) =>
    partnershipForm({
      heading: 'Close the risk',
      sub: view.loaded.risk,
      view,
      button: 'Close it',
      back: { href: `/partnership/risks/${view.loaded.id}`, text: `Risk ${view.loaded.number}` },
      children: <Ask form={closeForm} typed={view.typed} errors={view.errors} name="reason" />,
    }),
  async submit({ visit, loaded, value }) {
    await closeRisk(visit.tx, visit.viewer, loaded.id, value.reason, visit.clock.now())
    await visit.record({ subject: { kind: 'risk', id: loaded.id } })
    return { to: back.href, flash: `Risk ${loaded.number} is closed.` }
  },
})

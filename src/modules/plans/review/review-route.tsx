import { partnershipForm } from '#modules/partnership'
import { Ask, choice, date, formOf, longText } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { addMonths, formatDate } from '#platform/time'
import { Table } from '#platform/ui'
import { loadPlan } from '../delivery-plan/load-plan.ts'
import { nameOf, planAt } from '../delivery-plan/plan.ts'
import { coordinators, ownPlan } from '../plans.access.ts'
import { addReview, type Review, reviewRule } from './reviews.queries.ts'

const reviewForm = formOf({
  on_day: date({
    label: 'When was it looked at?',
    required: 'Enter the day on which it was looked at',
    notFuture: true,
  }),
  words: longText({ label: 'What was found?', required: 'Enter what was found', max: 3000 }),
  outcome: choice({
    label: 'What follows?',
    required: 'Choose what follows',
    options: [
      { value: 'stands', text: 'It stands as it is' },
      { value: 'amend', text: 'It is to be amended' },
    ],
  }),
  next_on: date({ label: 'When is it looked at next?', required: 'Enter the day on which it is looked at next' }),
})

const load = ({ tx, viewer, today, parameters }: Visit<{ plan: string }>) =>
  loadPlan(tx, viewer, parameters.plan, today)

/** Writes down that the partnership looked at a published plan again, and when it does so next. */
export const reviewRoute = form({
  path: '/partnership/plans/:plan/review',
  access: coordinators,
  audit: { show: ownPlan, submit: 'plans.plan.reviewed' },
  async load(visit) {
    const loaded = await load(visit)
    found(loaded.current)
    return loaded
  },
  form: reviewForm,
  prefill: ({ plan }, { today }) =>
    reviewForm.typedFrom({ on_day: today, next_on: addMonths(today, reviewRule(plan, today).months) }),
  show(view) {
    const { plan, reviewOn, reviews } = view.loaded
    const asked = { form: reviewForm, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Write down a review',
      sub: `${nameOf(plan)}. ${reviewOn === undefined ? '' : `To be looked at by ${formatDate(reviewOn)}. `}${reviewRule(plan, view.visit.today).text}.`,
      view,
      button: 'Save the review',
      back: { href: planAt(plan), text: nameOf(plan) },
      children: (
        <>
          <Ask {...asked} name="on_day" />
          <Ask {...asked} name="words" rows={5} />
          <Ask {...asked} name="outcome" />
          <Ask {...asked} name="next_on" />
          {reviews.length > 0 && <Before reviews={reviews} />}
        </>
      ),
    })
  },
  async submit({ visit, loaded: { plan }, value }) {
    if (value.next_on <= value.on_day)
      throw new Refused([{ field: 'next_on', message: 'The next review must be after this one' }])
    await addReview(visit.tx, visit.viewer, plan, value)
    await visit.record({ subject: { kind: 'plan', id: plan.id }, detail: { outcome: value.outcome } })
    const follows =
      value.outcome === 'amend' ? 'Change the items that need it, and put the plan before the partnership.' : ''
    return { to: planAt(plan), flash: `The review is written down. ${follows}`.trim() }
  },
})

function Before({ reviews }: { reviews: readonly Review[] }) {
  return (
    <Table
      caption="Reviews before"
      dense
      stack
      columns={[
        { key: 'on', text: 'On', nowrap: true },
        { key: 'words', text: 'What was found' },
        { key: 'outcome', text: 'What followed' },
        { key: 'by', text: 'Written down by' },
      ]}
      rows={reviews.map(({ on_day, words, outcome, by_name }) => ({
        on: formatDate(on_day),
        words,
        outcome: outcome === 'amend' ? 'To be amended' : 'It stands',
        by: by_name,
      }))}
    />
  )
}

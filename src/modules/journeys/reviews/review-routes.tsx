import { fullName, personForm } from '#modules/people'
import { Ask, choice, date, formOf, longText, text } from '#platform/forms'
import { form, page, Refused } from '#platform/http'
import { addWeeks, type CalendarDate, formatDate } from '#platform/time'
import { InsetText } from '#platform/ui'
import { readers, workers } from '../journeys.access.ts'
import { planAt } from '../plan/load-plan.ts'
import { Steps } from '../plan/plan-parts.tsx'
import { loadReview, loadReviews, reviewsAt } from './load-reviews.ts'
import { ReviewLine } from './review-parts.tsx'
import { recordReview, takeOutReview } from './reviews.queries.ts'
import { reviewsPage } from './reviews-page.tsx'

type Loaded = Awaited<ReturnType<typeof loadReviews>>

function reviewForm({ spell, today, next }: Pick<Loaded, 'spell' | 'today' | 'next'>) {
  const rule =
    next === undefined
      ? 'Leave it blank, and the rule says when.'
      : `Leave it blank for ${next.rule_weeks} weeks from the review: ${formatDate(addWeeks(today, next.rule_weeks))} if it was today.`
  return formOf(
    {
      held_on: date({
        label: 'When did you look at it together?',
        called: 'The day of the review',
        required: 'Enter the day of the review',
        notFuture: true,
        notBefore: spell.registered_on,
      }),
      how: choice({
        label: 'How?',
        required: 'Choose how you spoke',
        options: [
          { value: 'met', text: 'We met' },
          { value: 'phone', text: 'By phone' },
          { value: 'video', text: 'By video' },
        ],
      }),
      said: longText({
        label: 'What was said?',
        hint: 'What goes well, what is hard, what changes. They can read it.',
        required: 'Write what was said',
        max: 4000,
      }),
      next_on: date({ label: 'When do you look at it next?', called: 'The next review', hint: rule, notPast: true }),
    },
    ({ held_on, next_on }) =>
      next_on !== null && next_on <= held_on
        ? [{ field: 'next_on', message: 'The next review must be after this one' }]
        : [],
  )
}

/** The plan, to look at together, and what was said of it. */
export const holdReviewRoute = form({
  path: '/people/:person/plan/review',
  access: workers,
  audit: { show: 'journeys.plan.opened', submit: 'journeys.plan.reviewed' },
  load: loadReviews,
  form: reviewForm,
  prefill: (loaded) => reviewForm(loaded).typedFrom({ held_on: loaded.today }),
  async show(view) {
    const { person, plan, names, next, today, reviews } = view.loaded
    await view.visit.record({ person_id: person.id })
    const asked = { form: reviewForm(view.loaded), typed: view.typed, errors: view.errors }
    const [last] = reviews
    return personForm({
      person,
      heading: 'Look at the plan together',
      sub: next === undefined ? fullName(person) : <ReviewLine review={next} />,
      view,
      button: 'Save the review',
      back: planAt(person.id),
      children: (
        <>
          {plan.aim !== null && <InsetText>{plan.aim}</InsetText>}
          {last !== undefined && (
            <p>
              <b>Last time, on {formatDate(last.held_on)}:</b> {last.said}
            </p>
          )}
          {plan.goals
            .filter((goal) => goal.state === 'open')
            .map((goal) => (
              <section key={goal.id}>
                <h2>{goal.words}</h2>
                <Steps goal={goal} names={names} today={today} />
              </section>
            ))}
          <Ask {...asked} name="held_on" />
          <Ask {...asked} name="how" />
          <Ask {...asked} name="said" rows={6} />
          <Ask {...asked} name="next_on" />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, spell, plan } = loaded
    if (plan.goals.length === 0) throw new Refused('There is no plan yet to look at. Write a goal together first')
    const id = await recordReview(visit.tx, visit.viewer, spell, value)
    await visit.record({ person_id: person.id, subject: { kind: 'plan_review', id } })
    return { to: planAt(person.id).href, flash: 'The review is written down.' }
  },
})

/** Reviews held, and when the clock stood still. */
export const reviewsRoute = page({
  path: '/people/:person/plan/reviews',
  access: readers,
  audit: 'journeys.plan.viewed',
  async show(visit) {
    const loaded = await loadReviews(visit)
    await visit.record({ person_id: loaded.person.id })
    return reviewsPage(
      loaded,
      workers.some((role) => role === visit.viewer.role),
    )
  },
})

const takeOutForm = formOf({
  reason: text({ label: 'Why is it taken out?', called: 'Why', required: 'Say why it is taken out', max: 300 }),
})

/** Takes out a review that was written down wrongly. */
export const takeOutReviewRoute = form({
  path: '/people/:person/plan/reviews/:review/take-out',
  access: workers,
  audit: { show: 'journeys.plan.opened', submit: 'journeys.plan.review_taken_out' },
  load: loadReview,
  form: takeOutForm,
  async show(view) {
    const { person, review } = view.loaded
    await view.visit.record({ person_id: person.id, subject: { kind: 'plan_review', id: review.id } })
    return personForm({
      person,
      heading: 'Take out a review',
      sub: `${fullName(person)}, ${onDay(review.held_on)}. It is kept, and the next review counts as if it had not been.`,
      view,
      button: 'Take it out',
      back: reviewsAt(person.id),
      children: <Ask form={takeOutForm} name="reason" typed={view.typed} errors={view.errors} />,
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, spell, review } = loaded
    await takeOutReview(visit.tx, visit.viewer, spell, review.id, value.reason)
    await visit.record({ person_id: person.id, subject: { kind: 'plan_review', id: review.id } })
    return { to: reviewsAt(person.id).href, flash: 'The review is taken out.' }
  },
})

const onDay = (day: CalendarDate) => `the review of ${formatDate(day)}`

import type { ComponentChildren } from 'preact'
import type { Shown } from '#platform/http'
import { type CalendarDate, formatDate } from '#platform/time'
import { myReviewWords } from '../reviews/review-parts.tsx'
import type { ReviewStanding } from '../reviews/reviews.queries.ts'
import { type Goal, isOpen, type Plan, type Step } from './plan.ts'

/** Nobody's name in words that are to go without it: where the worker's stands in full, "my key worker" stands instead. */
export function withoutName(words: string, name: string | null): string {
  return name === null ? words : words.replaceAll(name, 'my key worker')
}

interface Kept {
  person: string
  plan: Plan
  review: ReviewStanding | undefined
  /** The lead key worker; null when nobody leads. */
  worker: string | null
  /** Whether names of staff stand on the copy. */
  named: boolean
  today: CalendarDate
  back: { href: string; text: string }
}

/** A plan to print and keep: large type, plain words, one thing a line; without the names of staff when asked. */
export function planToKeep({ person, plan, review, worker, named, today, back }: Kept): Shown {
  const helper = named && worker !== null ? worker : 'My key worker'
  const said = (words: string) => (named ? words : withoutName(words, worker))
  const goals = plan.goals.filter((goal) => goal.state === 'open')
  const reached = plan.goals.filter((goal) => goal.state === 'done')
  const next = review === undefined ? '' : myReviewWords(review, 'my')
  return {
    title: 'My plan',
    bare: true,
    easy: true,
    back,
    main: (
      <>
        <h1>{person}’s plan</h1>
        <p>Printed on {formatDate(today)}. This is yours to keep.</p>
        <p class="nwd-not-printed">
          {named ? <a href="?names=no">Leave out the names of staff</a> : <a href="?">With the names of staff</a>}
        </p>
        {!named && (
          <p class="nwd-not-printed nwd-sub">
            The name of the lead key worker is left out. Read it through: another name may stand in what was written.
          </p>
        )}
        {plan.aim !== null && (
          <>
            <h2>What I want</h2>
            <p>{said(plan.aim)}</p>
          </>
        )}
        {goals.length === 0 && <p>There is no goal in my plan now.</p>}
        {goals.map((goal) => (
          <GoalToKeep key={goal.id} goal={goal} said={said} helper={helper} named={named} />
        ))}
        {reached.length > 0 && (
          <>
            <h2>What I have reached</h2>
            <ul>
              {reached.map((goal) => (
                <li key={goal.id}>{said(goal.words)}</li>
              ))}
            </ul>
          </>
        )}
        <h2>Who helps me</h2>
        <p>{helper} helps me with this plan. I can change it when I like.</p>
        <Agreed plan={plan} helper={helper} />
        {next !== '' && <p>{next}</p>}
      </>
    ),
  }
}

function GoalToKeep(props: { goal: Goal; said: (words: string) => string; helper: string; named: boolean }) {
  const { goal, said, helper, named } = props
  const steps = goal.steps.filter((step) => step.state !== 'dropped')
  return (
    <section>
      <h2>{said(goal.words)}</h2>
      {goal.why !== null && <p>Why it matters to me: {said(goal.why)}</p>}
      {steps.length === 0 && <p>No steps yet.</p>}
      <ul>
        {steps.map((step) => (
          <li key={step.id}>
            {said(step.words)}
            <br />
            {stepLine(step, helper, named)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function stepLine(step: Step, helper: string, named: boolean): ComponentChildren {
  if (!isOpen(step)) return <b>Done.</b>
  const who = {
    person: 'I do this',
    worker: `${helper} does this`,
    together: `${helper} and I do this together`,
    somebody_else: `${(named ? step.who_name : null) ?? 'Somebody else'} does this`,
  }[step.who]
  return <b>{step.by_on === null ? `${who}.` : `${who}, by ${formatDate(step.by_on)}.`}</b>
}

function Agreed({ plan, helper }: { plan: Plan; helper: string }) {
  const [me, worker] = (['person', 'worker'] as const).map((party) =>
    plan.agreements.find((agreement) => agreement.party === party),
  )
  if (me === undefined && worker === undefined) return <p>We have not agreed it yet.</p>
  return (
    <p>
      {me !== undefined && `I agreed on ${formatDate(me.agreed_on)}. `}
      {worker !== undefined && `${helper} agreed on ${formatDate(worker.agreed_on)}.`}
    </p>
  )
}

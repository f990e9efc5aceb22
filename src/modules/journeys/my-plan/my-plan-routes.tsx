import { callName, ownPerson, type Person, selectOptionalPerson } from '#modules/people'
import { formOf } from '#platform/forms'
import { form, found, page, Refused, type Visit } from '#platform/http'
import { formatDate } from '#platform/time'
import { Button, ButtonGroup, Form, Heading, InsetText } from '#platform/ui'
import { agreePlan } from '../plan/agree-plan.ts'
import { moveStep } from '../plan/change-plan.ts'
import { planOf } from '../plan/plan.queries.ts'
import { isOpen, type Plan, type Step } from '../plan/plan.ts'
import { Standing, Steps } from '../plan/plan-parts.tsx'
import { planToKeep } from '../plan/plan-to-keep.tsx'
import { myReviewWords } from '../reviews/review-parts.tsx'
import { reviewStandingOf, reviewsOf } from '../reviews/reviews.queries.ts'
import { leadOf, openSpellOf } from '../spells/spells.queries.ts'

const nothingToAsk = formOf({})

/** The record of the person whose account this is; otherwise not found. */
async function myself(visit: Visit): Promise<Person> {
  const own = await ownPerson(visit.tx, visit.viewer)
  return found(await selectOptionalPerson(visit.tx, found(own)))
}

async function load(visit: Visit) {
  const { tx, today } = visit
  const person = await myself(visit)
  const spell = await openSpellOf(tx, person.id)
  const lead = await leadOf(tx, person.id)
  // Somebody who has not been registered yet has no plan, and is told so.
  const plan: Plan = spell === undefined ? noPlan : await planOf(tx, spell)
  const worker = lead?.name ?? 'your key worker'
  const review = spell && (await reviewStandingOf(tx, spell.id))
  const [last] = spell === undefined ? [] : await reviewsOf(tx, spell.id)
  const helper = lead?.name ?? 'Your key worker'
  return { person, spell, today, worker, lead: lead?.name ?? null, helper, plan, review, last }
}

async function loadMyStep(visit: Visit<{ step: string }>) {
  const loaded = await load(visit)
  const steps = loaded.plan.goals.flatMap((goal) => goal.steps)
  return { ...loaded, spell: found(loaded.spell), step: found(steps.find((step) => step.id === visit.parameters.step)) }
}

const noPlan: Plan = { aim: null, goals: [], agreements: [], amended: false }

const mine = (step: Step) => isOpen(step) && (step.who === 'person' || step.who === 'together')

export const myPlanRoute = form({
  path: '/my/plan',
  access: ['participant'],
  audit: { show: 'journeys.plan.viewed', submit: 'journeys.plan.agreed' },
  form: nothingToAsk,
  load,
  async show({ visit, loaded, token, errors }) {
    const { person, plan, worker, helper, review, last } = loaded
    await visit.record({ person_id: person.id })
    const goals = plan.goals.filter((goal) => goal.state === 'open')
    const agreed = plan.agreements.some((agreement) => agreement.party === 'person')
    const names = { person: 'Me', worker }
    return {
      title: 'My plan',
      hideThisPage: true,
      main: (
        <>
          <Heading sub={`${helper} helps you with this plan.`}>My plan</Heading>
          {plan.aim && <InsetText>{plan.aim}</InsetText>}
          {goals.length === 0 && <p>There is no plan yet. You and {worker} will write it together.</p>}
          {goals.map((goal) => (
            <section key={goal.id} class="nwd-steps">
              <h2>{goal.words}</h2>
              {goal.why !== null && <p>Why it matters to you: {goal.why}</p>}
              <Steps
                goal={{ ...goal, steps: goal.steps.filter((step) => step.state !== 'dropped') }}
                names={names}
                act={(step) =>
                  mine(step) && (
                    <a href={`/my/plan/steps/${step.id}`}>
                      I have done it<span class="visually-hidden">: {step.words}</span>
                    </a>
                  )
                }
              />
            </section>
          ))}
          <h2>Do we agree?</h2>
          <Standing plan={plan} own />
          {goals.length > 0 && !agreed && (
            <Form action="/my/plan" token={token} errors={errors}>
              <p>If something is not right, tell {worker}. You do not have to agree today.</p>
              <Button>I agree with this plan</Button>
            </Form>
          )}
          {review !== undefined && (
            <>
              <h2>When we look at it</h2>
              <p>{myReviewWords(review)}</p>
            </>
          )}
          {last !== undefined && (
            <p>
              Last time was on {formatDate(last.held_on)}. {last.recorded_by_name} wrote: “{last.said}”
            </p>
          )}
          {goals.length > 0 && (
            <p>
              <a href="/my/plan/print">A copy to print</a>
            </p>
          )}
        </>
      ),
    }
  },
  async submit({ visit, loaded }) {
    const { person, today } = loaded
    const spell = found(loaded.spell)
    await agreePlan(visit.tx, visit.viewer, spell, { parties: ['person'], how: 'own_account', agreed_on: today })
    await visit.record({
      person_id: person.id,
      subject: { kind: 'spell', id: spell.id },
      detail: { how: 'own_account' },
    })
    return { to: '/my/plan', flash: 'Thank you. You have agreed your plan.' }
  },
})

/** Their own plan on paper, with or without the names of staff. */
export const printMyPlanRoute = page({
  path: '/my/plan/print',
  access: ['participant'],
  audit: 'journeys.plan.printed',
  async show(visit) {
    const { person, plan, review, lead, today } = await load(visit)
    const named = visit.url.searchParams.get('names') !== 'no'
    await visit.record({ person_id: person.id, detail: { named } })
    const back = { href: '/my/plan', text: 'My plan' }
    return planToKeep({ person: callName(person), plan, review, worker: lead, named, today, back })
  },
})

export const myStepRoute = form({
  path: '/my/plan/steps/:step',
  access: ['participant'],
  audit: { show: 'journeys.plan.viewed', submit: 'journeys.step.moved' },
  form: nothingToAsk,
  load: (visit: Visit<{ step: string }>) => loadMyStep(visit),
  async show({ visit, loaded, token, errors }) {
    await visit.record({ person_id: loaded.person.id })
    return {
      title: 'Have you done it?',
      back: { href: '/my/plan', text: 'My plan' },
      hideThisPage: true,
      main: (
        <>
          <Heading>Have you done it?</Heading>
          <p>{loaded.step.words}</p>
          <Form action={visit.url.pathname} token={token} errors={errors}>
            <ButtonGroup>
              <Button>Yes, I have done it</Button>
              <a href="/my/plan">Not yet</a>
            </ButtonGroup>
          </Form>
        </>
      ),
    }
  },
  async submit({ visit, loaded }) {
    const { person, spell, step, today } = loaded
    if (!mine(step) && step.state !== 'done') throw new Refused('This step is not yours to mark')
    await moveStep(visit.tx, visit.viewer, spell, step, { state: 'done', reason: null }, today)
    await visit.record({ person_id: person.id, subject: { kind: 'step', id: step.id }, detail: { state: 'done' } })
    return { to: '/my/plan', flash: `Well done, ${callName(person)}. ${loaded.helper} can see it.` }
  },
})

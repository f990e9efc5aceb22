import { fullName } from '#modules/people'
import { page, type Visit } from '#platform/http'
import { Button, ButtonGroup, Heading, InsetText, Tag } from '#platform/ui'
import { personInFull, readers, workers } from '../journeys.access.ts'
import { ReviewLine } from '../reviews/review-parts.tsx'
import { reviewStandingOf } from '../reviews/reviews.queries.ts'
import { leadOf, spellsOf } from '../spells/spells.queries.ts'
import { loadPlan, planAt } from './load-plan.ts'
import { planOf } from './plan.queries.ts'
import { type Goal, isOpen, type Step, standing } from './plan.ts'
import { Standing, Steps } from './plan-parts.tsx'
import { planToKeep } from './plan-to-keep.tsx'

async function loadRead(visit: Visit<{ person: string }>) {
  const person = await personInFull(visit)
  const [spell] = await spellsOf(visit.tx, person.id)
  const plan = spell && (await planOf(visit.tx, spell))
  const lead = await leadOf(visit.tx, person.id)
  const names = { person: person.known_as ?? person.given_name, worker: lead?.name ?? 'the key worker' }
  const writes = spell?.left_on === null && workers.some((role) => role === visit.viewer.role)
  const next = spell && (await reviewStandingOf(visit.tx, spell.id))
  return { person, plan, names, writes, next }
}

export const planRoute = page({
  path: '/people/:person/plan',
  access: readers,
  audit: 'journeys.plan.viewed',
  async show(visit) {
    const { person, plan, names, writes, next } = await loadRead(visit)
    await visit.record({ person_id: person.id })
    const at = planAt(person.id).href
    const back = { href: `/people/${person.id}`, text: fullName(person) }
    if (plan === undefined)
      return { title: 'Action plan', back, main: <Heading sub="They are not registered yet.">Action plan</Heading> }
    const stepLinks = (step: Step) => (
      <>
        <a href={`${at}/steps/${step.id}/state`}>
          How far<span class="visually-hidden"> is: {step.words}</span>
        </a>
        {isOpen(step) && (
          <>
            {' · '}
            <a href={`${at}/steps/${step.id}`}>
              Change<span class="visually-hidden"> the step: {step.words}</span>
            </a>
          </>
        )}
      </>
    )
    return {
      title: `Action plan: ${fullName(person)}`,
      back,
      hideThisPage: true,
      main: (
        <>
          <Heading sub={fullName(person)}>Action plan</Heading>
          <InsetText>{plan.aim ?? 'What are they aiming for? Write it in their own words.'}</InsetText>
          <Standing plan={plan} />
          {next !== undefined && (
            <p>
              <ReviewLine review={next} /> <a href={`${at}/reviews`}>Reviews of the plan</a>
            </p>
          )}
          <ButtonGroup>
            {writes && standing(plan) !== 'agreed' && plan.goals.length > 0 && (
              <Button href={`${at}/agree`}>Agree the plan</Button>
            )}
            {writes && (next?.state === 'due' || next?.state === 'overdue') && (
              <Button href={`${at}/review`} kind={standing(plan) === 'agreed' ? 'primary' : 'secondary'}>
                Hold the review
              </Button>
            )}
            {writes && (
              <Button href={`${at}/goals/new`} kind={plan.goals.length > 0 ? 'secondary' : 'primary'}>
                Add a goal
              </Button>
            )}
            {writes && <a href={`${at}/aim`}>Change what they are aiming for</a>}
            <a href={`${at}/print`}>A copy to print</a>
          </ButtonGroup>
          {plan.goals.map((goal) => (
            <section key={goal.id} class="nwd-steps">
              <h2>
                {goal.words} {goal.state !== 'open' && <GoalState state={goal.state} />}
              </h2>
              {goal.why !== null && <p>Why it matters to them: {goal.why}</p>}
              {goal.state_reason && <p class="nwd-sub">{goal.state_reason}</p>}
              {writes && <GoalLinks at={at} goal={goal} />}
              <Steps goal={goal} names={names} today={visit.today} act={writes ? stepLinks : undefined} />
            </section>
          ))}
        </>
      ),
    }
  },
})

function GoalState({ state }: Pick<Goal, 'state'>) {
  return state === 'done' ? <Tag tone="green">reached</Tag> : <Tag tone="grey">set aside</Tag>
}

function GoalLinks({ at, goal }: { at: string; goal: Goal }) {
  const about = <span class="visually-hidden">: {goal.words}</span>
  return (
    <p class="nwd-sub">
      {goal.state === 'open' && (
        <>
          <a href={`${at}/goals/${goal.id}/steps/new`}>Add a step{about}</a>
          {' · '}
          <a href={`${at}/goals/${goal.id}`}>Say it in other words{about}</a>
          {' · '}
        </>
      )}
      <a href={`${at}/goals/${goal.id}/state`}>
        {goal.state === 'open' ? 'Reached, or set aside' : 'Take it up again'}
        {about}
      </a>
    </p>
  )
}

export const printPlanRoute = page({
  path: '/people/:person/plan/print',
  access: readers,
  audit: 'journeys.plan.printed',
  async show(visit) {
    const { person, plan, names, next, lead, today } = await loadPlan(visit)
    const named = visit.url.searchParams.get('names') !== 'no'
    await visit.record({ person_id: person.id, detail: { named } })
    return planToKeep({
      person: names.person,
      plan,
      review: next,
      worker: lead,
      named,
      today,
      back: planAt(person.id),
    })
  },
})

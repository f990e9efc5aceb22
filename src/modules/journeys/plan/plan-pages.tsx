import { fullName } from '#modules/people'
import { page, type Visit } from '#platform/http'
import { formatDate } from '#platform/time'
import { Button, ButtonGroup, Heading, InsetText, Tag } from '#platform/ui'
import { personInFull, readers, workers } from '../journeys.access.ts'
import { leadOf, spellsOf } from '../spells/spells.queries.ts'
import { loadPlan, planAt } from './load-plan.ts'
import { planOf } from './plan.queries.ts'
import { type Goal, isOpen, type Step, standing } from './plan.ts'
import { Standing, Steps } from './plan-parts.tsx'

async function loadRead(visit: Visit<{ person: string }>) {
  const person = await personInFull(visit)
  const [spell] = await spellsOf(visit.tx, person.id)
  const plan = spell && (await planOf(visit.tx, spell))
  const lead = await leadOf(visit.tx, person.id)
  const names = { person: person.known_as ?? person.given_name, worker: lead?.name ?? 'the key worker' }
  const writes = spell?.left_on === null && workers.some((role) => role === visit.viewer.role)
  return { person, plan, names, writes }
}

export const planRoute = page({
  path: '/people/:person/plan',
  access: readers,
  audit: 'journeys.plan.viewed',
  async show(visit) {
    const { person, plan, names, writes } = await loadRead(visit)
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
          <ButtonGroup>
            {writes && standing(plan) !== 'agreed' && plan.goals.length > 0 && (
              <Button href={`${at}/agree`}>Agree the plan</Button>
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
    const { person, plan, names } = await loadPlan(visit)
    await visit.record({ person_id: person.id })
    const goals = plan.goals.filter((goal) => goal.state === 'open')
    return {
      title: 'My plan',
      bare: true,
      back: planAt(person.id),
      main: (
        <>
          <h1>{names.person}’s plan</h1>
          <p>Printed on {formatDate(visit.today)}. This is yours to keep.</p>
          {plan.aim && (
            <p>
              <strong>What I want:</strong> {plan.aim}
            </p>
          )}
          {goals.map((goal) => (
            <section key={goal.id} class="nwd-steps">
              <h2>{goal.words}</h2>
              <Steps goal={{ ...goal, steps: goal.steps.filter((step) => step.state !== 'dropped') }} names={names} />
            </section>
          ))}
          <p>{names.worker} helps me with this plan. I can change it whenever I like.</p>
          <Standing plan={plan} own />
        </>
      ),
    }
  },
})

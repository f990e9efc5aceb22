import { callName, ownPerson, type Person, selectOptionalPerson } from '#modules/people'
import { formOf } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { Button, ButtonGroup, Form, Heading, InsetText } from '#platform/ui'
import { agreePlan } from '../plan/agree-plan.ts'
import { moveStep } from '../plan/change-plan.ts'
import { planOf } from '../plan/plan.queries.ts'
import { isOpen, type Plan, type Step } from '../plan/plan.ts'
import { Standing, Steps } from '../plan/plan-parts.tsx'
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
  return { person, spell, today, worker, helper: lead?.name ?? 'Your key worker', plan }
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
    const { person, plan, worker, helper } = loaded
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

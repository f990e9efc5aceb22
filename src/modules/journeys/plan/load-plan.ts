import { callName } from '#modules/people'
import { found, type Visit } from '#platform/http'
import { personInFull } from '../journeys.access.ts'
import { reviewStandingOf } from '../reviews/reviews.queries.ts'
import { leadOf, openSpellOf } from '../spells/spells.queries.ts'
import { planOf } from './plan.queries.ts'

/** The plan of the person of the path, who is in a spell; otherwise not found. */
export async function loadPlan(visit: Visit<{ person: string }>) {
  const { tx, today } = visit
  const person = await personInFull(visit)
  const spell = found(await openSpellOf(tx, person.id))
  const lead = await leadOf(tx, person.id)
  const names = { person: callName(person), worker: lead?.name ?? 'the key worker' }
  const next = await reviewStandingOf(tx, spell.id)
  return { person, spell, today, names, lead: lead?.name ?? null, next, plan: await planOf(tx, spell) }
}

export type PlanLoaded = Awaited<ReturnType<typeof loadPlan>>

/** The plan, and the goal of the path in it. */
export async function loadGoal(visit: Visit<{ person: string; goal: string }>) {
  const loaded = await loadPlan(visit)
  return { ...loaded, goal: found(loaded.plan.goals.find((goal) => goal.id === visit.parameters.goal)) }
}

/** The plan, and the step of the path in it. */
export async function loadStep(visit: Visit<{ person: string; step: string }>) {
  const loaded = await loadPlan(visit)
  const steps = loaded.plan.goals.flatMap((goal) => goal.steps)
  return { ...loaded, step: found(steps.find((step) => step.id === visit.parameters.step)) }
}

/** Where the plan stands. */
export const planAt = (person: string) => ({ href: `/people/${person}/plan`, text: 'Action plan' })

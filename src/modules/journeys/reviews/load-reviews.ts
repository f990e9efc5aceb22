import { found, type Visit } from '#platform/http'
import { loadPlan } from '../plan/load-plan.ts'
import { pausesOf, reviewsOf } from './reviews.queries.ts'

/** The plan of the person of the path with its reviews: those held, the next, and when the clock stood still. */
export async function loadReviews(visit: Visit<{ person: string }>) {
  const loaded = await loadPlan(visit)
  const { tx } = visit
  const { id } = loaded.spell
  return {
    ...loaded,
    reviews: await reviewsOf(tx, id),
    pauses: await pausesOf(tx, id),
  }
}

/** The same, and the review of the path among them. */
export async function loadReview(visit: Visit<{ person: string; review: string }>) {
  const loaded = await loadReviews(visit)
  return { ...loaded, review: found(loaded.reviews.find(({ id }) => id === visit.parameters.review)) }
}

/** The same, and the pause of the path among those that nobody ended. */
export async function loadPause(visit: Visit<{ person: string; pause: string }>) {
  const loaded = await loadReviews(visit)
  const pause = loaded.pauses.find(({ id, runs_again_on }) => id === visit.parameters.pause && runs_again_on === null)
  return { ...loaded, pause: found(pause) }
}

/** Where the reviews of a plan stand. */
export const reviewsAt = (person: string) => ({ href: `/people/${person}/plan/reviews`, text: 'Reviews of the plan' })

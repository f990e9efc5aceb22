import type { CalendarDate } from '#platform/time'

export type Rater = 'person' | 'worker'

/** A rating as far as the reckoning needs it. A blank has no step. */
export interface Rated {
  id: string
  capability: string
  rater: Rater
  step: number | null
  rated_on: CalendarDate
}

/** A rater's steps in one capability, from the first day to the latest; one a day, blanks left out. */
export interface Course {
  capability: string
  rater: Rater
  points: readonly (Rated & { step: number })[]
}

const hasStep = <R extends Rated>(rating: R): rating is R & { step: number } => rating.step !== null

/** The steps of each rater in each capability, in the order of their days. */
export function coursesOf(ratings: readonly Rated[]): Course[] {
  const courses = new Map<string, Course & { points: (Rated & { step: number })[] }>()
  for (const rating of ratings.filter(hasStep).toSorted((a, b) => a.rated_on.localeCompare(b.rated_on))) {
    const { capability, rater } = rating
    const key = `${capability} ${rater}`
    const course = courses.get(key) ?? { capability, rater, points: [] }
    course.points.push(rating)
    courses.set(key, course)
  }
  return [...courses.values()]
}

/** From the first step to the latest, in steps: 1 is one step up. Null until it was rated on two days. */
export function movedBy({ points }: Pick<Course, 'points'>): number | null {
  const [first, latest] = [points[0], points.at(-1)]
  return first === undefined || latest === undefined || first === latest ? null : latest.step - first.step
}

/** Of the capabilities that a rater rated on two days or more: how many went up, stayed, or went down. */
export function progressOf(ratings: readonly Rated[], rater: Rater) {
  const moved = coursesOf(ratings)
    .filter((course) => course.rater === rater)
    .map(movedBy)
    .filter((by) => by !== null)
  return {
    rated_again: moved.length,
    up: moved.filter((by) => by > 0).length,
    down: moved.filter((by) => by < 0).length,
    progressed: moved.some((by) => by > 0),
  }
}

/** Two latest ratings that differ by a step or more. Neither gives way: the person's own is the one that is counted. */
export interface Difference {
  capability: string
  person: Rated & { step: number }
  worker: Rated & { step: number }
  /** Whether the two were talked about, as they stand. */
  talked: boolean
}

/** Where the person and the worker see it differently, by the latest rating of each. */
export function differencesIn(
  ratings: readonly Rated[],
  talks: readonly { person_rating_id: string; worker_rating_id: string }[],
): Difference[] {
  const courses = coursesOf(ratings)
  const latest = (capability: string, rater: Rater) =>
    courses.find((course) => course.capability === capability && course.rater === rater)?.points.at(-1)
  return [...new Set(courses.map(({ capability }) => capability))].flatMap((capability) => {
    const [person, worker] = [latest(capability, 'person'), latest(capability, 'worker')]
    if (person === undefined || worker === undefined || person.step === worker.step) return []
    const talked = talks.some((talk) => talk.person_rating_id === person.id && talk.worker_rating_id === worker.id)
    return [{ capability, person, worker, talked }]
  })
}

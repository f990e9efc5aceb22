import { StepsOverTime } from '#platform/charts'
import { formatDate } from '#platform/time'
import { Table } from '#platform/ui'
import type { Rating, Talk } from './ratings.queries.ts'
import { everyCapability, steps } from './scale.ts'
import { coursesOf, type Difference, movedBy, type Rater } from './travelled.ts'

/** How the two who rate are called on a page. */
export interface Names {
  person: string
  worker: string
}

/** The words of a capability as they were last shown. */
const shownOf = (ratings: readonly Rating[], capability: string) =>
  ratings.findLast((rating) => rating.capability === capability)?.shown

const pointsOf = (ratings: readonly Rating[], capability: string, rater: Rater) =>
  (coursesOf(ratings).find((course) => course.capability === capability && course.rater === rater)?.points ?? []).map(
    ({ rated_on, step }) => ({ on: rated_on, step }),
  )

/** The capabilities that were ever rated, in the order of the scale. */
const ratedIn = (ratings: readonly Rating[]) =>
  everyCapability.filter(({ code }) => ratings.some((rating) => rating.capability === code && rating.step !== null))

/** Each capability over time, as both see it. */
export function DistancePicture({
  ratings,
  names,
  title,
}: {
  ratings: readonly Rating[]
  names: Names
  title: string
}) {
  return (
    <StepsOverTime
      title={title}
      steps={steps.length}
      rows={ratedIn(ratings).map(({ code, short }) => ({
        label: short,
        lines: [
          { by: names.person, points: pointsOf(ratings, code, 'person') },
          { by: names.worker, points: pointsOf(ratings, code, 'worker') },
        ],
      }))}
    />
  )
}

/** How far it is from the first step to the latest, in words. */
export function movedInWords(by: number | null): string {
  if (by === null) return 'rated once'
  if (by === 0) return 'the same'
  return `${Math.abs(by)} ${Math.abs(by) === 1 ? 'step' : 'steps'} ${by > 0 ? 'up' : 'down'}`
}

/** Where each capability stands by the latest rating of each, in words, and what shows it. */
export function WhereTheyStand({
  ratings,
  names,
  said,
}: {
  ratings: readonly Rating[]
  names: Names
  said: 'text' | 'mine'
}) {
  const courses = coursesOf(ratings)
  const cell = (capability: string, rater: Rater) => {
    const course = courses.find((one) => one.capability === capability && one.rater === rater)
    const latest = ratings.findLast((one) => one.capability === capability && one.rater === rater)
    if (latest === undefined) return 'Not rated'
    const step = latest.step === null ? undefined : latest.shown.steps[latest.step - 1]
    return (
      <>
        {step === undefined
          ? latest.blank === 'unknown'
            ? 'Not known'
            : 'Would rather not say'
          : `${latest.step}. ${step[said]}`}
        {latest.words !== null && <> “{latest.words}”</>}
        <br />
        <span class="nwd-sub">
          {formatDate(latest.rated_on)}
          {course !== undefined && `, ${movedInWords(movedBy(course))}`}
        </span>
      </>
    )
  }
  return (
    <Table
      caption="Where each stands now"
      hideCaption
      stack
      dense
      columns={[
        { key: 'what', text: 'What' },
        { key: 'person', text: names.person },
        { key: 'worker', text: names.worker },
      ]}
      rows={everyCapability
        .filter(({ code }) => ratings.some(({ capability }) => capability === code))
        .map(({ code }) => ({
          what: shownOf(ratings, code)?.[said] ?? code,
          person: cell(code, 'person'),
          worker: cell(code, 'worker'),
        }))}
    />
  )
}

/** Where the two see it differently, whether they have talked about it, and what was said. */
export function Differences(props: {
  ratings: readonly Rating[]
  differences: readonly Difference[]
  talks: readonly Talk[]
  names: Names
  said: 'text' | 'mine'
  /** Where a talk about a worker's rating is written down; left out for the person themself. */
  talkAt?: ((rating: string) => string) | undefined
}) {
  const { ratings, differences, talks, names, said, talkAt } = props
  return (
    <ul>
      {differences.map((one) => {
        const words = shownOf(ratings, one.capability)?.[said] ?? one.capability
        const talk = talks.findLast(
          (each) => each.worker_rating_id === one.worker.id && each.person_rating_id === one.person.id,
        )
        return (
          <li key={one.capability}>
            <b>{words}</b> <br />
            {names.person}: step {one.person.step}. {names.worker}: step {one.worker.step}.{' '}
            {talk !== undefined && `Talked about on ${formatDate(talk.talked_on)}: “${talk.words}”`}
            {talk === undefined && talkAt === undefined && 'You can talk about it when you next meet.'}
            {talk === undefined && talkAt !== undefined && (
              <a href={talkAt(one.worker.id)}>
                Write down that you talked<span class="visually-hidden"> about {words}</span>
              </a>
            )}
          </li>
        )
      })}
    </ul>
  )
}

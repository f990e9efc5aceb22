import type { VNode } from 'preact'
import { callName, type Person, sight, sightOf } from '#modules/people'
import type { Visit } from '#platform/http'
import { formatDate } from '#platform/time'
import { progressInWords } from './distance-routes.tsx'
import { ratingsOf, talksOf } from './ratings.queries.ts'
import { differencesIn } from './travelled.ts'

/** How far somebody has come, on their page: what changed by their own view, and what is still to be talked about. */
export async function distancePanel(visit: Visit, person: Person): Promise<VNode | null> {
  if ((await sightOf(visit.tx, person.id)) < sight.record) return null
  const ratings = await ratingsOf(visit.tx, person.id)
  const latest = ratings.at(-1)
  const open =
    latest === undefined
      ? []
      : differencesIn(ratings, await talksOf(visit.tx, person.id)).filter(({ talked }) => !talked)
  return (
    <section key="distance" aria-labelledby="distance">
      <h2 id="distance">How far they have come</h2>
      {latest === undefined ? (
        <p>Not rated yet.</p>
      ) : (
        <p>
          {progressInWords(ratings, callName(person))} Last rated on {formatDate(latest.rated_on)}.
          {open.length > 0 && ` ${open.length} seen differently and not yet talked about.`}
        </p>
      )}
      <p>
        <a href={`/people/${person.id}/distance`}>{latest === undefined ? 'Rate together' : 'Their steps over time'}</a>
      </p>
    </section>
  )
}

import type { Person } from '#modules/people'
import type { Tx } from '#platform/db'
import { formatDate } from '#platform/time'
import { assessmentsOf, keptAnswers } from './assessments.queries.ts'
import { barriersIn, inSentence, severityWords } from './barriers.ts'

/** What gets in somebody's way by their latest assessment, in a line that leads to it; or that they were not assessed yet. */
export async function barriersLine(tx: Tx, person: Pick<Person, 'id'>, mayWrite: boolean) {
  const [latest] = await assessmentsOf(tx, person.id)
  const home = `/people/${person.id}/assessment`
  if (latest === undefined) return <p>Not assessed yet. {mayWrite && <a href={home}>Begin the needs assessment</a>}</p>
  const barriers = barriersIn(await keptAnswers(tx, latest.id))
  const named = barriers.flatMap(({ text, severity }) =>
    severity === null || severity === 0 ? [] : [`${inSentence({ text })} (${severityWords[severity].toLowerCase()})`],
  )
  return (
    <p>
      {named.length > 0 && (
        <>
          <b>Gets in the way:</b> {named.join(', ')}.{' '}
        </>
      )}
      <a href={`${home}s/${latest.id}`}>Needs assessment of {formatDate(latest.started_on)}</a>
      {mayWrite && (
        <>
          {' · '}
          <a href={home}>{latest.finished_on === null ? 'Go on with it' : 'Assess again'}</a>
        </>
      )}
    </p>
  )
}

import type { VNode } from 'preact'
import type { Visit } from '#platform/http'
import { sentenceOf } from '../access-explained/sentences.ts'
import { whoMaySee } from '../people.access.ts'
import { callName, type Person } from '../people.queries.ts'

/** Who may see the record, in a sentence each; nothing for those who do not see the record themselves. */
export async function accessPanel(visit: Pick<Visit, 'tx'>, person: Person): Promise<VNode | null> {
  const seen = await whoMaySee(visit.tx, person.id)
  if (seen.length === 0) return null
  const about = { name: callName(person), themself: false }
  return (
    <section aria-labelledby="who-may-see">
      <h2 id="who-may-see">Who may see this record</h2>
      <ul>
        {seen.map((may) => (
          <li key={`${may.holder} ${may.kind} ${may.since.toISOString()}`}>{sentenceOf(may, about)}</li>
        ))}
      </ul>
      <p>
        <a href={`/people/${person.id}/access`}>Why, and what is shared</a> ·{' '}
        <a href={`/people/${person.id}/access-log`}>Who has looked</a>
      </p>
    </section>
  )
}

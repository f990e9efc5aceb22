import type { VNode } from 'preact'
import { type Person, sight, sightOf } from '#modules/people'
import type { Visit } from '#platform/http'
import { formatDate } from '#platform/time'
import { stateOf } from '../follow-up.ts'
import { followUpsOfPerson } from '../follow-ups.queries.ts'

/** The next follow-up of somebody's work that nobody has answered yet: due now, or from when. For those who see the record. */
export async function openFollowUps(visit: Visit, person: Person): Promise<{ key: string; value: VNode }[]> {
  if ((await sightOf(visit.tx, person.id)) < sight.record) return []
  const open = (await followUpsOfPerson(visit.tx, person.id))
    .filter((one) => ['due', 'not_yet_due'].includes(stateOf(one, visit.today)))
    .toSorted((a, b) => a.due_on.localeCompare(b.due_on))
  const [next] = open
  if (next === undefined) return []
  const words = `Is work going on at ${next.weeks} weeks?`
  const due = stateOf(next, visit.today) === 'due'
  return [
    {
      key: 'Follow-up',
      value: (
        <>
          {due ? <a href={`/follow-ups/${next.id}`}>{words}</a> : words} {due ? 'Due since' : 'Due on'}{' '}
          {formatDate(next.due_on)}
        </>
      ),
    },
  ]
}

import { Notification } from '#platform/ui'
import type { LikelyMatch } from '../people.queries.ts'
import { whyAlike } from './match-words.ts'

interface MatchesProps {
  matches: readonly (LikelyMatch & { name: string | undefined })[]
}

/** Those who may be the person about to be written down. Of somebody the viewer does not see, no more than who to ask. */
export function Matches({ matches }: MatchesProps) {
  return (
    <Notification kind="warning" title="Somebody here may be the same person">
      <ul>
        {matches.map((match) => (
          <li key={match.id}>
            {match.visible ? (
              <>
                <a href={`/people/${match.id}`}>{match.name ?? 'Open the record'}</a>: {whyAlike(match)}.
              </>
            ) : (
              <>
                <strong>{match.held_by ?? 'The partnership'}</strong> holds a record that is likely the same person,
                because of: {whyAlike(match)}. Ask them, or{' '}
                <a href={`/people/${match.id}/break-glass`}>open it with a reason</a>.
              </>
            )}
          </li>
        ))}
      </ul>
      <p>
        One person with two records tells their story twice. Make a new record only when you know that this is somebody
        else.
      </p>
    </Notification>
  )
}

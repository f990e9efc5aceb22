import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import type { Achieved } from './achieved.ts'

/** What was seen of an outcome: what, by whom, on which day, and its copies where the fund asks for them. */
export function EvidenceList({ one, act }: { one: Achieved; act?: boolean | undefined }) {
  if (one.evidence.length === 0) return <p>Nothing has been seen yet.</p>
  return (
    <ul>
      {one.evidence.map((seen) => (
        <li key={seen.id}>
          <b>{referenceText('evidence-kinds', seen.kind)}</b>, seen by {seen.seen_by_name} on {formatDate(seen.seen_on)}
          .{' '}
          {seen.files.map((file, index) => (
            <a key={file.id} href={`/people/${file.person_id}/files/${file.id}`}>
              Download the copy{seen.files.length > 1 ? ` ${index + 1}` : ''}
              <span class="visually-hidden"> of {referenceText('evidence-kinds', seen.kind).toLowerCase()}</span>
            </a>
          ))}
          {act && (
            <>
              {seen.files.length > 0 && ' · '}
              <a href={`/people/${one.person_id}/outcomes/${one.id}/evidence/${seen.id}/take-out`}>
                Take out<span class="visually-hidden"> {referenceText('evidence-kinds', seen.kind).toLowerCase()}</span>
              </a>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

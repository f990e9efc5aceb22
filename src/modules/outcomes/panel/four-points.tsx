import { formatShortDate } from '#platform/time'
import { followUpWeeks, stateOf, stateWords } from '../follow-up.ts'
import type { FollowUp } from '../follow-ups.queries.ts'

const at = (place: number) => `${12.5 + place * 25}%`

/** How each answer is drawn: its shape says it as well as its words, and no answer is drawn as no answer. */
function Mark({ state, x }: { state: ReturnType<typeof stateOf>; x: string }) {
  if (state === 'yes') return <circle cx={x} cy="14" r="9" fill="#0065bd" stroke="#0065bd" stroke-width="2" />
  if (state === 'not_yet_due') return <circle cx={x} cy="14" r="4" fill="#727272" />
  const dash = state === 'unknown' ? '3 3' : undefined
  return (
    <>
      <circle cx={x} cy="14" r="9" fill="#ffffff" stroke="#1a1a1a" stroke-width="2" stroke-dasharray={dash} />
      {state === 'no' && (
        <svg x={x} y="14" overflow="visible" aria-hidden="true">
          <path d="M-5 -5 L5 5 M5 -5 L-5 5" stroke="#1a1a1a" stroke-width="2" />
        </svg>
      )}
    </>
  )
}

/** A job's four follow-ups as four points on a line, each with its words: in work, not in work, no answer, to be asked, not yet due. */
export function FourPoints({ follow_ups, today }: { follow_ups: readonly FollowUp[]; today: FollowUp['due_on'] }) {
  const points = followUpWeeks.flatMap((weeks) => follow_ups.filter((one) => one.weeks === weeks))
  const words = points.map((one) => `${one.weeks} weeks: ${stateWords[stateOf(one, today)].toLowerCase()}`)
  return (
    <div class="nwd-chart nwd-points">
      <svg role="img" aria-label={words.join('; ')} width="100%" height="84">
        <line x1={at(0)} x2={at(3)} y1="14" y2="14" stroke="#d9d9d9" stroke-width="2" />
        {points.map((one, place) => (
          <g key={one.weeks}>
            <Mark state={stateOf(one, today)} x={at(place)} />
            <text x={at(place)} y="42" text-anchor="middle">
              {one.weeks} weeks
            </text>
            <text x={at(place)} y="60" text-anchor="middle">
              {stateWords[stateOf(one, today)]}
            </text>
            <text class="nwd-chart__quiet" x={at(place)} y="78" text-anchor="middle">
              {formatShortDate(one.answered_on ?? one.due_on)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  )
}

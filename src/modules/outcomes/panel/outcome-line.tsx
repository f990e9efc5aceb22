import { formatDate } from '#platform/time'
import type { Achieved } from '../evidence/achieved.ts'
import { standingInWords } from '../verify/verification-words.ts'

/** Where an outcome stands with its fund, or what it rests on, in a few words. */
function restsOn(one: Achieved): string {
  const standing = standingInWords(one)
  if (standing !== null) return standing
  const [first] = one.evidence
  return first === undefined
    ? 'No evidence seen'
    : `Evidence seen by ${first.seen_by_name}, ${formatDate(first.seen_on)}`
}

/** What was achieved and when, leading to its own page, and what it rests on. */
export function OutcomeLine({ one, words }: { one: Achieved; words: string }) {
  return (
    <p>
      <a href={`/people/${one.person_id}/outcomes/${one.id}`}>
        <b>{one.title}</b>, {formatDate(one.on)}
      </a>
      {words === '' ? '' : `: ${words}`}. <span class="nwd-sub">{restsOn(one)}.</span>
    </p>
  )
}

const shown = ['Title', 'What', 'Where', 'Completed', 'SCQF level'] as const

/** What an outcome other than a job was, in a line: `Food hygiene, at the college, SCQF level 5`. */
export function whatItWas({ facts }: Achieved): string {
  return shown
    .flatMap((label) => facts.filter((fact) => fact.label === label && fact.words !== 'Not known'))
    .map(({ label, words }) => (label === 'SCQF level' ? `SCQF level ${words}` : words))
    .join(', ')
}

/** How many outcomes there are; they are never added up as people. */
export const countInWords = (outcomes: number): string =>
  outcomes === 1 ? '1 outcome, 1 person.' : `${outcomes} outcomes, 1 person. They are never added up as people.`

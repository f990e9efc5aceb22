import type { VNode } from 'preact'
import { recordEvent } from '#platform/audit'
import type { Visit } from '#platform/http'
import { referenceText } from '#platform/reference'
import { type CalendarDate, dateInLondon, formatDate } from '#platform/time'
import { Late, Tag } from '#platform/ui'
import { callName, type Person } from '../people.queries.ts'
import { type Flag, flagsOf } from './flags.queries.ts'

/**
 * The flags that stand, for whoever must know of them, at the head of a page on which somebody is contacted or met; nothing when there are none,
 * or none for this viewer. That they were read is audited, whichever page shows them.
 */
export async function flagsPanel(
  { tx, today }: Pick<Visit, 'tx' | 'today'>,
  person: Pick<Person, 'id' | 'known_as' | 'given_name'>,
): Promise<VNode | null> {
  const flags = (await flagsOf(tx, person.id)).filter(({ ended_at }) => ended_at === null)
  if (flags.length === 0) return null
  await recordEvent(tx, { event: 'people.flags.shown', person_id: person.id, detail: { flags: flags.length } })
  return (
    <section class="nwd-flags" aria-label={`Flags: read before you meet or contact ${callName(person)}`}>
      <ul class="nwd-plain">
        {flags.map((flag) => (
          <li key={flag.id}>
            <FlagLine flag={flag} today={today} />
          </li>
        ))}
      </ul>
      <p class="nwd-sub">
        <a href={`/people/${person.id}/flags`}>Flags of {callName(person)}</a>
      </p>
    </section>
  )
}

export function FlagLine({ flag, today }: { flag: Flag; today: CalendarDate }) {
  const day = formatDate(flag.review_on)
  return (
    <>
      <Tag tone={flag.kind === 'risk' ? 'red' : 'orange'}>{referenceText('flag-kinds', flag.kind)}</Tag> {flag.words}{' '}
      <span class="nwd-sub">
        {flag.raised_by_name}, {formatDate(dateInLondon(flag.raised_at))}. Look again by{' '}
        {flag.review_on < today ? <Late>{day}</Late> : day}
      </span>
    </>
  )
}

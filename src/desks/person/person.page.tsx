import type { ComponentChildren, VNode } from 'preact'
import { type ContactDetails, callName, fullName, type Person } from '#modules/people'
import { referenceText } from '#platform/reference'
import { ageOn, type CalendarDate } from '#platform/time'
import { Columns } from '#platform/ui'

interface PersonPageProps {
  person: Person
  contact: ContactDetails | undefined
  /** Undefined: nobody leads. Null: the viewer sees too little to know. */
  lead: string | undefined | null
  today: CalendarDate
  /** What they told once: read before anything else. */
  told: VNode | null
  flags: VNode | null
  next: VNode | null
  panels: readonly (VNode | null)[]
  side: ComponentChildren
}

function LikesToBeCalled({ person }: { person: Person }) {
  return person.known_as === null ? null : (
    <>
      Likes to be called <b>{callName(person)}</b> ·{' '}
    </>
  )
}

function howToReach(contact: ContactDetails | undefined): string[] {
  if (contact === undefined) return []
  const way =
    contact.preferred_contact === 'unknown'
      ? []
      : [`${referenceText('contact-methods', contact.preferred_contact)} first`]
  return [...way, contact.best_time].filter((part): part is string => part !== null && part !== '')
}

/** A person first: name as they wish it, how to reach them, what they are aiming for, before any code. Then who owns the next step. */
export function PersonPage({ person, contact, lead, today, flags, told, next, panels, side }: PersonPageProps) {
  const age = person.date_of_birth === null ? [] : [`${ageOn(person.date_of_birth, today)} years old`]
  const led = lead === null ? [] : [lead === undefined ? 'no lead key worker yet' : `lead key worker ${lead}`]
  const about = [...age, ...led]
  return (
    <>
      <h1>{fullName(person)}</h1>
      <p>
        <LikesToBeCalled person={person} />
        {howToReach(contact).map((part) => (
          <span key={part}>{part} · </span>
        ))}
        <span class="nwd-sub">{about.join(' · ')}</span>
      </p>
      {flags}
      <Columns side={side}>
        {told}
        {next}
        {panels}
      </Columns>
    </>
  )
}

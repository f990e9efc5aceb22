import { referenceText } from '#platform/reference'
import type { CalendarDate } from '#platform/time'

interface Joined {
  organisation: string
  since_on: CalendarDate
  ended_on: CalendarDate | null
  ended_reason: string | null
}

interface Served {
  member_id: string
  organisation: string
  role: string
  name: string
  since_on: CalendarDate
  ended_on: CalendarDate | null
}

/** Who joined and left, in words, the latest first. */
export function happenings(members: readonly Joined[], seats: readonly Served[]): { on: CalendarDate; what: string }[] {
  const organisations = members.flatMap(({ organisation, since_on, ended_on, ended_reason }) => [
    { on: since_on, what: `${organisation} joined` },
    ...(ended_on === null
      ? []
      : [{ on: ended_on, what: `${organisation} left: ${ended_reason ?? 'no reason given'}` }]),
  ])
  const people = seats.flatMap(({ organisation, role, name, since_on, ended_on }) => {
    const as = referenceText('partnership-roles', role).toLowerCase()
    return [
      { on: since_on, what: `${name} became ${as} for ${organisation}` },
      ...(ended_on === null ? [] : [{ on: ended_on, what: `${name} stopped being ${as} for ${organisation}` }]),
    ]
  })
  return [...organisations, ...people].sort((one, other) => other.on.localeCompare(one.on))
}

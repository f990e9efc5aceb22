import { referenceText } from '#platform/reference'
import type { CalendarDate } from '#platform/time'

interface Joined {
  organisation: string
  since_on: CalendarDate
  ended_on: CalendarDate | null
  ended_reason: string | null
}

interface Served {
  organisation: string
  role: string
  name: string
  since_on: CalendarDate
  ended_on: CalendarDate | null
}

/** Who joined and left, in words, the latest day first; all that happened on one day together. */
export function happenings(
  members: readonly Joined[],
  seats: readonly Served[],
): { on: CalendarDate; what: string[] }[] {
  const days = new Map<CalendarDate, { joined: string[]; others: string[] }>()
  const on = (day: CalendarDate) => {
    const known = days.get(day) ?? { joined: [], others: [] }
    days.set(day, known)
    return known
  }
  for (const { organisation, since_on, ended_on, ended_reason } of members) {
    on(since_on).joined.push(organisation)
    if (ended_on !== null) on(ended_on).others.push(`${organisation} left: ${ended_reason ?? 'no reason given'}`)
  }
  for (const { organisation, role, name, since_on, ended_on } of seats) {
    const as = referenceText('partnership-roles', role).toLowerCase()
    // Whoever came with the organisation is on its own page.
    const came = members.some((member) => member.organisation === organisation && member.since_on === since_on)
    if (!came) on(since_on).others.push(`${name} became ${as} for ${organisation}`)
    const left = members.some((member) => member.organisation === organisation && member.ended_on === ended_on)
    if (ended_on !== null && !left) on(ended_on).others.push(`${name} stopped being ${as} for ${organisation}`)
  }
  return [...days]
    .map(([day, { joined, others }]) => ({
      on: day,
      what: [...(joined.length === 0 ? [] : [`${joined.toSorted().join(', ')} joined`]), ...others],
    }))
    .sort((one, other) => other.on.localeCompare(one.on))
}

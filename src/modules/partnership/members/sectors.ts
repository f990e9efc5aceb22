import { referenceList } from '#platform/reference'
import type { CalendarDate } from '#platform/time'

/** The sector to which an organisation of a kind usually belongs; undefined for a kind that no sector names. */
export function usualSector(kind: string, today: CalendarDate): string | undefined {
  return referenceList('partnership-sectors', today).find(({ kinds }) => kinds.includes(kind))?.code
}

interface Counted {
  code: string
  text: string
  count: number
  /** The framework for local employability partnerships asks for somebody from it. */
  expected: boolean
}

/** How many member organisations each sector has, in the order of the list; a sector that nobody asks for and that has none is left out. */
export function bySector(members: readonly { sector: string }[], today: CalendarDate): Counted[] {
  return referenceList('partnership-sectors', today)
    .map(({ code, text, expected }) => ({
      code,
      text,
      expected,
      count: members.filter(({ sector }) => sector === code).length,
    }))
    .filter(({ count, expected }) => count > 0 || expected)
}

/**
 * What is missing from the membership, each in a sentence of its own: sectors that the framework asks for (public, third and private),
 * a chair, and organisations for which nobody is named.
 */
export function gapsOf(
  members: readonly { id: string; sector: string; organisation: string }[],
  seats: readonly { member_id: string; role: string }[],
  today: CalendarDate,
): string[] {
  const nobody = referenceList('partnership-sectors', today)
    .filter(({ code, expected }) => expected && !members.some(({ sector }) => sector === code))
    .map(({ nobody }) => nobody)
  const chair = seats.some(({ role }) => role === 'chair') ? [] : ['No chair']
  const vacant = members
    .filter(({ id }) => !seats.some(({ member_id }) => member_id === id))
    .map(({ organisation }) => `Nobody named for ${organisation}`)
  return [...nobody, ...chair, ...vacant]
}

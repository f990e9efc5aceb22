/** What the lines of a timeline are about, for the filter: rooms (`referrals.`) or single kinds of them, the first that fits. */
const kinds = [
  { code: 'referrals', text: 'Referrals', of: ['referrals.'] },
  { code: 'contacts', text: 'Notes and contacts', of: ['journeys.note', 'journeys.contact'] },
  {
    code: 'appointments',
    text: 'Appointments and sessions',
    of: ['journeys.appointment', 'journeys.attendance', 'journeys.session', 'journeys.cohort', 'journeys.intervention'],
  },
  {
    code: 'plan',
    text: 'Plan, assessment and steps',
    of: ['journeys.plan', 'journeys.review', 'journeys.assessment', 'journeys.rating', 'journeys.money'],
  },
  { code: 'journeys', text: 'Support and stages', of: ['journeys.'] },
  { code: 'outcomes', text: 'Work and learning', of: ['outcomes.'] },
  { code: 'employers', text: 'Employers', of: ['employers.'] },
  { code: 'people', text: 'Details, sharing and files', of: ['people.', 'imports.', 'take_out.'] },
] as const

/** The kinds to choose from, each with its words. */
export const timelineKinds: readonly { code: string; text: string }[] = kinds

/** The kind that an address asks for, or undefined: everything. */
export const kindAsked = (code: string | null): string | undefined => kinds.find((kind) => kind.code === code)?.code

/** Beginnings of a kind's lines, and of those that are another kind's because it stands before. */
export function beginningsOf(code: string): { of: readonly string[]; not: readonly string[] } {
  const at = kinds.findIndex((kind) => kind.code === code)
  const own: readonly string[] = kinds[at]?.of ?? []
  const before = kinds.slice(0, Math.max(at, 0)).flatMap((kind): readonly string[] => kind.of)
  return { of: own, not: before.filter((start) => own.some((wide) => start.startsWith(wide))) }
}

/**
 * Who looks. A viewer is one signed-in person acting in one role for one organisation; everything they may see follows from the three.
 */
export const roles = [
  'participant',
  'key_worker',
  'referrer',
  'provider_worker',
  'team_lead',
  'employer_officer',
  'coordinator',
  'member',
  'analyst',
  'administrator',
] as const

export type Role = (typeof roles)[number]

export interface Viewer {
  readonly user_id: string
  readonly name: string
  readonly role: Role
  readonly organisation_id: string | null
  readonly organisation_name: string
  readonly area_id: string | null
}

/** What a role is called on a page. */
export const roleNames: Readonly<Record<Role, string>> = {
  participant: 'Participant',
  key_worker: 'Key worker',
  referrer: 'Referrer',
  provider_worker: 'Provider worker',
  team_lead: 'Team lead',
  employer_officer: 'Employer engagement officer',
  coordinator: 'Partnership coordinator',
  member: 'Partnership member',
  analyst: 'National analyst',
  administrator: 'Administrator',
}

/** The roles that see people through their organisation's relationships; the rest see nobody but, for a participant, themself. */
export const rolesThatSeePeople: readonly Role[] = [
  'key_worker',
  'referrer',
  'provider_worker',
  'team_lead',
  'employer_officer',
  'coordinator',
]

/**
 * The ids through which a viewer holds relationships with people: `people.relationship.holder` must be one of them for a person to be seen.
 * Closed: a role that is not named above holds nothing.
 */
export const holdersOf = (viewer: Pick<Viewer, 'role' | 'user_id' | 'organisation_id'>): readonly string[] => {
  if (viewer.role === 'participant') return [viewer.user_id]
  if (!rolesThatSeePeople.includes(viewer.role)) return []
  return viewer.organisation_id === null ? [viewer.user_id] : [viewer.organisation_id, viewer.user_id]
}

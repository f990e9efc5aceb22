import type { Role, Viewer } from '#platform/access'
import { found } from '#platform/http'

/** Who may read what the partnership is and what it decided: everybody who works in its area. */
export const readers = [
  'coordinator',
  'member',
  'team_lead',
  'key_worker',
  'provider_worker',
  'employer_officer',
  'referrer',
] as const satisfies readonly Role[]

/** Who takes part in the partnership's work. */
export const members = ['coordinator', 'member'] as const satisfies readonly Role[]

/** Who runs it. */
export const coordinators = ['coordinator'] as const satisfies readonly Role[]

/** Why most pages of the partnership write nothing into the audit trail when they are looked at. */
export const ownBusiness = { none: 'the partnership’s own business, about no participant' } as const

/** The area whose partnership the viewer looks at. */
export const areaOf = ({ area_id }: Pick<Viewer, 'area_id'>): string => found(area_id)

export const runsIt = ({ role }: Pick<Viewer, 'role'>): boolean => role === 'coordinator'

export const takesPart = ({ role }: Pick<Viewer, 'role'>): boolean => members.some((each) => each === role)

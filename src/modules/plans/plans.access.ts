import type { Role, Viewer } from '#platform/access'
import { found } from '#platform/http'

/** Who reads a plan while it is written, says something about it and proposes other words: everybody who works in the area. */
export const readers = [
  'coordinator',
  'member',
  'team_lead',
  'key_worker',
  'provider_worker',
  'employer_officer',
] as const satisfies readonly Role[]

/** Who writes it: the partnership’s coordinator and its members. */
export const writers = ['coordinator', 'member'] as const satisfies readonly Role[]

/** Who runs it: begins it, says who owns what, asks for sign-off, publishes. */
export const coordinators = ['coordinator'] as const satisfies readonly Role[]

/** Why looking at a plan writes nothing into the audit trail. */
export const ownPlan = { none: 'the partnership’s own plan, about no participant' } as const

/** The area whose plans the viewer looks at. */
export const areaOf = ({ area_id }: Pick<Viewer, 'area_id'>): string => found(area_id)

export const runsIt = ({ role }: Pick<Viewer, 'role'>): boolean => role === 'coordinator'

export const writesIt = ({ role }: Pick<Viewer, 'role'>): boolean => writers.some((each) => each === role)

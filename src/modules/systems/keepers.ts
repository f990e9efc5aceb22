import type { Role } from '#platform/access'

/** Those who let the systems of partners in: for their own area, and never seeing a participant by it. */
export const keepers = ['administrator', 'coordinator'] as const satisfies readonly Role[]

/** Those who may answer for what a system sends: whoever may refer somebody. */
export const answerers = [
  'referrer',
  'key_worker',
  'provider_worker',
  'team_lead',
  'coordinator',
] as const satisfies readonly Role[]

import type { Role } from '#platform/access'

/** Those who may refer somebody: any door of the partnership. */
export const senders = [
  'referrer',
  'key_worker',
  'provider_worker',
  'team_lead',
  'coordinator',
] as const satisfies readonly Role[]

/** Those who may be asked to support somebody, or answer for a colleague who was. */
export const receivers = ['key_worker', 'team_lead'] as const satisfies readonly Role[]

/** Those who work the area's shared queue. A team lead sees what was given to their own organisation. */
export const queueKeepers = ['coordinator', 'team_lead'] as const satisfies readonly Role[]

/** Those who may ask a partner without an account for a referral, by e-mail. */
export const asksPartners = ['coordinator', 'key_worker', 'team_lead'] as const satisfies readonly Role[]

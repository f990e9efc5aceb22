import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { type Role, roleNames } from '#platform/access'
import type { Invitation } from './accounts.queries.ts'

const sevenDays = 7 * 24 * 60 * 60 * 1000

/** When an invitation made now stops working. */
export const expiryFrom = (now: Date) => new Date(now.getTime() + sevenDays)

/** A one-time token for a link, and the hash of it that is kept: 256 random bits need no slow hash. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOf(token) }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')

/** What has become of an invitation, for somebody who holds its link. */
export type Standing = 'open' | 'used' | 'expired' | 'withdrawn' | 'unknown'

/** A wrong token learns nothing: it is as if there were no such invitation. */
export function standingOf(invitation: Invitation | undefined, token: string, now: Date): Standing {
  if (invitation === undefined) return 'unknown'
  const same = timingSafeEqual(Buffer.from(hashOf(token)), Buffer.from(invitation.token_hash))
  if (!same) return 'unknown'
  if (invitation.accepted_at !== null) return 'used'
  if (invitation.withdrawn_at !== null) return 'withdrawn'
  return invitation.expires_at <= now ? 'expired' : 'open'
}

/** The roles an area's administrator may offer. National analysts are added by whoever runs the installation; participants are not staff. */
export const rolesOffered = [
  'key_worker',
  'team_lead',
  'provider_worker',
  'employer_officer',
  'referrer',
  'coordinator',
  'member',
  'administrator',
] as const satisfies readonly Role[]

/** Roles that the area's partnership itself has. The partnership sees everybody in the area, so nobody else may act for it. */
const rolesOfPartnership: readonly Role[] = ['coordinator', 'administrator', 'member']

/** Why a role does not go with an organisation, or undefined when it does. */
export function whyNot(role: Role, organisationKind: string): string | undefined {
  const named = roleNames[role].toLowerCase()
  if (organisationKind === 'partnership' && !rolesOfPartnership.includes(role))
    return `Nobody acts for the partnership itself as ${named}: choose the organisation they work for`
  if (organisationKind !== 'partnership' && role === 'coordinator')
    return `A ${named} acts for the partnership itself: choose it as the organisation`
  return undefined
}

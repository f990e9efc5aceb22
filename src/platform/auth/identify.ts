import type { Viewer } from '#platform/access'
import type { Engine } from './engine.ts'
import { type Membership, membershipsOf } from './memberships.ts'
import type { AuthParts } from './settings.ts'
import { currentTerms } from './terms.ts'

/** What the session cookie of a request leads to. */
export interface SignedIn {
  userId: string
  email: string
  token: string
  secondFactor: boolean
  membership: Membership
  /** All that the account holds, the chosen one among them. */
  memberships: readonly Membership[]
  chosen: boolean
}

/** Reads who is behind a request, from the database every time, so that what has ended has ended. */
export function identifier(parts: AuthParts, engine: Engine) {
  async function signedIn(request: Request): Promise<SignedIn | undefined> {
    if (!request.headers.get('cookie')?.includes('nwd.session_token=')) return undefined
    const found = await engine.api.getSession({ headers: request.headers })
    if (!found) return undefined
    const { user, session } = found
    const terms = currentTerms(parts.clock.today())
    const memberships = await membershipsOf(parts.database.app, user.id, parts.clock.now(), terms?.version)
    const [first] = memberships
    if (first === undefined) return undefined
    const chosen = memberships.find(({ id }) => id === session.membershipId)
    return {
      userId: user.id,
      email: user.email,
      token: session.token,
      secondFactor: user.twoFactorEnabled === true,
      membership: chosen ?? first,
      memberships,
      chosen: chosen !== undefined || memberships.length === 1,
    }
  }

  /** Where somebody must go before anything else, if anywhere. */
  function first({ membership, chosen, secondFactor }: SignedIn): string | undefined {
    if (!chosen) return '/choose-role'
    if (membership.viewer.role === 'participant') return undefined
    if (!membership.termsAccepted) return '/terms'
    return parts.settings.secondFactor === 'required' && !secondFactor ? '/second-factor' : undefined
  }

  /** The viewer of a request, and where they must go first; undefined when nobody is signed in or nothing holds any more. */
  async function identify(request: Request): Promise<{ viewer: Viewer; first?: string | undefined } | undefined> {
    const session = await signedIn(request)
    return session && { viewer: session.membership.viewer, first: first(session) }
  }

  return { signedIn, identify, first }
}

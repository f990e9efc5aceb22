import { parseSigned } from 'hono/utils/cookie'
import type { Viewer } from '#platform/access'
import type { Engine } from './engine.ts'
import { type Membership, sessionByToken } from './memberships.ts'
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
    const token = await tokenIn(request.headers.get('cookie'))
    if (token === undefined) return undefined
    const terms = currentTerms(parts.clock.today())
    const found = await sessionByToken(parts.database.app, token, parts.clock.now(), terms?.version)
    if (found === undefined) return undefined
    const { memberships, chosenId } = found
    const chosen = memberships.find(({ id }) => id === chosenId)
    return {
      ...found,
      token,
      membership: chosen ?? memberships[0],
      chosen: chosen !== undefined || memberships.length === 1,
    }
  }

  /** The token of a session cookie that was signed here. */
  async function tokenIn(cookie: string | null): Promise<string | undefined> {
    if (!cookie?.includes('session_token=')) return undefined
    const { authCookies, secret } = await engine.$context
    const { name } = authCookies.sessionToken
    return (await parseSigned(cookie, secret, name))[name] || undefined
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

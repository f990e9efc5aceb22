import { sql } from 'kysely'
import { recordEvent } from '#platform/audit'
import { asWorker, type Tx } from '#platform/db'
import { Refused } from '#platform/http'
import { accountsOf } from './accounts.ts'
import { type Engine, engineOf, oidcProvider } from './engine.ts'
import { identifier } from './identify.ts'
import { lettersOf } from './letters.ts'
import { membershipsOf } from './memberships.ts'
import { belongingsOf } from './sessions.ts'
import type { AuthParts } from './settings.ts'
import { throttleOf } from './throttle.ts'

/** How somebody proved who they are. */
export type Proof = 'password' | 'code' | 'backup_code' | 'link' | 'passkey' | 'organisation'

const noAccess = 'Your access has ended. Ask the administrator of your organisation if you think that is a mistake.'

/**
 * Signing in: who is behind a request, and the accounts and sessions that say so.
 *
 * In: the database, the clock, what the installation decided, its secret and its address. Nothing is connected until first used.
 */
export function createAuth(parts: AuthParts) {
  const letters = lettersOf(parts)
  const engine = engineOf(parts, letters)
  const { signedIn, identify } = identifier(parts, engine)
  const throttle = throttleOf(parts)
  const accounts = accountsOf(parts, engine)
  const belongings = belongingsOf(parts, engine)

  /**
   * Completes a sign-in in the transaction that nobody began: from here on it is the account's own.
   * @throws Refused when nothing the account may do here holds any more; its new session is ended
   */
  async function settle(tx: Tx, userId: string, by: Proof): Promise<void> {
    const [first] = await membershipsOf(tx, userId, parts.clock.now())
    if (first === undefined) {
      await belongings.endSessionsOf(userId)
      await recordRefusal('no_membership')
      throw new Refused(noAccess)
    }
    const { viewer } = first
    await sql`select set_config('nwd.user', ${userId}, true), set_config('nwd.role', ${viewer.role}, true),
      set_config('nwd.organisation', ${viewer.organisation_id ?? ''}, true),
      set_config('nwd.area', ${viewer.area_id ?? ''}, true)`.execute(tx)
    await recordEvent(tx, { event: 'auth.session.opened', detail: { by } })
  }

  /** Writes that a sign-in was refused, in a transaction of its own: the one of the form is rolled back. */
  const recordRefusal = (reason: string) =>
    asWorker(parts.database, parts.clock, (tx) =>
      recordEvent(tx, { event: 'auth.sign_in.refused', detail: { reason } }),
    )

  // A service that does not answer today must not stop people with passwords, nor be given up for good: each try asks again until it answers.
  let withOrganisation: Engine | undefined
  async function organisationEngine(): Promise<Engine | undefined> {
    const fresh = withOrganisation ?? engineOf(parts, letters, parts.settings.oidc)
    const { socialProviders } = await fresh.$context
    const answers = socialProviders.some(({ id }) => id === oidcProvider)
    withOrganisation = answers ? fresh : undefined
    return withOrganisation
  }

  return {
    ...parts,
    engine,
    organisationEngine,
    throttle,
    signedIn,
    identify,
    settle,
    recordRefusal,
    ...accounts,
    ...belongings,
  }
}

export type Auth = ReturnType<typeof createAuth>

import { z } from 'zod'
import type { Engine } from './engine.ts'
import type { AuthParts } from './settings.ts'

export interface Session {
  id: string
  /** The browser, as it calls itself. */
  browser: string
  openedAt: Date
  current: boolean
}

const sessionRows = z.array(
  z.object({ id: z.uuid(), user_agent: z.string().nullable(), created_at: z.date(), token: z.string() }),
)
const passkeyRows = z.array(z.object({ id: z.uuid(), created_at: z.date().nullable() }))

/** What belongs to one account and can be ended by its owner: sessions and passkeys. */
export function belongingsOf({ database: { authPool } }: Pick<AuthParts, 'database'>, engine: Engine) {
  /** The sessions of an account that have not ended, the newest first. */
  async function sessionsOf(userId: string, currentToken: string): Promise<Session[]> {
    const { rows } = await authPool.query(
      'select id, user_agent, created_at, token from session where user_id = $1 and expires_at > now() order by created_at desc',
      [userId],
    )
    return sessionRows.parse(rows).map((row) => ({
      id: row.id,
      browser: browserIn(row.user_agent ?? ''),
      openedAt: row.created_at,
      current: row.token === currentToken,
    }))
  }

  /** Ends one session of an account. Another account's, or none: false. */
  async function endSession(userId: string, id: string): Promise<boolean> {
    const { rowCount } = await authPool.query('delete from session where user_id = $1 and id = $2', [userId, id])
    return rowCount === 1
  }

  /** Ends every session of an account: its next request is nobody's. With a token, all but that one. */
  async function endSessionsOf(userId: string, exceptToken = ''): Promise<void> {
    await authPool.query('delete from session where user_id = $1 and token <> $2', [userId, exceptToken])
  }

  /** Remembers, for one session, which of its account's memberships it acts by. */
  async function chooseMembership(token: string, membershipId: string): Promise<void> {
    await authPool.query('update session set membership_id = $2 where token = $1', [token, membershipId])
  }

  async function passkeysOf(userId: string): Promise<{ id: string; addedAt: Date | null }[]> {
    const { rows } = await authPool.query('select id, created_at from passkey where user_id = $1 order by created_at', [
      userId,
    ])
    return passkeyRows.parse(rows).map((row) => ({ id: row.id, addedAt: row.created_at }))
  }

  /** Removes a passkey of an account. Another account's, or none: false. */
  async function removePasskey(userId: string, id: string): Promise<boolean> {
    const { rowCount } = await authPool.query('delete from passkey where user_id = $1 and id = $2', [userId, id])
    return rowCount === 1
  }

  /** The account whose session an answer of the engine has just opened. */
  async function userOfCookies(answer: Headers): Promise<string | undefined> {
    const cookie = answer
      .getSetCookie()
      .map((line) => line.split(';', 1)[0])
      .join('; ')
    const session = await engine.api.getSession({ headers: new Headers({ cookie }) })
    return session?.user.id
  }

  /** Deletes what has expired: sessions, one-time links and codes, counts of tries. For a nightly job. Returns how many rows went. */
  async function forgetExpired(): Promise<number> {
    const gone = await Promise.all([
      authPool.query('delete from session where expires_at < now()'),
      authPool.query('delete from verification where expires_at < now()'),
      authPool.query('delete from throttle where expire < extract(epoch from now()) * 1000'),
    ])
    return gone.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0)
  }

  return {
    forgetExpired,
    sessionsOf,
    endSession,
    endSessionsOf,
    chooseMembership,
    passkeysOf,
    removePasskey,
    userOfCookies,
  }
}

const browsers: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly [RegExp, string][] = [
  [/iPhone|iPad/, 'iPhone or iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'Mac'],
  [/Linux/, 'Linux'],
]

/** A browser's own long name in a few words that its owner knows. */
function browserIn(userAgent: string): string {
  const named = (list: readonly [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent))?.[1]
  const browser = named(browsers) ?? 'A browser'
  const system = named(systems)
  return system === undefined ? browser : `${browser} on ${system}`
}

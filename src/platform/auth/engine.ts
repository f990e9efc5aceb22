import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { magicLink, twoFactor } from 'better-auth/plugins'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Letters } from './letters.ts'
import type { AuthParts } from './settings.ts'

const minute = 60
const hour = 60 * minute

/** How long a link in an e-mail works, in seconds. */
export const linkLife = { signIn: 15 * minute, newPassword: hour }

/** The fewest characters of a password; the length the NCSC's three random words come to. */
export const shortestPassword = 12
export const longestPassword = 128

/**
 * better-auth with our tables and our rules. All cryptography is its own. Nothing here is reachable from outside by itself: the routes of
 * this room call it, one by one.
 */
export function engineOf(parts: AuthParts, letters: Letters) {
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: parts.database.authPool }),
    plugins: [new CamelCasePlugin()],
  })
  const url = new URL(parts.baseUrl)
  return betterAuth({
    appName: 'No Wrong Door',
    baseURL: url.origin,
    basePath: '/auth',
    secret: parts.secret,
    database: { db, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    account: {
      modelName: 'credential',
      encryptOAuthTokens: true,
      accountLinking: { enabled: true, requireLocalEmailVerified: true },
    },
    session: {
      expiresIn: 12 * hour,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      additionalFields: { membershipId: { type: 'string', required: false, input: false } },
    },
    user: { changeEmail: { enabled: false }, deleteUser: { enabled: false } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      resetPasswordTokenExpiresIn: linkLife.newPassword,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => letters.newPassword(user.email, token),
    },
    verification: { storeIdentifier: 'hashed' },
    plugins: [
      twoFactor({ issuer: 'No Wrong Door', twoFactorCookieMaxAge: 10 * minute }),
      magicLink({
        disableSignUp: true,
        expiresIn: linkLife.signIn,
        storeToken: 'hashed',
        sendMagicLink: ({ email, token }) => letters.signIn(email, token),
      }),
      passkey({
        rpID: url.hostname,
        rpName: 'No Wrong Door',
        origin: url.origin,
        schema: { passkey: { fields: { credentialID: 'credentialId' } } },
      }),
    ],
    advanced: {
      cookiePrefix: 'nwd',
      useSecureCookies: url.protocol === 'https:',
      database: { generateId: () => uuid() },
      ipAddress: { ipAddressHeaders: [] },
    },
  })
}

export type Engine = ReturnType<typeof engineOf>

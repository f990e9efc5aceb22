import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { genericOAuth, magicLink, twoFactor } from 'better-auth/plugins'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Letters } from './letters.ts'
import type { AuthParts, OidcSettings } from './settings.ts'

const minute = 60
const hour = 60 * minute

/** How long a link in an e-mail works, in seconds. */
const linkLife = { signIn: 15 * minute, newPassword: hour }

/** The fewest characters of a password; the length the NCSC's three random words come to. */
export const shortestPassword = 12
export const longestPassword = 128

/**
 * better-auth with our tables and our rules. All cryptography is its own. Nothing here is reachable from outside by itself: the routes of
 * this room call it, one by one.
 */
export function engineOf(parts: AuthParts, letters: Letters, oidc?: OidcSettings) {
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
      onPasswordReset: ({ user }) => letters.passwordChanged(user.id, user.email),
    },
    verification: { storeIdentifier: 'hashed' },
    plugins: [
      genericOAuth({ config: oidc ? [providerOf(oidc)] : [] }),
      alsoAfterLink(twoFactor({ issuer: 'No Wrong Door', twoFactorCookieMaxAge: 10 * minute })),
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
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        authentication: { afterVerification: async ({ verification }) => ownerChecked(verification) },
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

/** What the organisation's sign-in service is called in addresses. */
export const oidcProvider = 'organisation'

/** Takes of the service only who it is and whether it has made sure of the e-mail address; nobody gets an account by coming from there. */
const providerOf = (oidc: OidcSettings) => ({
  providerId: oidcProvider,
  discoveryUrl: `${oidc.issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
  clientId: oidc.clientId,
  clientSecret: oidc.clientSecret,
  scopes: ['openid', 'email', 'profile'],
  pkce: true,
  requireIdTokenVerification: true,
  disableSignUp: true,
  disableImplicitSignUp: true,
  overrideUserInfo: false,
})

/** A link in an e-mail proves one thing, as a password does: who has set up a code is asked for it after either. */
function alsoAfterLink<Plugin extends ReturnType<typeof twoFactor>>(plugin: Plugin): Plugin {
  for (const hook of plugin.hooks.after) {
    const asked = hook.matcher
    hook.matcher = (context) => asked(context) || context.path === '/magic-link/verify'
  }
  return plugin
}

/** A passkey stands for two factors only where the device has made sure of its owner (a finger, a face, a number). */
function ownerChecked({ authenticationInfo }: { authenticationInfo: { userVerified: boolean } }): void {
  if (!authenticationInfo.userVerified) throw new APIError('UNAUTHORIZED', { code: 'OWNER_NOT_CHECKED' })
}

export type Engine = ReturnType<typeof engineOf>

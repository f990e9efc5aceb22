/** Who is behind a request: accounts, sessions, and every way to sign in. */
export type { Role, Viewer } from '#platform/access'
export { PasswordBox } from './boxes.tsx'
export { type Account, AccountExists, type NewUser } from './accounts.ts'
export { fromAddress } from './address.ts'
export { type Auth, createAuth, type Proof } from './auth.ts'
export { newPassword, newPasswordHint, password } from './password-field.ts'
export { authRoutes } from './routes.ts'
export type { AuthParts, AuthSettings, OidcSettings } from './settings.ts'

/** Who is behind a request: accounts, sessions, and every way to sign in. */

export { AccountExists, type NewUser } from './accounts.ts'
export { addressInHand, fromAddress } from './address.ts'
export { type Auth, createAuth } from './auth.ts'
export { PasswordBox } from './boxes.tsx'
export { countGuess, guessesTooOften } from './guessing.ts'
export { newPassword, newPasswordHint } from './password-field.ts'
export { authRoutes } from './routes.ts'
export type { AuthSettings } from './settings.ts'

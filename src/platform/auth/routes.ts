import type { Route } from '#platform/http'
import type { Auth } from './auth.ts'
import { signInWithPassword } from './sign-in/password-page.tsx'
import { signOut } from './sign-out.tsx'

/** Every route of signing in and of one's own account. */
export function authRoutes(auth: Auth): Route[] {
  return [signInWithPassword(auth), signOut(auth)]
}

import { recordEvent } from '#platform/audit'
import { asWorker, type Tx } from '#platform/db'
import { sendLater } from '#platform/outbox'
import type { AuthParts } from './settings.ts'

export interface Letters {
  signIn(email: string, token: string): Promise<void>
  newPassword(email: string, token: string): Promise<void>
  /** Tells an account's owner that its password was changed by a link, and writes it into the audit trail. */
  passwordChanged(userId: string, email: string): Promise<void>
}

/** The e-mails that signing in sends. They go to the outbox, say what to do with the link, and name nobody. */
export function lettersOf({ database, clock, baseUrl }: Pick<AuthParts, 'database' | 'clock' | 'baseUrl'>): Letters {
  const post = (recipient: string, subject: string, body: string, also?: (tx: Tx) => Promise<void>) =>
    asWorker(database, clock, async (tx) => {
      await also?.(tx)
      await sendLater(tx, { channel: 'email', recipient, subject, body })
    })
  const link = (path: string, token: string) => new URL(`${path}?token=${encodeURIComponent(token)}`, baseUrl).href

  return {
    signIn: (email, token) =>
      post(
        email,
        'Your link to sign in',
        `Open this link to sign in to No Wrong Door. It works once, for 15 minutes:\n\n${link('/sign-in/link/open', token)}\n\nIf you did not ask for it, do nothing: nobody can sign in without it.`,
      ),
    newPassword: (email, token) =>
      post(
        email,
        'Choose a new password',
        `Open this link to choose a new password for No Wrong Door. It works once, for an hour:\n\n${link('/reset-password', token)}\n\nIf you did not ask for it, do nothing: your password stays as it is.`,
      ),
    passwordChanged: (userId, email) =>
      post(
        email,
        'Your password was changed',
        `The password of your account at No Wrong Door was changed by a link that we sent you, and you are signed out everywhere.\n\nIf it was not you, choose another one now and tell your administrator:\n\n${new URL('/forgot-password', baseUrl).href}`,
        (tx) => recordEvent(tx, { event: 'auth.password.reset', subject: { kind: 'user', id: userId } }),
      ),
  }
}

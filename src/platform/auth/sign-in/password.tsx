import { z } from 'zod'
import { email, formOf } from '#platform/forms'
import { form, Refused, type Route } from '#platform/http'
import { Button, Form } from '#platform/ui'
import type { Auth } from '../auth.ts'
import { EmailBox, PasswordBox } from '../boxes.tsx'
import { read } from '../engine-answer.ts'
import { carrying, ownPath } from '../next.ts'
import { password } from '../password-field.ts'
import { PasskeyButton } from './passkey-button.tsx'

const signInForm = formOf({
  email: email({ label: 'E-mail address', required: 'Enter your e-mail address' }),
  _password: password({ label: 'Password', required: 'Enter your password', autocomplete: 'current-password' }),
})

const noMatch =
  'That e-mail address and password do not belong together. Check both and try again, or ask for a link by e-mail.'

/** What the engine answers to a first proof: that a second is wanted, or who has signed in. */
export const firstProof = z
  .object({ twoFactorRedirect: z.literal(true) })
  .or(z.object({ user: z.object({ id: z.uuid() }) }))

/** Signing in with an e-mail address and a password. A wrong password and an unknown address get the same answer in the same time. */
export function signInWithPassword(auth: Auth): Route {
  const { engine, settings, throttle } = auth
  return form({
    path: '/sign-in',
    access: 'everyone',
    audit: {
      show: { none: 'a page for everybody' },
      submit: { none: 'who signed in, or was refused, is recorded where sessions are opened' },
    },
    repeats: true,
    load: async ({ url }) => ownPath(url.searchParams.get('next')),
    form: signInForm,
    show: ({ token, typed, errors, loaded: next }) => ({
      title: 'Sign in',
      main: (
        <>
          <h1>Sign in</h1>
          <Form action={carrying('/sign-in', next)} token={token} errors={errors}>
            <EmailBox typed={typed} errors={errors} />
            <PasswordBox name="_password" label="Password" autocomplete="current-password" errors={errors} />
            <Button>Sign in</Button>
          </Form>
          <PasskeyButton purpose="sign-in" next={next} />
          <h2>Another way</h2>
          <ul>
            <li>
              <a href={carrying('/sign-in/link', next)}>Send me a link by e-mail</a>
            </li>
            {settings.oidc && (
              <li>
                <a href={carrying('/sign-in/organisation', next)}>
                  Sign in with {settings.oidc.name ?? 'your organisation'}
                </a>
              </li>
            )}
            <li>
              <a href="/forgot-password">I have forgotten my password</a>
            </li>
          </ul>
        </>
      ),
    }),
    async submit({ visit, loaded: next, value }) {
      await throttle.count('password', value.email, visit.request)
      const { headers } = visit.request
      const body = { email: value.email, password: value._password }
      const answer = await read(await engine.api.signInEmail({ body, headers, asResponse: true }))
      if (!answer.ok) {
        await auth.recordRefusal('password')
        throw new Refused(noMatch)
      }
      await throttle.forget('password', value.email, visit.request)
      const proved = firstProof.parse(answer.body)
      if ('twoFactorRedirect' in proved) return { to: carrying('/sign-in/code', next), headers: answer.headers }
      await auth.settle(visit.tx, proved.user.id, 'password')
      return { to: next, headers: answer.headers }
    },
  })
}

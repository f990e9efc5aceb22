import { z } from 'zod'
import { email, formOf } from '#platform/forms'
import { form, Refused, type Route } from '#platform/http'
import { Button, Form, TextField } from '#platform/ui'
import type { Auth } from '../auth.ts'
import { read } from '../engine-answer.ts'
import { carrying, ownPath } from '../next.ts'
import { password } from '../password-field.ts'

const signInForm = formOf({
  email: email({ label: 'E-mail address', required: 'Enter your e-mail address', autocomplete: 'username' }),
  _password: password({ label: 'Password', required: 'Enter your password', autocomplete: 'current-password' }),
})

const noMatch =
  'That e-mail address and password do not belong together. Check both and try again, or ask for a link by e-mail.'

const answered = z.object({ twoFactorRedirect: z.literal(true) }).or(z.object({ user: z.object({ id: z.uuid() }) }))

/** Signing in with an e-mail address and a password. A wrong password and an unknown address get the same answer in the same time. */
export function signInWithPassword(auth: Auth): Route {
  const { engine, settings, throttle } = auth

  return form({
    path: '/sign-in',
    access: 'everyone',
    audit: {
      show: { none: 'a page for everybody' },
      submit: { none: 'sessions and refusals are recorded by the room itself, as nobody is signed in yet' },
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
            <TextField
              name="email"
              label="E-mail address"
              type="email"
              autocomplete="username"
              spellcheck={false}
              value={typeof typed.email === 'string' ? typed.email : undefined}
              error={errors.find(({ field }) => field === 'email')?.message}
            />
            <TextField
              name="_password"
              label="Password"
              type="password"
              autocomplete="current-password"
              error={errors.find(({ field }) => field === '_password')?.message}
            />
            <Button>Sign in</Button>
          </Form>
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
      await throttle.forget('password', value.email)
      const signedIn = answered.parse(answer.body)
      if ('twoFactorRedirect' in signedIn) return { to: carrying('/sign-in/code', next), headers: answer.headers }
      await auth.settle(visit.tx, signedIn.user.id, 'password')
      return { to: next, headers: answer.headers }
    },
  })
}

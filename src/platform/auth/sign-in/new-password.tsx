import { email, formOf } from '#platform/forms'
import { form, page, Refused, type Route } from '#platform/http'
import { Button, Form } from '#platform/ui'
import type { Auth } from '../auth.ts'
import { EmailBox, PasswordBox } from '../boxes.tsx'
import { read } from '../engine-answer.ts'
import { newPassword, newPasswordHint } from '../password-field.ts'
import { inEqualTime } from '../throttle.ts'

const askForm = formOf({ email: email({ label: 'E-mail address', required: 'Enter your e-mail address' }) })
const chooseForm = formOf({ _password: newPassword({ label: 'New password', required: 'Enter a new password' }) })

/** Asks for a link to choose a new password. The answer is the same, as late, whether or not there is such an account. */
function forgotPassword(auth: Auth): Route {
  return form({
    path: '/forgot-password',
    access: 'everyone',
    audit: { show: { none: 'a page for everybody' }, submit: { none: 'it must not show whether an account exists' } },
    load: async () => undefined,
    form: askForm,
    show: ({ token, typed, errors }) => ({
      title: 'Choose a new password',
      back: { href: '/sign-in', text: 'Sign in' },
      main: (
        <>
          <h1>Choose a new password</h1>
          <p>We send you a link to a page where you can choose one.</p>
          <Form action="/forgot-password" token={token} errors={errors}>
            <EmailBox typed={typed} errors={errors} />
            <Button>Send me a link</Button>
          </Form>
        </>
      ),
    }),
    async submit({ visit, value }) {
      await auth.throttle.count('letter', value.email, visit.request)
      await inEqualTime(() => auth.engine.api.requestPasswordReset({ body: { email: value.email } }))
      return { to: '/forgot-password/sent' }
    },
  })
}

const sent = page({
  path: '/forgot-password/sent',
  access: 'everyone',
  audit: { none: 'a page for everybody' },
  show: async () => ({
    title: 'Look in your e-mail',
    main: (
      <>
        <h1>Look in your e-mail</h1>
        <p>
          If there is an account with the address you gave, a link to choose a new password is on its way to it. The
          link works once, for an hour.
        </p>
        <p>
          Nothing after a few minutes? Look in the folder for junk, or <a href="/forgot-password">ask again</a>.
        </p>
      </>
    ),
  }),
})

/** Chooses a new password by a link. Every session of the account ends. */
function resetPassword(auth: Auth): Route {
  return form({
    path: '/reset-password',
    access: 'everyone',
    audit: { show: { none: 'a page for everybody' }, submit: { none: 'recorded where passwords are reset' } },
    load: async ({ url }) => url.searchParams.get('token') ?? '',
    form: chooseForm,
    show: ({ token, errors, loaded: link }) => ({
      title: 'Choose a new password',
      main: (
        <>
          <h1>Choose a new password</h1>
          <Form action={`/reset-password?token=${encodeURIComponent(link)}`} token={token} errors={errors}>
            <PasswordBox
              name="_password"
              label="New password"
              hint={newPasswordHint}
              autocomplete="new-password"
              errors={errors}
            />
            <Button>Save the password</Button>
          </Form>
          <p>
            <a href="/forgot-password">Ask for a new link</a>
          </p>
        </>
      ),
    }),
    async submit({ loaded: link, value }) {
      const body = { newPassword: value._password, token: link }
      const answer = await read(await auth.engine.api.resetPassword({ body, asResponse: true }))
      if (!answer.ok) throw new Refused('This link has been used, or is older than an hour. Ask for a new one.')
      return { to: '/sign-in', flash: 'Your password is changed. Sign in with it.' }
    },
  })
}

export const choosingANewPassword = (auth: Auth): Route[] => [forgotPassword(auth), sent, resetPassword(auth)]

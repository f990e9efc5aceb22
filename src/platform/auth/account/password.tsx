import { formOf } from '#platform/forms'
import { form, Refused, type Route } from '#platform/http'
import { Button, Form } from '#platform/ui'
import type { Auth } from '../auth.ts'
import { PasswordBox } from '../boxes.tsx'
import { read } from '../engine-answer.ts'
import { newPassword, newPasswordHint, password } from '../password-field.ts'

const changeForm = formOf({
  _current: password({
    label: 'Password now',
    required: 'Enter the password you have now',
    autocomplete: 'current-password',
  }),
  _new: newPassword({ label: 'New password', required: 'Enter a new password' }),
})

/** Changes one's own password, and signs out everywhere else. */
export function changePassword(auth: Auth): Route {
  return form({
    path: '/account/password',
    access: 'signed-in',
    audit: { show: { none: 'their own account' }, submit: 'auth.password.changed' },
    load: async () => undefined,
    form: changeForm,
    show: ({ token, errors }) => ({
      title: 'Change your password',
      back: { href: '/account', text: 'Your account' },
      main: (
        <>
          <h1>Change your password</h1>
          <p>You stay signed in here, and are signed out everywhere else.</p>
          <Form action="/account/password" token={token} errors={errors}>
            <PasswordBox name="_current" label="Password now" autocomplete="current-password" errors={errors} />
            <PasswordBox
              name="_new"
              label="New password"
              hint={newPasswordHint}
              autocomplete="new-password"
              errors={errors}
            />
            <Button>Change the password</Button>
          </Form>
          <p>
            Signed in without a password? <a href="/forgot-password">Get a link to choose one</a>.
          </p>
        </>
      ),
    }),
    async submit({ visit, value }) {
      const body = { currentPassword: value._current, newPassword: value._new, revokeOtherSessions: true }
      const { headers } = visit.request
      await auth.throttle.count('password', visit.viewer.user_id, visit.request)
      const answer = await read(await auth.engine.api.changePassword({ body, headers, asResponse: true }))
      if (!answer.ok) throw new Refused([{ field: '_current', message: 'That is not the password you have now' }])
      await visit.record({})
      return { to: '/account', flash: 'Your password is changed.', headers: answer.headers }
    },
  })
}

import { formOf } from '#platform/forms'
import { form, found, Refused, type Route } from '#platform/http'
import { Button, Form, InsetText, WarningText } from '#platform/ui'
import type { Auth } from '../auth.ts'
import { PasswordBox } from '../boxes.tsx'
import { read } from '../engine-answer.ts'
import { password } from '../password-field.ts'
import { codesPath, secondFactorsOf } from '../second-factor.ts'

const provedForm = formOf({
  _password: password({ label: 'Your password', required: 'Enter your password', autocomplete: 'current-password' }),
})

const wrongPassword = [{ field: '_password', message: 'That is not your password' }]

/** Removes the second factor; where everybody must have one, the next page asks to set up another. */
export function removeSecondFactor({ engine }: Auth): Route {
  return form({
    path: '/account/second-factor/remove',
    access: 'signed-in',
    audit: { show: { none: 'their own account' }, submit: 'auth.second_factor.removed' },
    load: async () => undefined,
    form: provedForm,
    show: ({ token, errors }) => ({
      title: 'Remove the code',
      back: { href: '/account', text: 'Your account' },
      main: (
        <>
          <h1>Remove the code</h1>
          <WarningText>From then on, your password alone lets somebody in.</WarningText>
          <Form action="/account/second-factor/remove" token={token} errors={errors}>
            <PasswordBox name="_password" label="Your password" autocomplete="current-password" errors={errors} />
            <Button>Remove the code</Button>
          </Form>
        </>
      ),
    }),
    async submit({ visit, value }) {
      const { headers } = visit.request
      const body = { password: value._password }
      const answer = await read(await engine.api.disableTwoFactor({ body, headers, asResponse: true }))
      if (!answer.ok) throw new Refused(wrongPassword)
      await visit.record({})
      return { to: '/account', flash: 'The code is removed.', headers: answer.headers }
    },
  })
}

/** Makes new backup codes; the old ones stop working. They are shown once, on the page this leads to. */
export function newBackupCodes(auth: Auth): Route {
  const { engine } = auth
  const factors = secondFactorsOf(auth, engine)
  return form({
    path: codesPath,
    access: 'signed-in',
    audit: { show: { none: 'their own account' }, submit: 'auth.backup_codes.made' },
    async load({ request, url }) {
      const { userId, secondFactor } = found(await auth.signedIn(request))
      if (!secondFactor) return undefined
      return factors.backupCodesOf(userId, url.searchParams.get('word'))
    },
    form: provedForm,
    show: ({ token, errors, loaded: codes }) => ({
      title: 'Backup codes',
      back: { href: '/account', text: 'Your account' },
      main: (
        <>
          <h1>Backup codes</h1>
          {codes ? (
            <>
              <p>Each lets you in once without the app. Write them down where nobody else looks.</p>
              <InsetText>
                <ul>
                  {codes.map((code) => (
                    <li key={code}>
                      <code>{code}</code>
                    </li>
                  ))}
                </ul>
              </InsetText>
            </>
          ) : (
            <Form action={codesPath} token={token} errors={errors}>
              <p>New codes replace the old ones, which stop working.</p>
              <PasswordBox name="_password" label="Your password" autocomplete="current-password" errors={errors} />
              <Button>Make new codes</Button>
            </Form>
          )}
        </>
      ),
    }),
    async submit({ visit, value }) {
      const { headers } = visit.request
      const body = { password: value._password }
      const answer = await read(await engine.api.generateBackupCodes({ body, headers, asResponse: true }))
      if (!answer.ok) throw new Refused(wrongPassword)
      await visit.record({})
      return { to: `${codesPath}?word=${factors.mayLook(visit.viewer.user_id)}` }
    },
  })
}

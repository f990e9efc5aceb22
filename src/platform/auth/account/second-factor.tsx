import QRCode from 'qrcode'
import { formOf, text } from '#platform/forms'
import { form, found, Refused, type Route, raw } from '#platform/http'
import { Button, Details, Form, InsetText } from '#platform/ui'
import type { Auth } from '../auth.ts'
import { CodeBox, PasswordBox } from '../boxes.tsx'
import { read } from '../engine-answer.ts'
import { password } from '../password-field.ts'
import { type PendingFactor, secondFactorsOf } from '../second-factor.ts'

interface Setting {
  pending: PendingFactor | undefined
  secondFactor: boolean
}

const beginForm = formOf({
  _password: password({ label: 'Your password', required: 'Enter your password', autocomplete: 'current-password' }),
})
const finishForm = formOf({ _code: text({ label: 'Code', required: 'Enter the code your app shows', max: 20 }) })

interface Answer {
  _password?: string | undefined
  _code?: string | undefined
}

const formFor = ({ pending }: Setting) =>
  pending ? formOf<Answer>(finishForm.fields) : formOf<Answer>(beginForm.fields)

const inFours = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ')

const picturePath = '/second-factor/picture'

/** The picture for the app's camera. Open to everyone only because whoever must still set up a factor may open nothing else. */
export function secondFactorPicture(auth: Auth): Route {
  const factors = secondFactorsOf(auth, auth.engine)
  return raw({
    method: 'GET',
    path: picturePath,
    access: 'everyone',
    audit: { none: 'their own account' },
    async answer({ request }) {
      const pending = await factors.pendingOf(found(await auth.signedIn(request)))
      const picture = await QRCode.toString(found(pending).uri, { type: 'svg', margin: 2 })
      return new Response(picture, { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' } })
    },
  })
}

/** Sets up the second factor, in one place and two steps: the password, then the app and its first code. */
export function setUpSecondFactor(auth: Auth): Route {
  const { engine } = auth
  const factors = secondFactorsOf(auth, engine)
  return form({
    path: '/second-factor',
    access: 'signed-in',
    audit: { show: { none: 'their own account' }, submit: 'auth.second_factor.changed' },
    async load({ request }): Promise<Setting> {
      const session = found(await auth.signedIn(request))
      const pending = session.secondFactor ? undefined : await factors.pendingOf(session)
      return { secondFactor: session.secondFactor, pending }
    },
    form: formFor,
    show: ({ token, errors, loaded: { pending, secondFactor } }) => ({
      title: 'Signing in with a code',
      main: (
        <>
          <h1>Signing in with a code</h1>
          {secondFactor ? (
            <p>
              You have set this up. <a href="/account">Your account</a>
            </p>
          ) : pending ? (
            <Finish pending={pending} token={token} errors={errors} />
          ) : (
            <Begin token={token} errors={errors} />
          )}
        </>
      ),
    }),
    async submit({ visit, loaded: { pending }, value }) {
      const { headers } = visit.request
      const answer = await read(
        pending
          ? await engine.api.verifyTOTP({
              body: { code: (value._code ?? '').replace(/\s/g, '') },
              headers,
              asResponse: true,
            })
          : await engine.api.enableTwoFactor({ body: { password: value._password ?? '' }, headers, asResponse: true }),
      )
      if (!answer.ok) throw new Refused([pending ? wrongCode : wrongPassword])
      await visit.record({ detail: { step: pending ? 'added' : 'begun' } })
      if (!pending) return { to: '/second-factor' }
      return {
        to: '/account',
        flash: 'From now on, signing in with your password asks for a code.',
        headers: answer.headers,
      }
    },
  })
}

const wrongCode = { field: '_code', message: 'That code is not right, or no longer. Enter the one your app shows now' }
const wrongPassword = { field: '_password', message: 'That is not your password' }

interface StepProps {
  token: string
  errors: Parameters<typeof PasswordBox>[0]['errors']
}

function Begin({ token, errors }: StepProps) {
  return (
    <>
      <p>
        A password can be guessed or stolen. With a code from an app on your phone as well, that alone lets nobody in.
        You need an app for codes, such as the one that came with your phone or your organisation recommends.
      </p>
      <Form action="/second-factor" token={token} errors={errors}>
        <PasswordBox name="_password" label="Your password" autocomplete="current-password" errors={errors} />
        <Button>Start</Button>
      </Form>
    </>
  )
}

function Finish({ pending, token, errors }: StepProps & { pending: PendingFactor }) {
  return (
    <>
      <h2>1. Show this to your app</h2>
      <img src={picturePath} alt="Code for the camera of your app" width={220} height={220} />
      <Details summary="I cannot use a camera">
        <p>
          Type this into the app: <strong>{inFours(pending.secret)}</strong>
        </p>
      </Details>
      <h2>2. Keep these backup codes</h2>
      <p>Each lets you in once without the app. Write them down where nobody else looks. They are not shown again.</p>
      <InsetText>
        <ul>
          {pending.backupCodes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </InsetText>
      <h2>3. Show us that it works</h2>
      <Form action="/second-factor" token={token} errors={errors}>
        <CodeBox label="Code" hint="The six numbers that your app shows now." errors={errors} />
        <Button>Finish</Button>
      </Form>
    </>
  )
}

import { z } from 'zod'
import { formOf, text } from '#platform/forms'
import { form, Refused, type Route } from '#platform/http'
import { Button, Form } from '#platform/ui'
import type { Auth } from '../auth.ts'
import { CodeBox } from '../boxes.tsx'
import { read } from '../engine-answer.ts'
import { carrying, ownPath } from '../next.ts'

const codeForm = formOf({
  _code: text({ label: 'Code', required: 'Enter the code from your app, or a backup code', max: 40 }),
})

const startAgain = 'This step has run out of time or tries. Sign in again from the beginning.'
const refusals: Readonly<Record<string, string>> = {
  INVALID_CODE: 'That code is not right, or no longer. Enter the one your app shows now.',
  INVALID_BACKUP_CODE: 'That backup code is not right, or was used before.',
  ACCOUNT_TEMPORARILY_LOCKED: 'There were too many wrong codes. Wait 15 minutes, then sign in again.',
}

const signedIn = z.object({ user: z.object({ id: z.uuid() }) })

/** The second step of signing in: a code from the app, or one of the backup codes. */
export function signInWithCode(auth: Auth): Route {
  const { engine } = auth
  return form({
    path: '/sign-in/code',
    access: 'everyone',
    audit: {
      show: { none: 'a page for everybody' },
      submit: { none: 'who signed in, or was refused, is recorded where sessions are opened' },
    },
    repeats: true,
    load: async ({ url }) => ownPath(url.searchParams.get('next')),
    form: codeForm,
    show: ({ token, errors, loaded: next }) => ({
      title: 'Enter your code',
      back: { href: carrying('/sign-in', next), text: 'Start again' },
      main: (
        <>
          <h1>Enter your code</h1>
          <Form action={carrying('/sign-in/code', next)} token={token} errors={errors}>
            <CodeBox
              label="Code"
              hint="The six numbers that your app shows for No Wrong Door, or one of your backup codes."
              errors={errors}
            />
            <Button>Continue</Button>
          </Form>
        </>
      ),
    }),
    async submit({ visit, loaded: next, value }) {
      const { headers } = visit.request
      const digits = value._code.replace(/[\s-]/g, '')
      const fromApp = /^\d{6}$/.test(digits)
      const answer = await read(
        fromApp
          ? await engine.api.verifyTOTP({ body: { code: digits }, headers, asResponse: true })
          : await engine.api.verifyBackupCode({ body: { code: value._code }, headers, asResponse: true }),
      )
      if (!answer.ok) {
        await auth.recordRefusal('code')
        throw new Refused(refusals[answer.code] ?? startAgain)
      }
      await auth.settle(visit.tx, signedIn.parse(answer.body).user.id, fromApp ? 'code' : 'backup_code')
      return { to: next, headers: answer.headers }
    },
  })
}

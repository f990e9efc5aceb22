import { email, formOf } from '#platform/forms'
import { form, page, Refused, type Route } from '#platform/http'
import { Button, Form } from '#platform/ui'
import type { Auth } from '../auth.ts'
import { EmailBox } from '../boxes.tsx'
import { read } from '../engine-answer.ts'
import { carrying, ownPath } from '../next.ts'
import { inEqualTime } from '../throttle.ts'
import { firstProof } from './password.tsx'

const linkForm = formOf({ email: email({ label: 'E-mail address', required: 'Enter your e-mail address' }) })

const spent = 'This link has been used, or is older than 15 minutes. Ask for a new one.'

/** Asks for a link by e-mail. The answer is the same, as late, whether or not there is such an account. */
function askForLink(auth: Auth): Route {
  return form({
    path: '/sign-in/link',
    access: 'everyone',
    audit: { show: { none: 'a page for everybody' }, submit: { none: 'it must not show whether an account exists' } },
    load: async ({ url }) => ownPath(url.searchParams.get('next')),
    form: linkForm,
    show: ({ token, typed, errors, loaded: next }) => ({
      title: 'Sign in by e-mail',
      back: { href: carrying('/sign-in', next), text: 'Sign in another way' },
      main: (
        <>
          <h1>Sign in by e-mail</h1>
          <p>We send you a link that signs you in once. Open it in the browser you want to use.</p>
          <Form action={carrying('/sign-in/link', next)} token={token} errors={errors}>
            <EmailBox typed={typed} errors={errors} />
            <Button>Send me a link</Button>
          </Form>
        </>
      ),
    }),
    async submit({ visit, value }) {
      await auth.throttle.count('letter', value.email, visit.request)
      await inEqualTime(async () => {
        if ((await auth.accountOf(value.email)) === undefined) return
        await auth.engine.api.signInMagicLink({ body: { email: value.email }, headers: visit.request.headers })
      })
      return { to: '/sign-in/link/sent' }
    },
  })
}

const sent = page({
  path: '/sign-in/link/sent',
  access: 'everyone',
  audit: { none: 'a page for everybody' },
  show: async () => ({
    title: 'Look in your e-mail',
    main: (
      <>
        <h1>Look in your e-mail</h1>
        <p>
          If there is an account with the address you gave, a link is on its way to it. The link works once, for 15
          minutes.
        </p>
        <p>
          Nothing after a few minutes? Look in the folder for junk, or <a href="/sign-in/link">ask again</a>.
        </p>
      </>
    ),
  }),
})

/** Opens a link. Looking at it uses nothing up, because mail filters look at links too; the button does. */
function openLink(auth: Auth): Route {
  return form({
    path: '/sign-in/link/open',
    access: 'everyone',
    audit: {
      show: { none: 'a page for everybody' },
      submit: { none: 'who signed in, or was refused, is recorded where sessions are opened' },
    },
    repeats: true,
    load: async ({ url }) => url.searchParams.get('token') ?? '',
    form: formOf({}),
    show: ({ token, errors, loaded: link }) => ({
      title: 'Sign in',
      main: (
        <>
          <h1>Sign in</h1>
          <Form action={`/sign-in/link/open?token=${encodeURIComponent(link)}`} token={token} errors={errors}>
            {errors.length > 0 ? (
              <p>
                <a href="/sign-in/link">Ask for a new link</a>
              </p>
            ) : (
              <Button>Sign in</Button>
            )}
          </Form>
        </>
      ),
    }),
    async submit({ visit, loaded: link }) {
      const { headers } = visit.request
      const answer = await read(
        await auth.engine.api.magicLinkVerify({ query: { token: link }, headers, asResponse: true }),
      )
      if (!answer.ok) {
        await auth.recordRefusal('link')
        throw new Refused(spent)
      }
      const proved = firstProof.parse(answer.body)
      if ('twoFactorRedirect' in proved) return { to: '/sign-in/code', headers: answer.headers }
      await auth.settle(visit.tx, proved.user.id, 'link')
      return { to: '/', headers: answer.headers }
    },
  })
}

export const signInByLink = (auth: Auth): Route[] => [askForLink(auth), sent, openLink(auth)]

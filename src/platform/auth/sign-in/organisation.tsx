import { z } from 'zod'
import { page, Refused, type Route, raw } from '#platform/http'
import type { Auth } from '../auth.ts'
import { oidcProvider } from '../engine.ts'
import { read } from '../engine-answer.ts'
import { carrying, ownPath } from '../next.ts'

const begun = z.object({ url: z.url() })
const refusedPath = '/sign-in/organisation/refused'
const unavailablePath = '/sign-in/organisation/unavailable'

const redirect = (to: string, headers = new Headers()) => {
  headers.set('location', to)
  return new Response(null, { status: 303, headers })
}

/** Sends the browser to the organisation's own sign-in service, remembering where it was going. */
function begin({ organisationEngine }: Auth): Route {
  return raw({
    method: 'GET',
    path: '/sign-in/organisation',
    access: 'everyone',
    audit: { none: 'nothing is known yet' },
    async answer({ url, request }) {
      const engine = await organisationEngine()
      if (engine === undefined) return redirect(unavailablePath)
      const next = ownPath(url.searchParams.get('next'))
      const body = { provider: oidcProvider, callbackURL: next, errorCallbackURL: refusedPath, disableRedirect: true }
      const answer = await read(await engine.api.signInSocial({ body, headers: request.headers, asResponse: true }))
      return answer.ok ? redirect(begun.parse(answer.body).url, answer.headers) : redirect(unavailablePath)
    },
  })
}

/** Where the service sends the browser back to: the engine checks what it says, and we whether anything still holds. */
function comeBack(auth: Auth): Route {
  return raw({
    method: 'GET',
    path: `/auth/callback/${oidcProvider}`,
    access: 'everyone',
    audit: { none: 'who signed in, or was refused, is recorded where sessions are opened' },
    async answer({ request, tx }) {
      const engine = await auth.organisationEngine()
      if (engine === undefined) return redirect(unavailablePath)
      const response = await engine.handler(request)
      const to = response.headers.get('location')
      const answer = await read(response)
      const userId = answer.ok ? await auth.userOfCookies(answer.headers) : undefined
      if (userId === undefined || to === null) {
        await auth.recordRefusal('organisation')
        return redirect(refusedPath)
      }
      try {
        await auth.settle(tx, userId, 'organisation')
      } catch (error) {
        if (error instanceof Refused) return redirect(refusedPath)
        throw error
      }
      const { pathname, search } = new URL(to, auth.baseUrl)
      return redirect(ownPath(pathname + search), answer.headers)
    },
  })
}

const refused = page({
  path: refusedPath,
  access: 'everyone',
  audit: { none: 'a page for everybody' },
  show: async () => ({
    title: 'No account here',
    main: (
      <>
        <h1>No account here</h1>
        <p>
          Your organisation knows you, but there is no account here for the e-mail address it gave, or its access has
          ended. Ask your organisation’s administrator to invite you.
        </p>
        <p>
          <a href="/sign-in">Sign in another way</a>
        </p>
      </>
    ),
  }),
})

const unavailable = page({
  path: unavailablePath,
  access: 'everyone',
  audit: { none: 'a page for everybody' },
  show: async ({ url }) => ({
    title: 'Your organisation’s sign-in does not answer',
    main: (
      <>
        <h1>Your organisation’s sign-in does not answer</h1>
        <p>
          <a href={carrying('/sign-in/organisation', ownPath(url.searchParams.get('next')))}>Try again</a>, or{' '}
          <a href="/sign-in">sign in another way</a>.
        </p>
      </>
    ),
  }),
})

/** Signing in with the organisation's own service; no routes at all where none is set. */
export const signInWithOrganisation = (auth: Auth): Route[] =>
  auth.settings.oidc === undefined ? [] : [begin(auth), comeBack(auth), refused, unavailable]

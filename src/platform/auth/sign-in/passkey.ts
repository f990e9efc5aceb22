import { readFileSync } from 'node:fs'
import { Refused, type Route, raw } from '#platform/http'
import type { Auth } from '../auth.ts'
import { read } from '../engine-answer.ts'
import { passkeyScript } from './passkey-button.tsx'

const script = readFileSync(new URL('../assets/passkey.js', import.meta.url), 'utf8')

const json = (status: number, body: unknown, headers = new Headers()) => {
  headers.set('content-type', 'application/json')
  headers.set('cache-control', 'no-store')
  return new Response(JSON.stringify(body), { status, headers })
}

/** What the browser's script asks for. The engine itself checks that each request comes from our own pages. */
export function passkeyRoutes(auth: Auth): Route[] {
  const { engine } = auth
  return [
    raw({
      method: 'GET',
      path: passkeyScript,
      access: 'everyone',
      audit: { none: 'a static file' },
      answer: async () =>
        new Response(script, {
          headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=3600' },
        }),
    }),
    raw({
      method: 'GET',
      path: '/auth/passkey/generate-authenticate-options',
      access: 'everyone',
      audit: { none: 'a question to the browser' },
      answer: ({ request }) => engine.handler(request),
    }),
    raw({
      method: 'POST',
      path: '/auth/passkey/verify-authentication',
      access: 'everyone',
      audit: { none: 'who signed in, or was refused, is recorded where sessions are opened' },
      async answer({ request, tx }) {
        const answer = await read(await engine.handler(request))
        const userId = answer.ok ? await auth.userOfCookies(answer.headers) : undefined
        if (userId === undefined) {
          await auth.recordRefusal('passkey')
          return json(401, { message: 'That passkey is not one of ours. Sign in another way.' })
        }
        try {
          await auth.settle(tx, userId, 'passkey')
        } catch (error) {
          if (error instanceof Refused) return json(401, { message: error.errors[0]?.message })
          throw error
        }
        return json(200, { message: 'Signed in' }, answer.headers)
      },
    }),
    raw({
      method: 'GET',
      path: '/auth/passkey/generate-register-options',
      access: 'signed-in',
      audit: { none: 'a question to the browser' },
      answer: ({ request }) => engine.handler(request),
    }),
    raw({
      method: 'POST',
      path: '/auth/passkey/verify-registration',
      access: 'signed-in',
      audit: 'auth.passkey.added',
      async answer({ request, record, viewer }) {
        const answer = await read(await engine.handler(request))
        await record({ subject: { kind: 'user', id: viewer.user_id }, detail: { added: answer.ok } })
        return answer.ok ? json(200, { message: 'Added' }) : json(400, { message: 'That passkey could not be added.' })
      },
    }),
  ]
}

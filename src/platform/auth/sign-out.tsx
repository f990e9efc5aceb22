import { formOf } from '#platform/forms'
import { form, type Route } from '#platform/http'
import { Button, ButtonGroup, Form } from '#platform/ui'
import type { Auth } from './auth.ts'
import { read } from './engine-answer.ts'

/** Ends this session. The header's button posts here; the page asks, for whoever comes by address. */
export function signOut({ engine }: Auth): Route {
  return form({
    path: '/sign-out',
    access: 'everyone',
    audit: { show: { none: 'a question' }, submit: { none: 'ending a session shows nothing and changes no record' } },
    repeats: true,
    load: async () => undefined,
    form: formOf({}),
    show: ({ token, errors }) => ({
      title: 'Sign out',
      main: (
        <>
          <h1>Sign out?</h1>
          <p>What you were typing is kept for you for thirty days.</p>
          <Form action="/sign-out" token={token} errors={errors}>
            <ButtonGroup>
              <Button>Sign out</Button>
              <Button href="/" kind="cancel">
                Stay signed in
              </Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    }),
    async submit({ visit }) {
      const { headers } = await read(await engine.api.signOut({ headers: visit.request.headers, asResponse: true }))
      return { to: '/sign-in', flash: 'You are signed out.', headers }
    },
  })
}

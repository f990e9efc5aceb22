import type { VNode } from 'preact'
import { formOf } from '#platform/forms'
import { form, found, NotFound, type Route, type Visit } from '#platform/http'
import { Button, ButtonGroup, Form } from '#platform/ui'
import type { Auth } from '../auth.ts'
import type { SignedIn } from '../identify.ts'

interface Question {
  path: string
  audit: string
  title: string
  words: VNode
  button: string
  flash: string
  /** Gives false when there was no such thing of theirs. */
  act(session: SignedIn, id: string | undefined): Promise<unknown>
}

/** A page that asks once more before something of one's own is ended. */
function confirmation(auth: Auth, question: Question): Route {
  const act = async (visit: Visit, session: SignedIn, id: string | undefined) => {
    if ((await question.act(session, id)) === false) throw new NotFound()
    await visit.record({ subject: id === undefined ? undefined : { kind: 'own', id } })
    return { to: '/account', flash: question.flash }
  }
  return form({
    path: question.path,
    access: 'signed-in',
    audit: { show: { none: 'their own account' }, submit: question.audit },
    load: async ({ request }) => found(await auth.signedIn(request)),
    form: formOf({}),
    show: ({ visit, token, errors }) => ({
      title: question.title,
      back: { href: '/account', text: 'Your account' },
      main: (
        <>
          <h1>{question.title}</h1>
          {question.words}
          <Form action={visit.url.pathname} token={token} errors={errors}>
            <ButtonGroup>
              <Button>{question.button}</Button>
              <Button href="/account" kind="cancel">
                Keep it
              </Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    }),
    submit: ({ visit, loaded }) => act(visit, loaded, idIn(visit.parameters)),
  })
}

const idIn = (parameters: object) =>
  'id' in parameters && typeof parameters.id === 'string' ? parameters.id : undefined

/** Signing out elsewhere, and removing passkeys. */
export const endingWhatIsMine = (auth: Auth): Route[] => [
  confirmation(auth, {
    path: '/account/sessions/end',
    audit: 'auth.session.ended',
    title: 'Sign out everywhere else?',
    words: <p>Every other browser and device is signed out at once. What was being typed there is kept as a draft.</p>,
    button: 'Sign out everywhere else',
    flash: 'You are signed out everywhere else.',
    act: ({ userId, token }) => auth.endSessionsOf(userId, token),
  }),
  confirmation(auth, {
    path: '/account/sessions/:id/end',
    audit: 'auth.session.ended',
    title: 'Sign out that browser?',
    words: <p>It is signed out at once.</p>,
    button: 'Sign out that browser',
    flash: 'That browser is signed out.',
    act: ({ userId }, id) => auth.endSession(userId, found(id)),
  }),
  confirmation(auth, {
    path: '/account/passkeys/:id/remove',
    audit: 'auth.passkey.removed',
    title: 'Remove this passkey?',
    words: <p>It no longer lets you in here. Remove it from your device as well, in its own settings.</p>,
    button: 'Remove the passkey',
    flash: 'The passkey is removed.',
    act: ({ userId }, id) => auth.removePasskey(userId, found(id)),
  }),
]

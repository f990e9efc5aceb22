import { roleNames } from '#platform/access'
import { found, page, type Route } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { Button, SummaryList, Table, Tag } from '#platform/ui'
import type { Auth } from '../auth.ts'
import { PasskeyButton } from '../sign-in/passkey-button.tsx'

/** One's own account: how one signs in, and where one is signed in. */
export function accountPage(auth: Auth): Route {
  return page({
    path: '/account',
    access: 'signed-in',
    audit: { none: 'their own account' },
    async show({ request, viewer }) {
      const session = found(await auth.signedIn(request))
      const sessions = await auth.sessionsOf(session.userId, session.token)
      const passkeys = await auth.passkeysOf(session.userId)
      const change = (href: string, text: string, about: string) => [{ href, text, about }]
      return {
        title: 'Your account',
        main: (
          <>
            <h1>Your account</h1>
            <SummaryList
              rows={[
                { key: 'Name', value: viewer.name },
                { key: 'E-mail address', value: session.email },
                {
                  key: 'You act as',
                  value: [roleNames[viewer.role], viewer.organisation_name].filter(Boolean).join(', '),
                  actions: session.memberships.length > 1 ? change('/choose-role', 'Change', 'who you act for') : [],
                },
                { key: 'Password', value: 'Never shown', actions: change('/account/password', 'Change', 'password') },
                {
                  key: 'Code when signing in',
                  value: session.secondFactor ? <Tag tone="green">Set up</Tag> : 'Not set up',
                  actions: session.secondFactor
                    ? [
                        { href: '/account/backup-codes', text: 'New backup codes' },
                        { href: '/account/second-factor/remove', text: 'Remove', about: 'the code' },
                      ]
                    : change('/second-factor', 'Set up', 'a code'),
                },
              ]}
            />
            <h2>Passkeys</h2>
            <p>A passkey lets you in with your finger, face or screen lock, without a password or a code.</p>
            {passkeys.length > 0 && (
              <Table
                caption="Your passkeys"
                hideCaption
                columns={[
                  { key: 'added', text: 'Added' },
                  { key: 'remove', text: 'Remove', acts: true },
                ]}
                rows={passkeys.map(({ id, addedAt }) => ({
                  added: addedAt === null ? 'Not known' : formatDateTime(addedAt),
                  remove: <a href={`/account/passkeys/${id}/remove`}>Remove</a>,
                }))}
              />
            )}
            <PasskeyButton purpose="add" next="/account" />
            <h2>Where you are signed in</h2>
            <Table
              caption="Where you are signed in"
              hideCaption
              columns={[
                { key: 'browser', text: 'Browser' },
                { key: 'since', text: 'Since' },
                { key: 'end', text: 'Sign out', acts: true },
              ]}
              rows={sessions.map(({ id, browser, openedAt, current }) => ({
                browser,
                since: formatDateTime(openedAt),
                end: current ? 'This browser' : <a href={`/account/sessions/${id}/end`}>Sign out</a>,
              }))}
            />
            {sessions.length > 1 && (
              <Button href="/account/sessions/end" kind="secondary">
                Sign out everywhere else
              </Button>
            )}
          </>
        ),
      }
    },
  })
}

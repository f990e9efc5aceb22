import type { Auth } from '#platform/auth'
import { formOf } from '#platform/forms'
import { form, found, NotFound, Refused, type Route } from '#platform/http'
import { Button, ButtonGroup, Form, WarningText } from '#platform/ui'
import { endMembership, membershipIn } from './accounts.queries.ts'
import { nameOfRole } from './list-accounts.tsx'

/** Ends somebody's access: their next request finds them signed out. */
export function endAccess(auth: Auth): Route {
  return form({
    path: '/accounts/:membership/end',
    access: ['administrator'],
    audit: { show: { none: 'a question' }, submit: 'partnership.membership.ended' },
    load: async ({ tx, viewer, parameters }) =>
      found(await membershipIn(tx, found(viewer.area_id), parameters.membership)),
    form: formOf({}),
    show: ({ token, errors, loaded: membership }) => ({
      title: 'End access',
      back: { href: '/accounts', text: 'Accounts' },
      main: (
        <>
          <h1>End access?</h1>
          <p>
            {membership.name}, {nameOfRole(membership.role).toLowerCase()}
            {membership.organisation !== null && `, ${membership.organisation}`}
          </p>
          <WarningText>
            They are signed out at once. What they recorded stays, under their name. Give the people they support to a
            colleague first.
          </WarningText>
          <Form action={`/accounts/${membership.id}/end`} token={token} errors={errors}>
            <ButtonGroup>
              <Button>End access</Button>
              <Button href="/accounts" kind="cancel">
                Keep it
              </Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    }),
    async submit({ visit: { tx, viewer, clock, record }, loaded: membership }) {
      if (membership.user_id === viewer.user_id) {
        throw new Refused('You cannot end your own access. Ask another administrator.')
      }
      if (!(await endMembership(tx, membership.id, viewer.user_id, clock.now()))) throw new NotFound()
      await record({ subject: { kind: 'membership', id: membership.id }, detail: { role: membership.role } })
      await auth.endSessionsOf(membership.user_id)
      return { to: '/accounts', flash: 'The access is ended.' }
    },
  })
}

import { formOf } from '#platform/forms'
import { form, found, NotFound, type Route } from '#platform/http'
import { Button, ButtonGroup, Form } from '#platform/ui'
import { invitationsIn, withdrawInvitation } from './accounts.queries.ts'

/** Takes an invitation back: its link stops working. */
export function takeBackInvitation(): Route {
  return form({
    path: '/accounts/invitations/:invitation/withdraw',
    access: ['administrator'],
    audit: { show: { none: 'a question' }, submit: 'partnership.invitation.withdrawn' },
    async load({ tx, viewer, parameters }) {
      const waiting = await invitationsIn(tx, found(viewer.area_id))
      return found(waiting.find(({ id }) => id === parameters.invitation))
    },
    form: formOf({}),
    show: ({ token, errors, loaded: invitation }) => ({
      title: 'Take back the invitation',
      back: { href: '/accounts', text: 'Accounts' },
      main: (
        <>
          <h1>Take back the invitation?</h1>
          <p>
            The link that was sent to {invitation.name} for {invitation.organisation} stops working.
          </p>
          <Form action={`/accounts/invitations/${invitation.id}/withdraw`} token={token} errors={errors}>
            <ButtonGroup>
              <Button>Take it back</Button>
              <Button href="/accounts" kind="cancel">
                Keep it
              </Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    }),
    async submit({ visit: { tx, clock, record }, loaded: { id } }) {
      if (!(await withdrawInvitation(tx, id, clock.now()))) throw new NotFound()
      await record({ subject: { kind: 'invitation', id } })
      return { to: '/accounts', flash: 'The invitation is taken back.' }
    },
  })
}

import { FormErrors, formOf } from '#platform/forms'
import { form, found } from '#platform/http'
import { Button, Form, Heading } from '#platform/ui'
import { selectOptionalLink, stopReminders } from './link.queries.ts'

const nothing = formOf({})

/** Whoever got a letter asks not to be reminded. Looking at the page changes nothing. */
export const noRemindersRoute = form({
  path: '/checklists/invited/:link/no-reminders',
  access: 'everyone',
  audit: { show: { none: 'the same words for everybody' }, submit: 'checklists.reminders.stopped' },
  load: async ({ tx, parameters }) => found(await selectOptionalLink(tx, parameters.link)),
  form: nothing,
  show: ({ visit, errors, token }) => ({
    title: 'No more reminders',
    bare: true,
    main: (
      <>
        <FormErrors errors={errors} />
        <Heading>No more reminders</Heading>
        <p>
          This address is then not reminded any more, in this round or a later one. The link goes on working, and you
          may still be invited to another round.
        </p>
        <Form action={visit.url.pathname} token={token}>
          <Button>Do not remind me</Button>
        </Form>
      </>
    ),
  }),
  async submit({ visit, loaded: { invitation_id, area_id } }) {
    await stopReminders(visit.tx, visit.parameters.link)
    await visit.record({ area_id, subject: { kind: 'checklist_invitation', id: invitation_id } })
    return { to: `/checklists/invited/${visit.parameters.link}`, flash: 'You will not be reminded any more.' }
  },
})

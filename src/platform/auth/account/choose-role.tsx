import { roleNames } from '#platform/access'
import { choice, formOf } from '#platform/forms'
import { form, found, type Route } from '#platform/http'
import { Button, Form, Radios } from '#platform/ui'
import type { Auth } from '../auth.ts'
import type { SignedIn } from '../identify.ts'

const optionsOf = ({ memberships }: SignedIn) =>
  memberships.map(({ id, viewer }) => ({
    value: id,
    text: viewer.organisation_name === '' ? roleNames[viewer.role] : viewer.organisation_name,
    ...(viewer.organisation_name === '' ? {} : { hint: roleNames[viewer.role] }),
  }))

const formFor = (session: SignedIn) =>
  formOf({
    membership: choice({
      label: 'Who do you act for now?',
      required: 'Choose who you act for now',
      options: optionsOf(session),
    }),
  })

/** Who acts for several organisations, or in several roles, says which it is in this session. One at a time, so that the trail is clear. */
export function chooseRole(auth: Auth): Route {
  return form({
    path: '/choose-role',
    access: 'signed-in',
    audit: { show: { none: 'their own roles' }, submit: 'auth.role.chosen' },
    load: async ({ request }) => found(await auth.signedIn(request)),
    form: formFor,
    show: ({ token, errors, loaded: session }) => ({
      title: 'Who do you act for now?',
      main: (
        <Form action="/choose-role" token={token} errors={errors}>
          <Radios
            name="membership"
            label="Who do you act for now?"
            asHeading
            hint="You see and record only what belongs to this one. You can change it whenever you like."
            options={optionsOf(session)}
            value={session.chosen ? session.membership.id : undefined}
            error={errors[0]?.message}
          />
          <Button>Continue</Button>
        </Form>
      ),
    }),
    async submit({ visit, loaded: session, value }) {
      await auth.chooseMembership(session.token, value.membership)
      await visit.record({ subject: { kind: 'membership', id: value.membership } })
      return { to: '/' }
    },
  })
}

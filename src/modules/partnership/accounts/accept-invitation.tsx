import { v7 as uuid } from 'uuid'
import { roles } from '#platform/access'
import { type Auth, newPassword, newPasswordHint, PasswordBox } from '#platform/auth'
import { formOf } from '#platform/forms'
import { form, found, Refused, type Route } from '#platform/http'
import { Button, Form } from '#platform/ui'
import { insertMembership } from '../memberships.queries.ts'
import { acceptInvitation, type Invitation, selectOptionalInvitation } from './accounts.queries.ts'
import { type Standing, standingOf } from './invitation.ts'
import { nameOfRole } from './list-accounts.tsx'

interface Opened {
  invitation: Invitation | undefined
  standing: Standing
  token: string
  /** The account that the address has already, if any. */
  account: string | undefined
}

interface Answer {
  _password?: string | undefined
}

const passwordForm = formOf({ _password: newPassword({ label: 'Password', required: 'Choose a password' }) })

const formFor = ({ account }: Opened) => formOf<Answer>(account === undefined ? passwordForm.fields : {})

const closed: Readonly<Record<Exclude<Standing, 'open'>, string>> = {
  used: 'This invitation has been accepted. Sign in with the e-mail address it was sent to.',
  expired: 'This invitation has expired: its link worked for seven days. Ask whoever invited you to send another.',
  withdrawn:
    'This invitation was taken back or replaced by a newer one. Look for a newer e-mail, or ask whoever invited you.',
  unknown: 'This is not the whole link of an invitation. Open it from the e-mail again, or copy all of it.',
}

/** Accepts an invitation by its one-time link: a password for a new account, and the membership it offers. */
export function answerInvitation(auth: Auth): Route {
  return form({
    path: '/invitation/:invitation',
    access: 'everyone',
    audit: { show: { none: 'whoever holds the link was invited' }, submit: 'partnership.invitation.accepted' },
    async load({ tx, url, parameters, clock }): Promise<Opened> {
      const token = url.searchParams.get('token') ?? ''
      const invitation = await selectOptionalInvitation(tx, parameters.invitation)
      const standing = standingOf(invitation, token, clock.now())
      const account = standing === 'open' && invitation ? (await auth.accountOf(invitation.email))?.id : undefined
      return { invitation, standing, token, account }
    },
    form: formFor,
    show: ({ token, errors, loaded }) => ({
      title: 'Your invitation',
      main: <Invited opened={loaded} token={token} errors={errors} />,
    }),
    async submit({ visit: { tx, clock, record }, loaded, value }) {
      if (loaded.standing !== 'open') throw new Refused(closed[loaded.standing])
      const invitation = found(loaded.invitation)
      const user = loaded.account ?? uuid()
      if (!(await acceptInvitation(tx, invitation.id, user, clock.now()))) throw new Refused(closed.used)
      await insertMembership(tx, {
        user_id: user,
        name: invitation.name,
        role: found(roles.find((role) => role === invitation.role)),
        organisation_id: invitation.organisation_id,
        area_id: invitation.area_id,
        added_by: invitation.invited_by,
      })
      await record({ area_id: invitation.area_id, subject: { kind: 'invitation', id: invitation.id } })
      // Last, because the account is made in a transaction of its own: all that could refuse has been asked.
      if (loaded.account === undefined) {
        const { email, name } = invitation
        await auth.createUser({ id: user, email, name, password: value._password })
      }
      return { to: '/sign-in', flash: 'You are in. Sign in with your e-mail address and password.' }
    },
  })
}

interface InvitedProps {
  opened: Opened
  token: string
  errors: Parameters<typeof PasswordBox>[0]['errors']
}

function Invited({ opened: { invitation, standing, token: link, account }, token, errors }: InvitedProps) {
  if (standing !== 'open' || invitation === undefined) {
    return (
      <>
        <h1>Your invitation</h1>
        <p>{closed[standing === 'open' ? 'unknown' : standing]}</p>
        <p>
          <a href="/sign-in">Sign in</a>
        </p>
      </>
    )
  }
  return (
    <>
      <h1>Your invitation</h1>
      <p>
        {invitation.name}, you are invited to act for <strong>{invitation.organisation}</strong> as{' '}
        {nameOfRole(invitation.role).toLowerCase()}.
      </p>
      <Form action={`/invitation/${invitation.id}?token=${encodeURIComponent(link)}`} token={token} errors={errors}>
        {account === undefined ? (
          <PasswordBox
            name="_password"
            label="Choose a password"
            hint={newPasswordHint}
            autocomplete="new-password"
            errors={errors}
          />
        ) : (
          <p>You have an account already: you sign in as before.</p>
        )}
        <Button>Accept</Button>
      </Form>
    </>
  )
}

import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { roleNames } from '#platform/access'
import type { Auth } from '#platform/auth'
import { Ask, choice, email, formOf, text } from '#platform/forms'
import { form, found, Refused, type Route } from '#platform/http'
import { Button, Form } from '#platform/ui'
import { type Organisation, organisationsOf } from '../organisations.queries.ts'
import { holdsMembership, insertInvitation } from './accounts.queries.ts'
import { expiryFrom, newToken, rolesOffered, whyNot } from './invitation.ts'

const formFor = (organisations: readonly Organisation[]) =>
  formOf(
    {
      name: text({ label: 'Name', required: 'Enter their name', max: 100 }),
      email: email({ label: 'E-mail address at work', required: 'Enter their e-mail address' }),
      organisation: choice({
        label: 'Organisation',
        required: 'Choose the organisation they work for',
        options: organisations.map(({ id, name }) => ({ value: id, text: name })),
      }),
      role: choice({
        label: 'Role',
        required: 'Choose their role',
        options: rolesOffered.map((role) => ({ value: role, text: roleNames[role] })),
      }),
    },
    ({ organisation, role }) => {
      const kind = organisations.find(({ id }) => id === organisation)?.kind ?? ''
      const message = whyNot(role, kind)
      return message === undefined ? [] : [{ field: 'organisation', message }]
    },
  )

/** Invites somebody by e-mail to act for an organisation of the administrator's area. */
export function invite(auth: Auth): Route {
  return form({
    path: '/accounts/invite',
    access: ['administrator'],
    audit: { show: { none: 'an empty form' }, submit: 'partnership.invitation.sent' },
    load: ({ tx, viewer }) => organisationsOf(tx, found(viewer.area_id)),
    form: formFor,
    show: ({ token, typed, errors, loaded }) => {
      const asked = { form: formFor(loaded), typed, errors }
      return {
        title: 'Invite somebody',
        back: { href: '/accounts', text: 'Accounts' },
        main: (
          <>
            <h1>Invite somebody</h1>
            <p>They get an e-mail with a link that works once, for seven days.</p>
            <Form action="/accounts/invite" token={token} errors={errors}>
              <Ask {...asked} name="name" />
              <Ask {...asked} name="email" />
              <Ask {...asked} name="organisation" />
              <Ask {...asked} name="role" />
              <Button>Send the invitation</Button>
            </Form>
          </>
        ),
      }
    },
    async submit({ visit: { tx, viewer, clock, record }, loaded, value }) {
      const organisation = found(loaded.find(({ id }) => id === value.organisation))
      const account = await auth.accountOf(value.email)
      if (account && (await holdsMembership(tx, account.id, organisation.id, value.role))) {
        throw new Refused([{ field: 'email', message: 'They act for that organisation in that role already' }])
      }
      const id = uuid()
      const { token, hash } = newToken()
      const now = clock.now()
      await insertInvitation(
        tx,
        {
          id,
          area_id: organisation.area_id,
          organisation_id: organisation.id,
          role: value.role,
          email: value.email,
          name: value.name,
          token_hash: hash,
          invited_by: viewer.user_id,
          expires_at: expiryFrom(now),
        },
        now,
      )
      const link = new URL(`/invitation/${id}?token=${token}`, auth.baseUrl).href
      await sql`
        insert into platform.outbox (id, channel, recipient, subject, body)
        values (${uuid()}, 'email', ${value.email}, 'You are invited to No Wrong Door', ${letter(organisation.name, link)})
      `.execute(tx)
      await record({ subject: { kind: 'invitation', id }, detail: { role: value.role } })
      return { to: '/accounts', flash: 'The invitation is on its way.' }
    },
  })
}

const letter = (organisation: string, link: string) =>
  `You are invited to work with ${organisation} in No Wrong Door, the service of Scotland's local employability partnerships.\n\nOpen this link to accept. It works once, for seven days:\n\n${link}\n\nIf you did not expect this, do nothing.`

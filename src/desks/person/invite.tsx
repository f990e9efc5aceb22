import { v7 as uuid } from 'uuid'
import { insertMembership } from '#modules/partnership'
import {
  addToTimeline,
  callName,
  fullName,
  isRuledOut,
  linkParticipant,
  selectOptionalContactDetails,
  selectOptionalPerson,
  sight,
  sightOf,
} from '#modules/people'
import type { Auth } from '#platform/auth'
import { Ask, confirm, email, formOf } from '#platform/forms'
import { form, found, NotFound, Refused } from '#platform/http'
import { sendLater } from '#platform/outbox'
import { Button, ButtonGroup, Form, InsetText } from '#platform/ui'

const invitation = formOf({
  email: email({ label: 'Their own e-mail address', required: 'Enter the e-mail address they use themselves' }),
  checked: confirm({
    label: 'The address',
    says: 'I have read it back to them, letter by letter, and only they open it',
    required: 'Read the address back to them first: whoever opens it reads their record',
  }),
})

const words = (baseUrl: string) =>
  `There is a page for you at No Wrong Door. Ask for a link to sign in here:\n\n${new URL('/sign-in/link', baseUrl).href}\n\nIf you do not know what this is about, do nothing.`

/** A key worker invites a person to their own page: an account that sees this one record, signed in to by an e-mailed link. */
export const inviteParticipant = (auth: Auth) =>
  form({
    path: '/people/:person/invite',
    access: ['key_worker', 'team_lead', 'provider_worker'],
    audit: { show: 'people.participant.invitation_opened', submit: 'people.participant.invited' },
    form: invitation,
    async load({ tx, parameters }) {
      const person = found(await selectOptionalPerson(tx, parameters.person))
      if ((await sightOf(tx, person.id)) < sight.record) throw new NotFound()
      return { person, contact: await selectOptionalContactDetails(tx, person.id) }
    },
    prefill: ({ contact }) => (contact?.email ? invitation.typedFrom({ email: contact.email }) : {}),
    async show({ visit, loaded: { person }, typed, errors, token }) {
      await visit.record({ person_id: person.id })
      return {
        title: `Invite ${fullName(person)}`,
        back: { href: `/people/${person.id}`, text: fullName(person) },
        main: (
          <>
            <h1>Invite {callName(person)} to their own page</h1>
            <InsetText>
              They can read their plan and agree to it, say “we met”, and see who may see what and who has looked. They
              sign in by a link that we e-mail them. The e-mail names nobody.
            </InsetText>
            <Form action={`/people/${person.id}/invite`} token={token} errors={errors}>
              <Ask form={invitation} name="email" typed={typed} errors={errors} />
              <Ask form={invitation} name="checked" typed={typed} errors={errors} />
              <ButtonGroup>
                <Button>Send the invitation</Button>
                <Button href={`/people/${person.id}`} kind="link">
                  Not now
                </Button>
              </ButtonGroup>
            </Form>
          </>
        ),
      }
    },
    async submit({ visit, loaded: { person }, value }) {
      const { tx, viewer } = visit
      // An address that has an account already may be somebody else's, so no record is ever opened to it from here.
      if (await auth.accountOf(value.email))
        throw new Refused([
          { field: 'email', message: 'This address has an account already. Ask them for another address of their own' },
        ])
      if (await isRuledOut(tx, person.id, value.email))
        throw new Refused([
          {
            field: 'email',
            message: `${callName(person)} does not want to be written to at this address. Read what they told us, and ask them`,
          },
        ])
      const user = uuid()
      await insertMembership(tx, {
        user_id: user,
        name: fullName(person),
        role: 'participant',
        organisation_id: null,
        area_id: person.area_id,
        added_by: viewer.user_id,
      })
      await linkParticipant(tx, viewer, person, user)
      await addToTimeline(tx, viewer, {
        person_id: person.id,
        area_id: person.area_id,
        kind: 'people.invitation',
        words: 'Invited to their own page',
        sees: 3,
      })
      await sendLater(tx, {
        channel: 'email',
        recipient: value.email,
        subject: 'A page for you',
        body: words(auth.baseUrl),
      })
      await visit.record({ person_id: person.id, subject: { kind: 'user', id: user } })
      // Last: the account is made in a transaction of its own, and all that could refuse has been asked.
      await auth.createUser({ id: user, email: value.email, name: fullName(person) })
      return { to: `/people/${person.id}`, flash: 'The invitation is on its way.' }
    },
  })

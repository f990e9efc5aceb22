import { formOf } from '#platform/forms'
import { form, found } from '#platform/http'
import { Button, ButtonGroup, Form, WarningText } from '#platform/ui'
import { personOfRecord } from '../details/amend.tsx'
import { callName } from '../people.queries.ts'
import { permissionsOf } from '../sharing.ts'
import { partnersOf, partsInWords } from './share-words.ts'
import { stateOf } from './sharing-page.tsx'
import { takeBack } from './take-back.ts'

/** Takes a permission back: its partner stops seeing the person at once and is told so, without a word about whom. */
export const withdraw = form({
  path: '/people/:person/sharing/:permission/withdraw',
  access: ['key_worker', 'team_lead', 'provider_worker', 'coordinator', 'participant'],
  audit: { show: 'people.sharing.viewed', submit: 'people.sharing.withdrawn' },
  form: formOf({}),
  async load(visit) {
    const person = await personOfRecord(visit, visit.parameters.person)
    const permissions = await permissionsOf(visit.tx, person.id)
    const permission = found(permissions.find(({ id }) => id === visit.parameters.permission))
    const partner = (await partnersOf(visit.tx, [permission])).get(permission.partner_id) ?? 'A partner'
    return { person, permission, partner, holds: stateOf(permission, visit.today).holds }
  },
  async show({ visit, loaded: { person, permission, partner, holds }, errors, token }) {
    if (errors.length === 0) await visit.record({ person_id: person.id })
    const themself = visit.viewer.role === 'participant'
    const list = `/people/${person.id}/sharing`
    const title = `Stop sharing with ${partner}`
    return {
      title,
      back: { href: list, text: 'What is shared' },
      main: holds ? (
        <>
          <h1>{title}</h1>
          <p>
            {partner} will no longer be told {partsInWords(permission.parts, themself)}.
          </p>
          <WarningText>
            They stop seeing {themself ? 'you' : callName(person)} at once. What they wrote down themselves while giving
            support stays theirs.
          </WarningText>
          <Form action={`${list}/${permission.id}/withdraw`} token={token} errors={errors}>
            <ButtonGroup>
              <Button>Stop sharing</Button>
              <Button href={list} kind="link">
                Keep it as it is
              </Button>
            </ButtonGroup>
          </Form>
        </>
      ) : (
        <>
          <h1>{title}</h1>
          <p>This permission no longer holds, so there is nothing to stop.</p>
        </>
      ),
    }
  },
  async submit({ visit, loaded: { person, permission, partner, holds } }) {
    const to = `/people/${person.id}/sharing`
    if (!holds) {
      await visit.record({
        person_id: person.id,
        subject: { kind: 'sharing_permission', id: permission.id },
        detail: { closed: 0 },
      })
      return { to }
    }
    await takeBack(visit, person, permission, partner)
    return { to, flash: `${partner} no longer sees what was shared.` }
  },
})

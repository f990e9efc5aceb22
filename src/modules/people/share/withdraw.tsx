import { formOf } from '#platform/forms'
import { form, found } from '#platform/http'
import { Button, ButtonGroup, Form, WarningText } from '#platform/ui'
import { personOfRecord } from '../details/amend.tsx'
import { writeToColleagues } from '../letters.ts'
import { callName } from '../people.queries.ts'
import { permissionsOf, withdrawPermission } from '../sharing.ts'
import { addToTimeline } from '../timeline.ts'
import { partnersOf, partsInWords } from './share-words.ts'
import { stateOf } from './sharing-page.tsx'

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
    const { tx, viewer } = visit
    const to = `/people/${person.id}/sharing`
    const closed = holds ? await withdrawPermission(tx, permission.id) : 0
    await visit.record({
      person_id: person.id,
      subject: { kind: 'sharing_permission', id: permission.id },
      detail: { closed },
    })
    if (!holds) return { to }
    const line = { area_id: person.area_id, person_id: person.id, kind: 'people.sharing', sees: 3 } as const
    await addToTimeline(tx, viewer, { ...line, words: `Stopped sharing with ${partner}`, link: to })
    await writeToColleagues(tx, permission.partner_id, ['team_lead', 'coordinator', 'referrer'], {
      subject: 'Somebody stopped sharing with your organisation',
      body: 'Somebody has taken back their agreement to share with your organisation, so your organisation no longer sees their record. Your lists at No Wrong Door show those whom you still see.',
    })
    return { to, flash: `${partner} no longer sees what was shared.` }
  },
})

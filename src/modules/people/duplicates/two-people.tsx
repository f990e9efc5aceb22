import { recordEvent } from '#platform/audit'
import { Ask, FormErrors, formOf, longText } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { Button, ButtonGroup, Form, Heading } from '#platform/ui'
import { fullName } from '../people.queries.ts'
import { bothOf } from './compare.tsx'
import { notTwoPeopleAfterAll, sayTwoPeople, whyTwoPeople } from './duplicates.queries.ts'

const reason = formOf({
  why: longText({
    label: 'How do you know?',
    hint: 'For example: I asked both, they are twins. Nobody is asked about these two again.',
    max: 300,
  }),
})

/** Says of two records that look alike that they are of two people, or takes that back. */
export const twoPeople = form({
  path: '/people/:person/same-as/:other/two-people',
  access: ['team_lead', 'coordinator'],
  audit: { show: 'people.duplicates.compared', submit: 'people.not_the_same.said' },
  form: reason,
  async load(visit) {
    const { one, other } = await bothOf(visit, visit.parameters.person, visit.parameters.other)
    return { one: one.person, other: other.person, said: await whyTwoPeople(visit.tx, one.person.id, other.person.id) }
  },
  async show({ visit, loaded: { one, other, said }, typed, errors, token }) {
    if (errors.length === 0) await visit.record({ person_id: one.id })
    const path = `/people/${one.id}/same-as/${other.id}`
    return {
      title: said === undefined ? 'They are two people' : 'Are they one person after all?',
      back: { href: path, text: 'Two records side by side' },
      main: (
        <>
          <Heading sub={`${fullName(one)} and ${fullName(other)}`}>
            {said === undefined ? 'They are two people' : 'Are they one person after all?'}
          </Heading>
          <FormErrors errors={errors} />
          {said !== undefined && (
            <p>
              {said.said_by_name} said that they are two people: {said.reason}
            </p>
          )}
          <Form action={`${path}/two-people`} token={token}>
            {said === undefined && <Ask form={reason} name="why" typed={typed} errors={errors} rows={2} needed />}
            <ButtonGroup>
              <Button>{said === undefined ? 'Keep them apart' : 'Take that back'}</Button>
              <Button href={path} kind="link">
                Cancel
              </Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    }
  },
  async submit({ visit, loaded: { one, other, said }, value }) {
    const { tx, viewer } = visit
    await visit.record({ person_id: one.id, detail: { taken_back: said !== undefined } })
    await recordEvent(tx, {
      event: 'people.two_people.said',
      person_id: other.id,
      detail: { taken_back: said !== undefined },
    })
    if (said !== undefined) {
      await notTwoPeopleAfterAll(tx, one.id, other.id)
      return { to: `/people/${one.id}/same-as/${other.id}`, flash: 'They may be joined now.' }
    }
    if (value.why === null)
      throw new Refused([{ field: 'why', message: 'Enter how you know that they are two people' }])
    await sayTwoPeople(tx, one.id, other.id, value.why, viewer.name)
    return { to: '/people/duplicates', flash: 'They stay two people. Nobody is asked again.' }
  },
})

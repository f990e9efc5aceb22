import { v7 as uuid } from 'uuid'
import { Ask, choice, formOf, text, yesNo } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { referenceOptions } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { Button, Form } from '#platform/ui'
import { insertOrganisation, organisationsOf } from '../organisations.queries.ts'

const organisationForm = (today: CalendarDate) =>
  formOf({
    name: text({
      label: 'Name of the organisation',
      required: 'Enter the name the organisation is known by',
      max: 120,
    }),
    kind: choice({
      label: 'What is it?',
      required: 'Choose what it is',
      options: referenceOptions('organisation-kinds', today).filter(({ value }) => value !== 'partnership'),
    }),
    supports_people: yesNo({
      label: 'Does it have key workers who support people?',
      hint: 'If yes, referrals can be given to its key workers.',
      required: 'Choose yes if its workers support people, no if it only refers',
    }),
  })

/** A coordinator adds an organisation to their area, so that its people can have accounts and it can become a member. */
export const addOrganisation = form({
  path: '/partnership/organisations/new',
  access: ['coordinator'],
  audit: { show: { none: 'an empty form' }, submit: 'partnership.organisation.added' },
  load: async ({ today }) => organisationForm(today),
  form: (questions) => questions,
  show: ({ loaded, typed, errors, token }) => ({
    title: 'Add an organisation',
    back: { href: '/partnership/organisations', text: 'Organisations' },
    main: (
      <>
        <h1>Add an organisation</h1>
        <Form action="/partnership/organisations/new" token={token} errors={errors}>
          <Ask form={loaded} name="name" typed={typed} errors={errors} />
          <Ask form={loaded} name="kind" typed={typed} errors={errors} />
          <Ask form={loaded} name="supports_people" typed={typed} errors={errors} inline />
          <Button>Add the organisation</Button>
        </Form>
      </>
    ),
  }),
  async submit({ visit, value }) {
    const area_id = visit.viewer.area_id ?? ''
    const same = (await organisationsOf(visit.tx, area_id)).some(
      ({ name }) => name.toLowerCase() === value.name.toLowerCase(),
    )
    if (same)
      throw new Refused([{ field: 'name', message: 'There is already an organisation of this name in the area' }])
    const id = uuid()
    await insertOrganisation(visit.tx, { id, area_id, ...value })
    await visit.record({ subject: { kind: 'organisation', id } })
    return { to: '/partnership/organisations', flash: `${value.name} is now one of the area’s organisations.` }
  },
})

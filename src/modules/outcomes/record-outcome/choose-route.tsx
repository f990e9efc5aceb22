import { fullName, personForm } from '#modules/people'
import { Ask, choices, formOf } from '#platform/forms'
import { form } from '#platform/http'
import { referenceOptions } from '#platform/reference'
import { recorders, type Supported, supportedPerson } from '../outcomes.access.ts'
import { asNext, nextPage } from './next-page.tsx'

const chooseForm = ({ today }: Supported) =>
  formOf({
    kinds: choices({
      label: 'What happened?',
      called: 'What happened',
      hint: 'Tick all that did. Each has a short page of its own, one after another.',
      required: 'Tick what happened',
      options: referenceOptions('outcome-types', today),
    }),
  })

/** What was achieved: one thing or several, each then asked only what fits it. */
export const chooseOutcomesRoute = form({
  path: '/people/:person/outcomes/new',
  access: recorders,
  audit: {
    show: 'outcomes.outcome.opened',
    submit: { none: 'it leads to the pages on which something is written down' },
  },
  load: supportedPerson,
  form: chooseForm,
  async show(view) {
    const { person } = view.loaded
    await view.visit.record({ person_id: person.id })
    return personForm({
      person,
      heading: 'Something achieved',
      sub: fullName(person),
      view,
      button: 'Go on',
      children: <Ask form={chooseForm(view.loaded)} name="kinds" typed={view.typed} errors={view.errors} small />,
    })
  },
  async submit({ loaded, value }) {
    const { id } = loaded.person
    return { to: nextPage(id, asNext(value.kinds)) ?? `/people/${id}` }
  },
})

import { formOf } from '#platform/forms'
import { form, found, NotFound, type Visit } from '#platform/http'
import { Button, ButtonGroup, Form } from '#platform/ui'
import { sight, sightOf } from '../people.access.ts'
import {
  callName,
  fullName,
  selectOptionalContactDetails,
  selectOptionalPerson,
  updateContactDetails,
  updatePerson,
} from '../people.queries.ts'
import { addToTimeline } from '../timeline.ts'
import { type Details, DetailsQuestions, detailsFields, rowsOf } from './details-form.tsx'

/** A person whose whole record the viewer sees, or the visit ends as not found. */
export async function personOfRecord({ tx }: Pick<Visit, 'tx'>, id: string) {
  if ((await sightOf(tx, id)) < sight.record) throw new NotFound()
  return found(await selectOptionalPerson(tx, id))
}

/** Amends who a person is and how to reach them; what it replaces is kept and can be read. */
export const amendDetails = form({
  path: '/people/:person/details',
  access: ['key_worker', 'team_lead', 'provider_worker', 'coordinator'],
  audit: { show: 'people.details.viewed', submit: 'people.details.amended' },
  async load(visit) {
    const person = await personOfRecord(visit, visit.parameters.person)
    const contact = found(await selectOptionalContactDetails(visit.tx, person.id))
    return { person, contact, form: formOf<Details>(detailsFields(visit.today)) }
  },
  form: (loaded) => loaded.form,
  prefill({ person, contact, form: details }) {
    const { id: _id, area_id: _area, ...who } = person
    const preferred_contact = contact.preferred_contact === 'unknown' ? null : contact.preferred_contact
    return details.typedFrom({ ...who, ...contact, preferred_contact })
  },
  async show({ visit, loaded: { person, form: details }, typed, errors, token }) {
    if (errors.length === 0) await visit.record({ person_id: person.id })
    const path = `/people/${person.id}/details`
    return {
      title: `Details of ${fullName(person)}`,
      back: { href: `/people/${person.id}`, text: fullName(person) },
      main: (
        <>
          <h1>Details of {fullName(person)}</h1>
          <p>
            What you change is kept: <a href={`${path}/history`}>what it was before</a>.
          </p>
          <Form action={path} token={token} errors={errors}>
            <DetailsQuestions form={details} typed={typed} errors={errors} />
            <ButtonGroup>
              <Button>Save details</Button>
              <Button href={`/people/${person.id}`} kind="link">
                Cancel
              </Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    }
  },
  async submit({ visit, loaded, value }) {
    const { tx, viewer } = visit
    const { id: person_id, area_id } = loaded.person
    const { person, contact } = rowsOf(value)
    await updatePerson(tx, viewer, person_id, person)
    await updateContactDetails(tx, viewer, person_id, contact)
    await addToTimeline(tx, viewer, {
      area_id,
      person_id,
      kind: 'people.details',
      words: 'Details were amended',
      sees: sight.record,
      link: `/people/${person_id}/details/history`,
    })
    await visit.record({ person_id })
    return { to: `/people/${person_id}`, flash: `The details of ${callName(person)} are saved.` }
  },
})

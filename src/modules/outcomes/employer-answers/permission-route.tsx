import { addToTimeline, callName, personForm, sight } from '#modules/people'
import { Ask, choice, date, formOf } from '#platform/forms'
import { form, found, type Visit } from '#platform/http'
import { selectOptionalJob } from '../jobs.queries.ts'
import { recorders, supportedPerson } from '../outcomes.access.ts'
import { employerPermission, recordEmployerPermission } from './permission.queries.ts'

async function load(visit: Visit<{ person: string; job: string }>) {
  const { person } = await supportedPerson(visit)
  const job = found(await selectOptionalJob(visit.tx, person.id, visit.parameters.job))
  // A job of which nobody wrote down the employer has nobody to ask.
  const employer = { id: found(job.employer_id), name: job.employer_name ?? 'this employer' }
  return { person, employer, held: await employerPermission(visit.tx, person.id, employer.id) }
}
type Loaded = Awaited<ReturnType<typeof load>>

const permissionForm = ({ person, employer }: Loaded) =>
  formOf({
    given: choice({
      label: `May we ask ${employer.name} if ${callName(person)} still works there?`,
      called: 'What they said',
      required: 'Choose what they said',
      options: [
        {
          value: 'yes',
          text: 'Yes, they said we may',
          hint: 'By telephone, by one of us: no message about them goes to the employer.',
        },
        { value: 'no', text: 'No' },
      ],
    }),
    said_on: date({
      label: 'On which day did they say so?',
      called: 'The day',
      required: 'Enter the day they said so',
      notFuture: true,
    }),
  })

export const employerPermissionRoute = form({
  path: '/people/:person/jobs/:job/ask-employer',
  access: recorders,
  audit: { show: 'outcomes.employer_permission.opened', submit: 'outcomes.employer_permission.recorded' },
  load,
  form: permissionForm,
  prefill: (loaded) => {
    if (loaded.held === undefined) return {}
    const given = loaded.held.given === 'yes' ? 'yes' : 'no'
    return permissionForm(loaded).typedFrom({ given, said_on: loaded.held.said_on })
  },
  async show(view) {
    const { person } = view.loaded
    await view.visit.record({ person_id: person.id })
    const asked = { form: permissionForm(view.loaded), typed: view.typed, errors: view.errors }
    return personForm({
      person,
      heading: 'May we ask the employer?',
      view,
      button: 'Save what they said',
      children: (
        <>
          <Ask {...asked} name="given" />
          <Ask {...asked} name="said_on" />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, employer } = loaded
    const { tx, viewer } = visit
    await recordEmployerPermission(
      tx,
      viewer,
      { area_id: person.area_id, person_id: person.id, employer_id: employer.id },
      value,
    )
    await addToTimeline(tx, viewer, {
      area_id: person.area_id,
      person_id: person.id,
      kind: 'outcomes.employer_permission',
      words: value.given === 'yes' ? `Said we may ask ${employer.name}` : `Said we may not ask ${employer.name}`,
      sees: sight.record,
    })
    await visit.record({ person_id: person.id, detail: { given: value.given } })
    return { to: `/people/${person.id}`, flash: 'What they said is saved.' }
  },
})

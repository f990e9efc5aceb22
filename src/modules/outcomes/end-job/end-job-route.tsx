import { addToTimeline, fullName, personForm, sight } from '#modules/people'
import { Ask, choice, date, formOf } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { referenceOptions } from '#platform/reference'
import { formatDate } from '#platform/time'
import { endJob, selectOptionalJob } from '../jobs.queries.ts'
import { recorders, supportedPerson } from '../outcomes.access.ts'

async function load(visit: Visit<{ person: string; job: string }>) {
  const supported = await supportedPerson(visit)
  return { ...supported, job: found(await selectOptionalJob(visit.tx, supported.person.id, visit.parameters.job)) }
}
type Loaded = Awaited<ReturnType<typeof load>>

const endForm = ({ job, today }: Loaded) =>
  formOf({
    ended_on: date({
      label: 'Last day at work',
      called: 'The last day',
      required: 'Enter the last day at work',
      notFuture: true,
      notBefore: job.started_on,
    }),
    ended_reason: choice({
      label: 'Why did it end?',
      called: 'Why it ended',
      required: 'Choose why it ended, or not known',
      options: referenceOptions('job-end-reasons', today),
    }),
  })

export const endJobRoute = form({
  path: '/people/:person/jobs/:job/end',
  access: recorders,
  audit: { show: 'outcomes.job.opened', submit: 'outcomes.job.ended' },
  load,
  form: endForm,
  async show(view) {
    const { person, job } = view.loaded
    await view.visit.record({ person_id: person.id })
    const asked = { form: endForm(view.loaded), typed: view.typed, errors: view.errors }
    return personForm({
      person,
      heading: 'A job ended',
      sub: `${fullName(person)}, ${job.employer_name ?? 'employer not recorded'}, from ${formatDate(job.started_on)}. Its follow-ups go on: they ask whether ${person.given_name} is in work, in this job or another.`,
      view,
      button: 'Save the last day',
      children: (
        <>
          <Ask {...asked} name="ended_on" />
          <Ask {...asked} name="ended_reason" small />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, job } = loaded
    if (job.ended_on !== null) throw new Refused('This job has an end already. Correct the job if that is wrong')
    await endJob(visit.tx, visit.viewer, job.id, value)
    await addToTimeline(visit.tx, visit.viewer, {
      area_id: person.area_id,
      person_id: person.id,
      kind: 'outcomes.job',
      words: `A job ended on ${formatDate(value.ended_on)}`,
      sees: sight.record,
    })
    await visit.record({ person_id: person.id, subject: { kind: 'job', id: job.id } })
    return {
      to: `/people/${person.id}`,
      flash: 'The last day is saved. Write down another job when there is one; in-work support can go on.',
    }
  },
})

import { addToTimeline, fullName, personForm, sight } from '#modules/people'
import { Ask } from '#platform/forms'
import { form, found, type Visit } from '#platform/http'
import { codeIn } from '../codes.ts'
import { askWhereReady } from '../evidence/afterwards.ts'
import { correctJob, selectOptionalJob, withdrawJob } from '../jobs.queries.ts'
import { recorders } from '../outcomes.access.ts'
import { endVerification } from '../verify/verification.queries.ts'
import { jobCorrectionForm, nobody } from './job-form.ts'
import { jobInWords } from './job-words.ts'
import { JobQuestions, jobDetails, loadJobForm } from './record-job-route.tsx'

async function load(visit: Visit<{ person: string; job: string }>) {
  const loaded = await loadJobForm(visit)
  return { ...loaded, job: found(await selectOptionalJob(visit.tx, loaded.person.id, visit.parameters.job)) }
}
const payCodes = ['hour', 'week', 'year', 'unknown'] as const
const answers = ['yes', 'no', 'unknown'] as const
type Loaded = Awaited<ReturnType<typeof load>>

export const correctJobRoute = form({
  path: '/people/:person/jobs/:job/correct',
  access: recorders,
  audit: { show: 'outcomes.job.opened', submit: 'outcomes.job.corrected' },
  load,
  form: (loaded: Loaded) => jobCorrectionForm(loaded),
  prefill: (loaded) => {
    const { job } = loaded
    const { employer_id, started_on, contract, pay_pence, pay_period, job_title, soc_code } = job
    const alone = employer_id === null && contract === 'self_employed'
    const pay = pay_pence ?? job.pay_pence_per_hour
    const known = pay_period ?? (pay === null ? 'unknown' : 'hour')
    return jobCorrectionForm(loaded).typedFrom({
      ...(employer_id === null ? {} : { employer: employer_id }),
      ...(alone ? { employer: nobody } : {}),
      started_on,
      contract,
      job_title,
      occupation: soc_code,
      pay,
      pay_period: codeIn(known, payCodes),
      living_wage_said: pay === null ? codeIn(job.real_living_wage, answers) : null,
      supported_employment: codeIn(job.supported_employment, answers),
      hours_per_week: job.hours_per_week === null ? null : Number(job.hours_per_week),
    })
  },
  async show(view) {
    const { person } = view.loaded
    await view.visit.record({ person_id: person.id })
    const asked = { form: jobCorrectionForm(view.loaded), typed: view.typed, errors: view.errors }
    return personForm({
      person,
      heading: 'Correct a job',
      sub: `${fullName(person)}. What was written down before is kept. Follow-ups move with the first day; answers that are still right stay.`,
      view,
      button: 'Save the correction',
      children: (
        <>
          <JobQuestions {...asked} today={view.loaded.today} evidence={false} />
          <Ask {...asked} name="happened" small />
          <Ask {...asked} name="reason" />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, job } = loaded
    const { happened, reason, ...right } = value
    const of = { area_id: person.area_id, person_id: person.id, kind: 'outcomes.job' }
    const at = (id: string) => `/people/${person.id}/outcomes/${id}`
    await endVerification(visit.tx, job.id)
    if (happened === 'no') {
      await withdrawJob(visit.tx, visit.viewer, job.id, reason)
      const words = 'A job was taken out: it was written down by mistake'
      await addToTimeline(visit.tx, visit.viewer, { ...of, words, sees: sight.progress, link: at(job.id) })
    } else {
      const details = await jobDetails(visit, loaded, right)
      const id = await correctJob(visit.tx, visit.viewer, job, details, reason)
      const words = `A job was corrected: ${jobInWords({ ...details, employer_name: details.employer?.name ?? null })}`
      await addToTimeline(visit.tx, visit.viewer, { ...of, words, sees: sight.record, link: at(id) })
      await askWhereReady(visit, person, { kind: 'job', id })
    }
    await visit.record({ person_id: person.id, subject: { kind: 'job', id: job.id }, detail: { happened } })
    return { to: `/people/${person.id}`, flash: 'The correction is saved. What was written down before is kept.' }
  },
})

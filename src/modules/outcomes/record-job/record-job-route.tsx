import { employerNamed, employersOf } from '#modules/employers'
import { addToTimeline, fullName, personForm, sight } from '#modules/people'
import type { Viewer } from '#platform/access'
import { Ask, type FieldError, type Form, type Typed, type ValueOf } from '#platform/forms'
import { form, type Visit } from '#platform/http'
import { type CalendarDate, formatDate } from '#platform/time'
import { afterwards } from '../evidence/afterwards.ts'
import { followUpsOf } from '../follow-up.ts'
import { type JobDetails, recordJob } from '../jobs.queries.ts'
import { recorders, supportedPerson } from '../outcomes.access.ts'
import { Next } from '../record-outcome/next-page.tsx'
import { jobForm, payOf } from './job-form.ts'
import { jobInWords, payInWords } from './job-words.ts'
import { OccupationPick, OccupationQuestion } from './occupation-question.tsx'
import { pencePerHour } from './pay.ts'

export async function loadJobForm(visit: Visit<{ person: string }>) {
  const supported = await supportedPerson(visit)
  return { ...supported, employers: await employersOf(visit.tx, supported.person.area_id) }
}
type Loaded = Awaited<ReturnType<typeof loadJobForm>>
type JobAnswers = ValueOf<ReturnType<typeof jobForm>>

/** The details of a job from what was answered; an employer the area does not know yet is added. */
export async function jobDetails(visit: Visit, loaded: Loaded, value: JobAnswers): Promise<JobDetails> {
  const { new_employer, employer: chosen, occupation, ...rest } = value
  const { started_on, hours_per_week, contract, living_wage_said, job_title, supported_employment } = rest
  const known = loaded.employers.find(({ id }) => id === chosen) ?? null
  const employer =
    new_employer === null ? known : await employerNamed(visit.tx, visit.viewer, loaded.person.area_id, new_employer)
  const pay = payOf(value)
  const pay_pence_per_hour = pay === null ? null : pencePerHour(pay, hours_per_week)
  const told = { pay, pay_pence_per_hour, living_wage_said }
  return {
    employer,
    started_on,
    hours_per_week,
    contract,
    job_title,
    soc_code: occupation,
    supported_employment,
    ...told,
  }
}

/** The questions about a job, as they are asked when it is written down and when it is corrected. */
export function JobQuestions<V extends JobAnswers>(props: {
  form: Form<V>
  typed: Typed
  errors: readonly FieldError[]
  today: CalendarDate
  evidence?: boolean | undefined
}) {
  return (
    <>
      <div class="nwd-pair">
        <Ask {...props} name="employer" small />
        <Ask {...props} name="new_employer" hint="Only when you chose “Another employer”." />
      </div>
      <Ask {...props} name="started_on" />
      <div class="nwd-pair">
        <Ask {...props} name="job_title" />
        <OccupationQuestion {...props} />
      </div>
      <OccupationPick {...props} />
      <div class="nwd-pair">
        <Ask {...props} name="hours_per_week" width={5} />
        <Ask {...props} name="contract" small />
      </div>
      <Ask {...props} name="pay" width={10} hint="We work out whether it is the real Living Wage of the first day." />
      <Ask {...props} name="pay_period" small reveals={{ unknown: <Ask {...props} name="living_wage_said" small /> }} />
      <Ask {...props} name="supported_employment" small />
      {props.evidence !== false && <Ask {...props} name="evidence" small />}
    </>
  )
}

/** Two lines: that a job began, which the referrer is told too, and whom for and on what terms, for those who see the record. */
async function tell(
  visit: Visit,
  by: Viewer,
  { person, job, details }: { person: Loaded['person']; job: string; details: JobDetails },
): Promise<void> {
  const of = { area_id: person.area_id, person_id: person.id, kind: 'outcomes.job' }
  await addToTimeline(visit.tx, by, {
    ...of,
    words: `Started a job on ${formatDate(details.started_on)}`,
    sees: sight.progress,
  })
  const words = jobInWords({ ...details, employer_name: details.employer?.name ?? null })
  await addToTimeline(visit.tx, by, { ...of, words, sees: sight.record, link: `/people/${person.id}/outcomes/${job}` })
}

export const recordJobRoute = form({
  path: '/people/:person/outcomes/job',
  access: recorders,
  audit: { show: 'outcomes.job.opened', submit: 'outcomes.job.recorded' },
  load: loadJobForm,
  form: (loaded: Loaded) => jobForm(loaded),
  async show(view) {
    const { person } = view.loaded
    await view.visit.record({ person_id: person.id })
    return personForm({
      person,
      heading: 'Started a job',
      sub: `${fullName(person)}. Four follow-ups are made at once: 4, 13, 26 and 52 weeks after the first day.`,
      view,
      button: 'Save the job',
      children: (
        <>
          <JobQuestions form={jobForm(view.loaded)} typed={view.typed} errors={view.errors} today={view.loaded.today} />
          <Next view={view} />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, spell_id } = loaded
    const details = await jobDetails(visit, loaded, value)
    const job = await recordJob(visit.tx, visit.viewer, {
      area_id: person.area_id,
      person_id: person.id,
      spell_id,
      ...details,
    })
    await tell(visit, visit.viewer, { person, job, details })
    await visit.record({ person_id: person.id, subject: { kind: 'job', id: job } })
    const [first] = followUpsOf(details.started_on, person.area_id)
    const pay = payInWords(details.started_on, details.pay_pence_per_hour)
    return afterwards(visit, loaded, {
      record: { kind: 'job', id: job },
      seen: value.evidence,
      next: value.next,
      words: `The job is saved (${pay}). The first follow-up is due on ${first ? formatDate(first.due_on) : ''}.`,
    })
  },
})

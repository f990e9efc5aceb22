import {
  addToTimeline,
  callName,
  fullName,
  type Person,
  personForm,
  selectOptionalPerson,
  sight,
} from '#modules/people'
import { Ask } from '#platform/forms'
import { type Done, form, found, Refused, type Visit } from '#platform/http'
import { formatDate } from '#platform/time'
import { InsetText } from '#platform/ui'
import { type SaidBy, saidBy, stateOf, stateWords } from '../follow-up.ts'
import { answerFollowUp, type FollowUp, notReached, selectOptionalFollowUp, triesOf } from '../follow-ups.queries.ts'
import { type Job, selectOptionalJob } from '../jobs.queries.ts'
import { recorders } from '../outcomes.access.ts'
import { answerForm } from './answer-form.ts'

async function load(visit: Visit<{ followup: string }>) {
  const follow_up = found(await selectOptionalFollowUp(visit.tx, visit.parameters.followup))
  const person = found(await selectOptionalPerson(visit.tx, follow_up.person_id))
  const job = found(await selectOptionalJob(visit.tx, person.id, follow_up.job_id))
  const tries = await triesOf(visit.tx, follow_up.id)
  const asks = `Was ${callName(person)} in work on ${formatDate(follow_up.due_on)}, in this job or another?`
  return { follow_up, person, job, tries, due_on: follow_up.due_on, asks }
}
type Loaded = Awaited<ReturnType<typeof load>>

/** What is known of this follow-up before anything is asked: of which job, until when, how often it was tried, what was answered. */
function Standing({ follow_up, job, tries }: Pick<Loaded, 'follow_up' | 'job' | 'tries'>) {
  const tried =
    tries.length === 0
      ? ''
      : ` Tried ${tries.length === 1 ? 'once' : `${tries.length} times`}, last on ${formatDate(tries[0]?.tried_on ?? follow_up.due_on)}.`
  return (
    <>
      <p>
        {follow_up.weeks} weeks after starting at {job.employer_name ?? 'an employer not recorded'} on{' '}
        {formatDate(job.started_on)}. To be asked from {formatDate(follow_up.due_on)} until{' '}
        {formatDate(follow_up.window_ends_on)}.{tried}
      </p>
      {follow_up.answer !== null && (
        <InsetText>Answered already. A new answer takes its place, and the one before is kept.</InsetText>
      )}
    </>
  )
}

const told = (person: Person, words: string) => ({
  area_id: person.area_id,
  person_id: person.id,
  kind: 'outcomes.follow_up',
  words,
  sees: sight.record,
})

async function notReachedNow(
  visit: Visit,
  { follow_up, person }: Loaded,
  tried: Parameters<typeof notReached>[3],
): Promise<Done> {
  const next = await notReached(visit.tx, visit.viewer, follow_up, tried)
  const words =
    next === null
      ? `Nobody could be reached for the ${follow_up.weeks}-week follow-up; it is closed as unknown`
      : `Tried to reach somebody for the ${follow_up.weeks}-week follow-up`
  await addToTimeline(visit.tx, visit.viewer, told(person, words))
  const flash =
    next === null
      ? 'Saved. The time for asking is over, so this follow-up is closed as “no answer”.'
      : `Saved. It comes back on ${formatDate(next)}.`
  return { to: '/follow-ups', flash }
}

async function answeredNow(
  visit: Visit,
  { follow_up, person }: Loaded,
  answer: { answer: 'yes' | 'no'; said_by: SaidBy; answered_on: FollowUp['due_on'] },
): Promise<Done> {
  await answerFollowUp(visit.tx, visit.viewer, follow_up, answer)
  const words = `${follow_up.weeks} weeks after starting a job: ${stateWords[answer.answer].toLowerCase()} (${saidBy[answer.said_by].toLowerCase()})`
  await addToTimeline(visit.tx, visit.viewer, told(person, words))
  return {
    to: '/follow-ups',
    flash: `Saved: ${fullName(person)}, ${follow_up.weeks} weeks, ${stateWords[answer.answer].toLowerCase()}.`,
  }
}

function mayBeAnswered(follow_up: FollowUp, job: Job, today: FollowUp['due_on']): void {
  if (stateOf(follow_up, today) === 'not_yet_due')
    throw new Refused(
      `This follow-up is due on ${formatDate(follow_up.due_on)}, ${follow_up.weeks} weeks after ${formatDate(job.started_on)}. It cannot be answered before then`,
    )
}

export const answerFollowUpRoute = form({
  path: '/follow-ups/:followup',
  access: recorders,
  audit: { show: 'outcomes.follow_up.opened', submit: 'outcomes.follow_up.answered' },
  load,
  form: (loaded: Loaded) => answerForm(loaded),
  async show(view) {
    const { person, follow_up, visit } = { ...view.loaded, visit: view.visit }
    await visit.record({ person_id: person.id, subject: { kind: 'follow_up', id: follow_up.id } })
    const asked = { form: answerForm(view.loaded), typed: view.typed, errors: view.errors }
    return personForm({
      person,
      heading: `${follow_up.weeks}-week follow-up`,
      view,
      button: 'Save',
      children: (
        <>
          <Standing {...view.loaded} />
          {stateOf(follow_up, visit.today) === 'not_yet_due' && (
            <InsetText>Not yet due. It can be answered from {formatDate(follow_up.due_on)}.</InsetText>
          )}
          <Ask {...asked} name="answer" reveals={{ not_reached: <Ask {...asked} name="how" /> }} />
          <Ask {...asked} name="said_by" hint="For yes and no." />
          <Ask {...asked} name="on_day" />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { follow_up, person, job } = loaded
    mayBeAnswered(follow_up, job, visit.today)
    const { answer, said_by, how, on_day } = value
    await visit.record({
      person_id: person.id,
      subject: { kind: 'follow_up', id: follow_up.id },
      detail: { weeks: follow_up.weeks, reached: answer !== 'not_reached' },
    })
    if (answer === 'not_reached') return notReachedNow(visit, loaded, { tried_on: on_day, how: how ?? 'phone' })
    return answeredNow(visit, loaded, { answer, said_by: said_by ?? 'person', answered_on: on_day })
  },
})

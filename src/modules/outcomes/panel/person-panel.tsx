import { Fragment, type VNode } from 'preact'
import { callName, type Person, sight, sightOf } from '#modules/people'
import type { Visit } from '#platform/http'
import { referenceText } from '#platform/reference'
import { dateInLondon, formatDate } from '#platform/time'
import { Count } from '#platform/ui'
import { notToBeAsked } from '../do-not-ask/do-not-ask.queries.ts'
import { achievedBy } from '../evidence/achieved.ts'
import { stateOf } from '../follow-up.ts'
import { type FollowUp, followUpsOfPerson } from '../follow-ups.queries.ts'
import type { Job } from '../jobs.queries.ts'
import { recorders } from '../outcomes.access.ts'
import { jobInWords } from '../record-job/job-words.ts'
import { FourPoints } from './four-points.tsx'
import { countInWords, OutcomeLine, whatItWas } from './outcome-line.tsx'

type Today = FollowUp['due_on']

function JobLine({ job, own, today, may }: { job: Job; own: readonly FollowUp[]; today: Today; may: boolean }) {
  const due = own.filter((one) => stateOf(one, today) === 'due')
  const closed = own.filter((one) => one.answer === 'unknown')
  const path = `/people/${job.person_id}/jobs/${job.id}`
  const ended =
    job.ended_on === null
      ? ''
      : ` Ended on ${formatDate(job.ended_on)}${job.ended_reason === null ? '' : `: ${referenceText('job-end-reasons', job.ended_reason).toLowerCase()}`}.`
  return (
    <>
      <p>
        {jobInWords(job)}.{ended}
      </p>
      <FourPoints follow_ups={own} today={today} />
      {closed.map((one) => (
        <p class="nwd-sub" key={one.id}>
          {one.weeks} weeks:{' '}
          {referenceText('follow-up-closed-reasons', one.closed_reason ?? 'window_ended').toLowerCase()}.
        </p>
      ))}
      {may && (
        <p>
          {due.map((one) => (
            <Fragment key={one.id}>
              <a href={`/follow-ups/${one.id}`}>Ask: {one.weeks} weeks</a>
              {' · '}
            </Fragment>
          ))}
          {job.ended_on === null && (
            <>
              <a href={`${path}/end`}>This job ended</a>
              {' · '}
            </>
          )}
          <a href={`${path}/correct`}>Correct this job</a>
          {job.employer_id !== null && (
            <>
              {' · '}
              <a href={`${path}/ask-employer`}>May we ask the employer?</a>
            </>
          )}
        </p>
      )}
    </>
  )
}

/** Work and outcomes, on the page of a person whose record the viewer sees: jobs with their follow-ups, and what else was achieved. */
export async function outcomesPanel(visit: Visit, person: Person): Promise<VNode | null> {
  if ((await sightOf(visit.tx, person.id)) < sight.record) return null
  const follow_ups = await followUpsOfPerson(visit.tx, person.id)
  const achieved = (await achievedBy(visit.tx, person.id)).filter(({ superseded_at }) => superseded_at === null)
  const may = recorders.some((role) => role === visit.viewer.role)
  const stop = follow_ups.length === 0 ? undefined : await notToBeAsked(visit.tx, person.id)
  return (
    <section key="outcomes" aria-labelledby="work-and-outcomes">
      <h2 id="work-and-outcomes">
        Work and outcomes <Count>{achieved.length}</Count>
      </h2>
      {achieved.length === 0 ? (
        <p>Nothing written down yet for {callName(person)}.</p>
      ) : (
        <p class="nwd-sub">{countInWords(achieved.length)}</p>
      )}
      {stop !== undefined && (
        <p>
          <strong>Asked not to be contacted about follow-ups</strong>, on {formatDate(dateInLondon(stop.since))}.
        </p>
      )}
      {achieved.map((one) => {
        const { job } = one
        return (
          <Fragment key={one.id}>
            <OutcomeLine one={one} words={job === null ? whatItWas(one) : ''} />
            {job !== null && (
              <JobLine
                job={job}
                own={follow_ups.filter((due) => due.job_id === job.id)}
                today={visit.today}
                may={may}
              />
            )}
          </Fragment>
        )
      })}
      {may && (
        <p>
          <a href={`/people/${person.id}/outcomes/job`}>Started a job</a> ·{' '}
          <a href={`/people/${person.id}/outcomes/new`}>Something achieved</a>
          {follow_ups.length > 0 && (
            <>
              {' · '}
              <a href={`/people/${person.id}/may-we-ask`}>May we ask how work is going?</a>
            </>
          )}
        </p>
      )}
    </section>
  )
}

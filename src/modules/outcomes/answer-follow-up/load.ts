import { callName, selectOptionalPerson } from '#modules/people'
import { found, type Visit } from '#platform/http'
import { formatDate } from '#platform/time'
import { notToBeAsked } from '../do-not-ask/do-not-ask.queries.ts'
import { mayAskEmployer, selectOptionalFollowUp } from '../follow-ups.queries.ts'
import { selectOptionalJob } from '../jobs.queries.ts'
import { askedSoFar, triesOf } from '../retry/tries.queries.ts'

/** All that the page of one follow-up needs, when the viewer sees the person's record. */
export async function load(visit: Visit<{ followup: string }>) {
  const { tx, today } = visit
  const follow_up = found(await selectOptionalFollowUp(tx, visit.parameters.followup))
  const person = found(await selectOptionalPerson(tx, follow_up.person_id))
  const job = found(await selectOptionalJob(tx, person.id, follow_up.job_id))
  return {
    follow_up,
    person,
    job,
    today,
    due_on: follow_up.due_on,
    asks: `Was ${callName(person)} in work on ${formatDate(follow_up.due_on)}, in this job or another?`,
    tries: await triesOf(tx, follow_up.id),
    links: (await askedSoFar(tx, [follow_up.id])).links,
    may_ask_employer: await mayAskEmployer(tx, follow_up),
    stop: await notToBeAsked(tx, person.id),
  }
}
export type Loaded = Awaited<ReturnType<typeof load>>

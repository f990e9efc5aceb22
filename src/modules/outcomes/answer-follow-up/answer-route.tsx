import { addToTimeline, flagsPanel, fullName, sight, toldPanel } from '#modules/people'
import { type Done, form, Refused, type Visit } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDate, timeInLondon } from '#platform/time'
import { saidBy, stateOf, stateWords } from '../follow-up.ts'
import { type Answer, answerFollowUp, closeFollowUp } from '../follow-ups.queries.ts'
import { recorders } from '../outcomes.access.ts'
import { notReached } from '../retry/tries.queries.ts'
import { partOfDay, type Way } from '../retry/ways.ts'
import { answerForm, saidOf } from './answer-form.ts'
import { answerPage } from './answer-page.tsx'
import { type Loaded, load } from './load.ts'

async function tell(visit: Visit, { person }: Loaded, words: string): Promise<void> {
  const of = { area_id: person.area_id, person_id: person.id, kind: 'outcomes.follow_up', sees: sight.record }
  await addToTimeline(visit.tx, visit.viewer, { ...of, words })
}

async function notReachedNow(visit: Visit, loaded: Loaded, tried_on: Loaded['today'], how: Way): Promise<Done> {
  const { follow_up } = loaded
  const part_of_day = tried_on === visit.today ? partOfDay(timeInLondon(visit.clock.now())) : null
  const next = await notReached(visit.tx, visit.viewer, follow_up, { tried_on, how, part_of_day })
  if (next === null) {
    await tell(
      visit,
      loaded,
      `Nobody could be reached for the ${follow_up.weeks}-week follow-up; it is closed as unknown`,
    )
    return {
      to: '/follow-ups',
      flash: 'Saved. The time for asking is over, so this follow-up is closed as “no answer”.',
    }
  }
  await tell(visit, loaded, `Tried to reach somebody for the ${follow_up.weeks}-week follow-up`)
  return { to: '/follow-ups', flash: `Saved. It comes back on ${formatDate(next)}.` }
}

async function closedNow(visit: Visit, loaded: Loaded, reason: string): Promise<Done> {
  const { follow_up } = loaded
  await closeFollowUp(visit.tx, visit.viewer, follow_up, reason)
  const why = referenceText('follow-up-closed-reasons', reason).toLowerCase()
  await tell(visit, loaded, `The ${follow_up.weeks}-week follow-up is closed as unknown: ${why}`)
  return { to: '/follow-ups', flash: 'Saved. This follow-up is closed as “no answer”, with the reason.' }
}

async function answeredNow(visit: Visit, loaded: Loaded, answer: Answer): Promise<Done> {
  const { follow_up, person } = loaded
  await answerFollowUp(visit.tx, visit.viewer, follow_up, answer)
  const words = stateWords[answer.answer].toLowerCase()
  const source = saidBy[answer.said_by].toLowerCase()
  await tell(visit, loaded, `${follow_up.weeks} weeks after starting a job: ${words} (${source})`)
  return { to: '/follow-ups', flash: `Saved: ${fullName(person)}, ${follow_up.weeks} weeks, ${words}.` }
}

function mayBeAnswered({ follow_up, job, today }: Loaded): void {
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
  // Most are written down on the day.
  prefill: (loaded) =>
    stateOf(loaded.follow_up, loaded.today) === 'not_yet_due'
      ? {}
      : answerForm(loaded).typedFrom({ on_day: loaded.today }),
  async show(view) {
    const { person, follow_up } = view.loaded
    await view.visit.record({ person_id: person.id, subject: { kind: 'follow_up', id: follow_up.id } })
    const before = (
      <>
        {await flagsPanel(view.visit, person)}
        {await toldPanel(view.visit, person)}
      </>
    )
    return answerPage({ ...view, before }, answerForm(view.loaded))
  },
  async submit({ visit, loaded, value }) {
    const { follow_up, person } = loaded
    mayBeAnswered(loaded)
    const { answer, how, on_day } = value
    await visit.record({
      person_id: person.id,
      subject: { kind: 'follow_up', id: follow_up.id },
      detail: { weeks: follow_up.weeks, reached: answer === 'yes' || answer === 'no' },
    })
    if (answer === 'not_reached') return notReachedNow(visit, loaded, on_day, how ?? 'phone')
    if (answer === 'closed') return closedNow(visit, loaded, value.closed_reason ?? 'no_way_to_reach')
    const { said_by, role } = saidOf(value)
    return answeredNow(visit, loaded, {
      answer,
      said_by: said_by ?? 'person',
      said_by_role: said_by === 'employer' ? (role ?? undefined) : undefined,
      answered_on: on_day,
    })
  },
})

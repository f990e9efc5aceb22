import { addToTimeline, fullName, selectOptionalPerson, sight } from '#modules/people'
import { found, Refused, type Visit } from '#platform/http'
import { formatDate, timeInLondon } from '#platform/time'
import { stateOf, stateWords } from '../follow-up.ts'
import { answerFollowUp, selectOptionalFollowUp } from '../follow-ups.queries.ts'
import { type Attempt, askedToStop, notReached, reached } from '../retry/tries.queries.ts'
import { partOfDay, tryResults, type Way, wayWords } from '../retry/ways.ts'
import type { RowResult } from './row-form.ts'

interface JustTried {
  follow_up: string
  how: Way
  result: RowResult
}

/**
 * Writes down what came of a try that was made just now, and tells the record. Returns the sentence that confirms it.
 * @throws Refused when it was answered or closed meanwhile, or is not due
 */
export async function recordTry(visit: Visit, { follow_up: id, how, result }: JustTried): Promise<string> {
  const { tx, viewer, today, clock } = visit
  const follow_up = found(await selectOptionalFollowUp(tx, id))
  const person = found(await selectOptionalPerson(tx, follow_up.person_id))
  if (stateOf(follow_up, today) !== 'due')
    throw new Refused(`${fullName(person)} has answered meanwhile, or the question was closed. Nothing was changed`)
  const attempt: Attempt = { tried_on: today, how, part_of_day: partOfDay(timeInLondon(clock.now())) }
  const tell = (words: string) =>
    addToTimeline(tx, viewer, {
      area_id: person.area_id,
      person_id: person.id,
      kind: 'outcomes.follow_up',
      words,
      sees: sight.record,
    })
  await visit.record({
    person_id: person.id,
    subject: { kind: 'follow_up', id },
    detail: { weeks: follow_up.weeks, how, result },
  })
  if (result === 'yes' || result === 'no') {
    const asked = await reached(tx, viewer, follow_up, attempt)
    await answerFollowUp(tx, viewer, asked, { answer: result, said_by: 'person', answered_on: today })
    const said = stateWords[result].toLowerCase()
    await tell(`${follow_up.weeks} weeks after starting a job: ${said} (the person said so)`)
    return `Saved: ${fullName(person)}, ${follow_up.weeks} weeks, ${said}.`
  }
  if (result === 'do_not_ask') {
    await askedToStop(tx, viewer, follow_up, attempt, today)
    await tell('Asked not to be contacted about follow-ups')
    return `Saved. Nobody asks ${fullName(person)} now.`
  }
  const next = await notReached(tx, viewer, follow_up, attempt, result)
  await tell(`Tried for the ${follow_up.weeks}-week follow-up, ${wayWords(how).toLowerCase()}: ${tryResults[result]}`)
  if (next === null) return `Saved. No time is left to ask ${fullName(person)}, so it is closed as “no answer”.`
  return `Saved. ${fullName(person)} comes back on ${formatDate(next)}.`
}

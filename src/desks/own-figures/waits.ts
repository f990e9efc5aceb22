import { stageNames } from '#modules/journeys'
import { type Waited, waited } from '#modules/measurement'
import { addDays, type CalendarDate } from '#platform/time'
import type { Asked, Supported } from './figures.ts'

/** How long something took, in working days, of whom. */
export interface Took extends Waited {
  title: string
}

/** How long the first contact took and each stage lasted, of what began within a year. */
export function tookOf(supported: readonly Supported[], asked: readonly Asked[], today: CalendarDate): Took[] {
  const since = addDays(today, -365)
  const accepted = asked.filter(({ answer, sent_on }) => answer === 'accepted' && sent_on > since)
  const stages = supported.flatMap((one) => one.stages).filter(({ from }) => from > since)
  return [
    {
      title: 'From sent to first contact',
      ...waited(accepted.map(({ sent_on, contact_on }) => ({ from: sent_on, to: contact_on, people: 1 }))),
    },
    ...stageNames(today).map(({ number, short }) => ({
      title: `In stage ${number}, ${short.toLowerCase()}`,
      ...waited(stages.filter(({ stage }) => stage === number).map(({ from, to }) => ({ from, to, people: 1 }))),
    })),
  ]
}

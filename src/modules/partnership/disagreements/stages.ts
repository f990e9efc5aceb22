import { referenceList } from '#platform/reference'
import { addWorkingDays, type CalendarDate } from '#platform/time'

export interface Step {
  code: string
  text: string
  working_days: number
  holder: 'parties' | 'chair' | 'outside' | 'community_planning'
}

/** The steps of resolving a disagreement, in order, as they hold in an area on a day. */
export const stepsOn = (on: CalendarDate, area: string): Step[] => referenceList('disagreement-stages', on, area)

/** By when a step that begins on a day should be done. */
export const dueOn = ({ working_days }: Step, begins: CalendarDate): CalendarDate =>
  addWorkingDays(begins, working_days)

interface Presiding {
  name: string
  organisation: string
  organisation_id: string
  role: string
}

/**
 * Who presides over a disagreement of two organisations: the chair, or a vice chair when the chair belongs to one of the two;
 * undefined when there is none who belongs to neither.
 */
export function whoPresides<S extends Presiding>(seats: readonly S[], parties: readonly string[]): S | undefined {
  const neutral = seats.filter(({ organisation_id }) => !parties.includes(organisation_id))
  return neutral.find(({ role }) => role === 'chair') ?? neutral.find(({ role }) => role === 'vice_chair')
}

/** Who has a step in hand, in words. */
export function holderOf(
  step: Step,
  seats: readonly Presiding[],
  parties: readonly { id: string; name: string }[],
): string {
  if (step.holder === 'parties') return parties.map(({ name }) => name).join(' and ')
  if (step.holder === 'outside') return 'Somebody independent, to be named'
  if (step.holder === 'community_planning') return 'The community planning partnership'
  const chair = whoPresides(
    seats,
    parties.map(({ id }) => id),
  )
  return chair === undefined ? 'The chair, to be named' : `${chair.name}, ${chair.organisation}`
}

import { referenceList } from '#platform/reference'
import type { CalendarDate } from '#platform/time'

export interface Level {
  code: string
  text: string
  /** Likelihood times impact, 1 to 25. */
  score: number
  review_days: number
}

/** How great a risk is: likelihood times impact, and what that is called on a day (reference list risk-levels). */
export function levelOf(likelihood: number, impact: number, on: CalendarDate): Level {
  const score = likelihood * impact
  const level = referenceList('risk-levels', on).findLast(({ at_least }) => score >= at_least)
  if (level === undefined) throw new RangeError(`no level of risk for a score of ${score}`)
  return { code: level.code, text: level.text, score, review_days: level.review_days }
}

/** Which tone repeats a level; the word says it. */
export const toneOf = (code: string) =>
  (({ low: 'green', medium: 'yellow', high: 'orange', very_high: 'red' }) as const)[code] ?? 'grey'

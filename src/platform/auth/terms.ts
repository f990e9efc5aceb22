import { ruleOn } from '#platform/reference'
import type { CalendarDate } from '#platform/time'

export interface Terms {
  version: string
  title: string
  clauses: readonly string[]
}

/** The agency terms in force on a day, or undefined when none were yet. */
export function currentTerms(day: CalendarDate): Terms | undefined {
  const row = ruleOn('agency-terms', 'agency', day)
  return row && { version: row.version, title: row.text, clauses: row.paragraphs }
}

import { z } from 'zod'
import type { CalendarDate } from '#platform/time'
import list from '#reference/agency-terms.json' with { type: 'json' }

export interface Terms {
  version: string
  title: string
  clauses: readonly string[]
}

const shape = z.object({
  rows: z.array(
    z.object({
      code: z.string(),
      text: z.string(),
      from: z.iso.date(),
      until: z.iso.date().nullable(),
      clauses: z.array(z.string()).min(1),
    }),
  ),
})

const { rows } = shape.parse(list)

/** The agency terms in force on a day (reference list agency-terms), or undefined when none were yet. */
export function currentTerms(day: CalendarDate): Terms | undefined {
  const row = rows.findLast(({ from, until }) => from <= day && (until === null || until > day))
  return row && { version: row.code, title: row.text, clauses: row.clauses }
}

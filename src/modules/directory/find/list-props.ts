import type { CalendarDate } from '#platform/time'
import type { Looking } from './asked.ts'
import type { Results } from './find.queries.ts'
import type { Near } from './near.ts'
import type { Wanted } from './words.ts'

/** What the list of what was found is made from. */
export interface ListProps {
  looking: Looking
  near: Near | undefined
  wanted: Wanted | undefined
  results: Results
  areas: readonly { id: string; name: string }[]
  today: CalendarDate
}

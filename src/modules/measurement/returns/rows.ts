import { type RawBuilder, sql } from 'kysely'
import type { CalendarDate } from '#platform/time'
import { limitsOn } from './limits.ts'

/** Rows of a return, frozen or as they would be frozen now: the columns of measurement.return_person. */
export type ReturnRows = RawBuilder<unknown>

/** What would be frozen now; for a transaction of asStatistician whose day is set. Besides, who supports each person: `organisation_id`. */
export function liveRows(area: string, as_at: CalendarDate): ReturnRows {
  const { youngest, oldest, most_children, most_hours } = limitsOn(as_at, area)
  return sql`stats.return_source(${area}, ${youngest}::int, ${oldest}::int, ${most_children}::int, ${most_hours}::numeric)`
}

/** What was frozen; as far as the viewer may read it. */
export const frozenRows = (area: string, id: string): ReturnRows =>
  sql`(select * from measurement.return_person where return_id = ${id} and area_id = ${area})`

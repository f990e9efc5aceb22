import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { addDays, type CalendarDate } from '#platform/time'
import { type NeedMeasure, needMeasures } from './measures.ts'

const among = ({ reached }: NeedMeasure) => {
  if (reached === 'everybody') return sql`true`
  if (reached === 'unemployed')
    return sql`exists (select from stats.unemployed_start u where u.area_id = f.area_id and u.person_key = f.person_key)`
  const { dimension, categories } = reached
  return dimension === 'priority_family'
    ? sql`f.priority_families && ${sql.val(categories)}::text[]`
    : sql`${sql.ref(`f.${dimension}`)} = any (${sql.val(categories)}::text[])`
}

/** How many of each kind were first registered in the year to a day, in an area or in all of them. For a transaction of asStatistician. */
export async function reachedOf(
  tx: Tx,
  { as_at, area }: { as_at: CalendarDate; area: string | undefined },
): Promise<Map<string, number>> {
  await sql`select set_config('nwd.as_at', ${as_at}, true)`.execute(tx)
  const { rows } = await sql<Record<string, number>>`
    select ${sql.join(needMeasures.map((one) => sql`(count(*) filter (where ${among(one)}))::int as ${sql.ref(one.measure)}`))}
    from stats.participant f
    where f.registered_on > ${addDays(as_at, -365)} and f.registered_on <= ${as_at} and ${area === undefined ? sql`true` : sql`f.area_id = ${area}`}`.execute(
    tx,
  )
  return new Map(needMeasures.map(({ measure }) => [measure, rows[0]?.[measure] ?? 0]))
}

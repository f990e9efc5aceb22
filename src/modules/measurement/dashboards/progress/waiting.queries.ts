import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { addDays, type CalendarDate } from '#platform/time'
import { type Wait, type Waited, waited } from './waiting.ts'

export const waits = ['acceptance', 'first_contact', 'stage_1', 'stage_2', 'stage_3', 'stage_4', 'stage_5'] as const
export type WaitName = (typeof waits)[number]

/** A year, to the day: waits that began longer ago say little about today. */
const back = 365

/**
 * How long people waited for each step, of referrals sent and stages begun in the year to a day. For a transaction of asStatistician.
 * In: an area, or none for all of them.
 */
export async function waitingTimes(
  tx: Tx,
  { as_at, area }: { as_at: CalendarDate; area: string | undefined },
): Promise<Map<WaitName, Waited>> {
  await sql`select set_config('nwd.as_at', ${as_at}, true)`.execute(tx)
  const here = area === undefined ? sql`true` : sql`area_id = ${area}`
  const since = addDays(as_at, -back)
  const { rows } = await sql<{ wait: WaitName } & Wait>`
    with sent as materialized (
      select sent_on, accepted_on, first_contact_on from stats.referral where sent_on > ${since} and ${here}
    )
    select 'acceptance' as wait, sent_on as "from", accepted_on as "to", count(*)::int as people from sent group by sent_on, accepted_on
    union all
    select 'first_contact', sent_on, first_contact_on, count(*)::int from sent group by sent_on, first_contact_on
    union all
    select 'stage_' || stage, from_on, to_on, count(*)::int from stats.stage where from_on > ${since} and ${here} group by stage, from_on, to_on`.execute(
    tx,
  )
  return new Map(waits.map((wait) => [wait, waited(rows.filter((row) => row.wait === wait))]))
}

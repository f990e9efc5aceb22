import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import { addDays, type CalendarDate } from '#platform/time'
import { setDay } from '../needs/needs.queries.ts'

/** Waits that may go on: until somebody says yes, until the first contact, and in each stage. */
export const goingWaits = [
  'acceptance',
  'first_contact',
  'stage_1',
  'stage_2',
  'stage_3',
  'stage_4',
  'stage_5',
] as const
export type GoingWait = (typeof goingWaits)[number]

interface Asked {
  area: string
  as_at: CalendarDate
}

/** Whose wait goes on, of referrals sent and stages begun in the year to the day: who withdrew, or whose referral was closed, waits no longer. */
const going = ({ area, as_at }: Asked): RawBuilder<unknown> => sql`
  select 'acceptance' as wait, person_key from stats.referral
    where area_id = ${area} and sent_on > ${addDays(as_at, -365)} and accepted_on is null and ended_on is null
  union all
  select 'first_contact', person_key from stats.referral
    where area_id = ${area} and sent_on > ${addDays(as_at, -365)} and first_contact_on is null and ended_on is null
  union all
  select 'stage_' || stage, person_key from stats.stage where area_id = ${area} and from_on > ${addDays(as_at, -365)} and to_on is null`

/** How many people's waits go on, each once a wait. For a transaction of asStatistician. */
export async function goingOn(tx: Tx, asked: Asked): Promise<ReadonlyMap<string, number>> {
  await setDay(tx, asked.as_at)
  const { rows } = await sql<{ wait: string; people: number }>`
    select wait, count(distinct person_key)::int as people from (${going(asked)}) g group by wait`.execute(tx)
  return new Map(rows.map(({ wait, people }) => [wait, people]))
}

/** The keys of the people whose wait goes on. For a transaction of asStatistician. */
export async function keysGoingOn(tx: Tx, { wait, ...asked }: Asked & { wait: GoingWait }): Promise<string[]> {
  await setDay(tx, asked.as_at)
  const { rows } = await sql<{ person_key: string }>`
    select distinct person_key::uuid::text as person_key from (${going(asked)}) g where wait = ${wait} order by 1`.execute(
    tx,
  )
  return rows.map(({ person_key }) => person_key)
}

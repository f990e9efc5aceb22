import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { CalendarDate, Period } from '#platform/time'
import type { Wait } from '../../dashboards/progress/waiting.ts'
import { setDay } from '../needs/needs.queries.ts'

/** Every step that can be seen of a referral, in the order in which they usually come. */
export const waySteps = [
  ...(['sent', 'asked', 'declined', 'sent_again', 'accepted', 'meeting', 'met', 'started', 'work'] as const),
  ...(['completed', 'left', 'withdrawn', 'closed'] as const),
] as const
export type WayStep = (typeof waySteps)[number]

export interface WaysAsked {
  area: string
  as_at: CalendarDate
  /** When they were sent. */
  within: Period
}

/** One step followed by another, and how many working days passed; the next is empty where nothing has followed yet. */
export interface Followed extends Wait {
  step: WayStep
  next: WayStep | null
}

/** How many referrals went one whole way, step by step, and on which days they were sent and came to its last step. */
export interface WholeWay extends Wait {
  steps: WayStep[]
}

/** The steps of the referrals that were sent in the time. */
const those = ({ area, within }: WaysAsked): RawBuilder<unknown> => sql`
  select w.referral_key, w.person_key, w.step, w.on_day, w.place,
    lead(w.step) over one as next, lead(w.on_day) over one as next_on
  from stats.way w
  where w.area_id = ${area} and w.referral_key in (
    select s.referral_key from stats.way s where s.area_id = ${area} and s.step = 'sent' and s.on_day between ${within.from} and ${within.to})
  window one as (partition by w.referral_key order by w.place)`

/** Which step followed which, how often and after which days. For a transaction of asStatistician. */
export async function followed(tx: Tx, asked: WaysAsked): Promise<Followed[]> {
  await setDay(tx, asked.as_at)
  const { rows } = await sql<Followed>`
    select step, next, on_day as "from", next_on as "to", count(*)::int as people
    from (${those(asked)}) w group by step, next, on_day, next_on`.execute(tx)
  return rows
}

/** The whole ways, each with how many referrals went it. For a transaction of asStatistician. */
export async function wholeWays(tx: Tx, asked: WaysAsked): Promise<WholeWay[]> {
  await setDay(tx, asked.as_at)
  const { rows } = await sql<WholeWay>`
    select steps, "from", "to", count(*)::int as people
    from (select array_agg(step order by place) as steps, min(on_day) as "from", max(on_day) as "to" from (${those(asked)}) w group by referral_key) x
    group by steps, "from", "to"`.execute(tx)
  return rows
}

/** The keys of the people who went from one step to another; to none, those who are there still. For a transaction of asStatistician. */
export async function keysOnWay(
  tx: Tx,
  { from, to, ...asked }: WaysAsked & { from: WayStep; to: WayStep | null },
): Promise<string[]> {
  await setDay(tx, asked.as_at)
  const { rows } = await sql<{ person_key: string }>`
    select distinct person_key::uuid::text as person_key from (${those(asked)}) w
    where step = ${from} and next is not distinct from ${to} order by 1`.execute(tx)
  return rows.map(({ person_key }) => person_key)
}

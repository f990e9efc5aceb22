import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { Referral } from '../referrals.queries.ts'

/** The support that a referral led to. The day on which it ended and a code of leaving-reasons are null to who may only know that it did. */
export interface Started {
  started_on: CalendarDate
  ended: boolean
  left_on: CalendarDate | null
  left_reason: string | null
}

/** The support that closed referrals led to, by referral; one that ended without a start, or whose course the viewer may not follow, is not among them. */
export async function startedFrom(
  tx: Tx,
  referrals: readonly Pick<Referral, 'id' | 'list'>[],
): Promise<ReadonlyMap<string, Started>> {
  const closed = referrals.filter(({ list }) => list === null).map(({ id }) => id)
  if (closed.length === 0) return new Map()
  const { rows } = await sql<Started & { referral_id: string }>`
    select a.referral_id, a.started_on, a.ended, s.left_on, s.left_reason
    from referrals.support_after(${closed}::uuid[]) a
    left join lateral (select s.left_on, s.left_reason from journeys.spell s where a.ended and s.referral_id = a.referral_id
      order by s.left_on desc limit 1) s on true`.execute(tx)
  return new Map(rows.map(({ referral_id, ...started }) => [referral_id, started]))
}

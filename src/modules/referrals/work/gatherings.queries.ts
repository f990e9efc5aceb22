import { sql } from 'kysely'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { openReferrals } from '../queue/queue.queries.ts'
import type { Party } from '../referral.ts'
import { type Referral, referralFrom } from '../referrals.queries.ts'

/** A handover under way: the referral, its joint meeting, and who has said that they met. */
export interface Gathering {
  referral: Referral
  meeting: { on_date: CalendarDate; at_time: string } | undefined
  met: Party[]
}

/** The handovers under way in which the viewer, or somebody they stand in for, is the sender or the key worker, the one due first at the top. */
export async function gatherings(tx: Tx, viewer: Viewer, own: readonly string[], most: number): Promise<Gathering[]> {
  const rows = await openReferrals(tx, viewer)
    .leftJoin('referrals.meeting as m', (on) =>
      on.onRef('m.referral_id', '=', 'r.id').onRef('m.area_id', '=', 'r.area_id').on('m.superseded_at', 'is', null),
    )
    .select([
      'm.on_date',
      'm.at_time',
      sql<string[]>`coalesce((select array_agg(c.party) from referrals.met c where c.meeting_id = m.id), '{}')`.as(
        'met',
      ),
    ])
    .where('s.list', 'in', ['to_arrange', 'arranged', 'to_register'])
    .where((eb) => eb.or([eb('r.sender_user_id', 'in', own), eb('o.user_id', 'in', own)]))
    .orderBy('s.due_on')
    .orderBy('r.id')
    .limit(most)
    .execute()
  return rows.map(({ on_date, at_time, met, ...row }) => ({
    referral: referralFrom(row),
    meeting: on_date === null || at_time === null ? undefined : { on_date, at_time },
    met: met as Party[],
  }))
}

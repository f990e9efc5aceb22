import type { Tx } from '#platform/db'
import { tables } from '../referrals.queries.ts'

/** The joint meetings of the participant who looks, that still stand, the soonest first. Row security leaves only their own. */
export async function myMeetings(tx: Tx, user: string) {
  return (
    tables(tx)
      .selectFrom('referrals.meeting as m')
      .innerJoin('referrals.referral as r', (on) =>
        on.onRef('r.id', '=', 'm.referral_id').onRef('r.area_id', '=', 'm.area_id'),
      )
      .innerJoin('referrals.standing as s', (on) =>
        on.onRef('s.referral_id', '=', 'r.id').onRef('s.area_id', '=', 'r.area_id').on('s.until', 'is', null),
      )
      .innerJoin('referrals.offer as o', (on) =>
        on.onRef('o.referral_id', '=', 'r.id').onRef('o.area_id', '=', 'r.area_id').on('o.ended_at', 'is', null),
      )
      .innerJoin('people.relationship as self', 'self.person_id', 'm.person_id')
      .leftJoin('referrals.met as c', (on) => on.onRef('c.meeting_id', '=', 'm.id').on('c.party', '=', 'person'))
      .select([
        'm.id',
        'm.referral_id',
        'm.on_date',
        'm.at_time',
        'm.how',
        'm.place',
        'm.who_comes',
        'r.sender_name',
        'o.name as receiver_name',
        's.list',
        'c.id as said_id',
      ])
      .where('m.superseded_at', 'is', null)
      // only the person themself answers here, never somebody who sees them for another cause
      .where('self.holder', '=', user)
      .where('self.kind', '=', 'self')
      .where('self.closed_at', 'is', null)
      .orderBy('m.on_date')
      .execute()
  )
}

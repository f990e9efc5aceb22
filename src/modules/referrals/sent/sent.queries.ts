import { sql } from 'kysely'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { type Referral, referralFrom, referrals } from '../referrals.queries.ts'

/** What an organisation sent, newest first, each with the latest line that the viewer may read of how the person gets on. */
export async function selectSent(
  tx: Tx,
  viewer: Viewer,
  most: number,
  after?: string | undefined,
): Promise<(Referral & { latest: string | null })[]> {
  const key = after !== undefined && /^[0-9a-f-]{36}$/.test(after) ? after : undefined
  const rows = await referrals(tx)
    .select(
      sql<
        string | null
      >`(select t.words from people.timeline t where t.person_id = r.person_id and t.area_id = r.area_id
        and t.sees = 1 and t.at >= r.sent_at order by t.at desc, t.id desc limit 1)`.as('latest'),
    )
    .where('r.sender_organisation_id', '=', viewer.organisation_id)
    .$if(key !== undefined, (q) =>
      // the key is a row's identifier: its time is read again, since a time in an address loses its last digits
      q.where(
        sql<boolean>`(r.sent_at, r.id) < (select k.sent_at, k.id from referrals.referral k where k.id = ${key ?? ''})`,
      ),
    )
    .orderBy('r.sent_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ latest, ...row }) => ({ ...referralFrom(row), latest }))
}

import { sql } from 'kysely'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { openReferrals } from '../queue/queue.queries.ts'
import { type Referral, referralFrom, tables } from '../referrals.queries.ts'

/** Somebody's place on a waiting list as it stands, or undefined. */
export async function selectOptionalWaiting(tx: Tx, referral: string) {
  return tables(tx)
    .selectFrom('referrals.waiting')
    .select(['joined_at', 'review_on', 'expires_on'])
    .where('referral_id', '=', referral)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

/** Which place of how many, and how the list moved in the last thirteen weeks. */
export interface Place {
  place: number
  of_all: number
  /** Taken from the list in thirteen weeks. */
  taken: number
  /** Of those, before their turn. */
  out_of_turn: number
}

/** The place of whoever waits, for who may know it; undefined for anybody else, or who does not wait. */
export async function waitingPlace(tx: Tx, referral: string): Promise<Place | undefined> {
  const { rows } = await sql<Place>`select * from referrals.waiting_place(${referral})`.execute(tx)
  return rows[0]
}

/** Somebody who waits, as the list shows them. */
export interface Waiter {
  referral: Referral
  joined_at: Date
  review_on: CalendarDate
  expires_on: CalendarDate
}

/** Those who wait for the viewer's organisation, or for any of the coordinator's area, in their order, organisation by organisation. */
export async function waiters(tx: Tx, viewer: Viewer, most: number): Promise<Waiter[]> {
  const rows = await openReferrals(tx, viewer)
    .innerJoin('referrals.waiting as w2', (on) =>
      on.onRef('w2.referral_id', '=', 'r.id').onRef('w2.area_id', '=', 'r.area_id').on('w2.ended_at', 'is', null),
    )
    .select(['w2.joined_at', 'w2.review_on', 'w2.expires_on'])
    .where('s.list', '=', 'waiting')
    .$if(viewer.role !== 'coordinator', (q) => q.where('w2.organisation_id', '=', viewer.organisation_id))
    .orderBy('w2.organisation_id')
    .orderBy('w2.joined_at')
    .orderBy('r.id')
    .limit(most)
    .execute()
  return rows.map(({ joined_at, review_on, expires_on, ...row }) => ({
    referral: referralFrom(row),
    joined_at,
    review_on,
    expires_on,
  }))
}

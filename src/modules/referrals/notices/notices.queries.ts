import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { tables } from '../referrals.queries.ts'

/** One thing that an account was told, with whom it is about as far as the viewer still sees them. */
export interface Notice {
  id: string
  referral_id: string
  kind: string
  urgent: boolean
  written_at: Date
  given_name: string | null
  family_name: string | null
  muted_until: CalendarDate | null
}

/** What the viewer was told, newest first, of the last thirty days. */
export async function noticesOf(tx: Tx, most = 50): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    select n.id, n.referral_id, n.kind, n.urgent, n.written_at, p.given_name, p.family_name, m.until_on as muted_until
    from referrals.notice n
    left join referrals.referral r on r.id = n.referral_id and r.area_id = n.area_id
    left join people.person p on p.id = r.person_id and p.area_id = r.area_id
    left join referrals.mute m on m.referral_id = n.referral_id and m.area_id = n.area_id and m.ended_at is null
      and m.until_on >= (nwd.clock() at time zone 'Europe/London')::date
    where n.written_at > nwd.clock() - interval '30 days'
    order by n.written_at desc, n.id desc limit ${most}`.execute(tx)
  return rows
}

/** How an account is told. */
export interface Choice {
  way: 'digest' | 'at_once'
  hour: number
}

/** What the viewer chose; the digest at eight when they chose nothing. */
export async function choiceOf(tx: Tx): Promise<Choice> {
  const row = await tables(tx)
    .selectFrom('referrals.notice_choice')
    .select(['way', 'hour'])
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  return row === undefined
    ? { way: 'digest', hour: 8 }
    : { way: row.way === 'at_once' ? 'at_once' : 'digest', hour: row.hour }
}

/** Keeps how the viewer wants to be told, in place of what they chose before. */
export async function choose(tx: Tx, user_id: string, choice: Choice): Promise<void> {
  await tables(tx)
    .updateTable('referrals.notice_choice')
    .set((eb) => ({ superseded_at: eb.fn<Date>('nwd.clock') }))
    .where('superseded_at', 'is', null)
    .execute()
  await tables(tx)
    .insertInto('referrals.notice_choice')
    .values({ user_id, ...choice })
    .execute()
}

/** Ends the viewer's mute of a referral, if there is one. */
export async function unmute(tx: Tx, referral: string): Promise<void> {
  await tables(tx)
    .updateTable('referrals.mute')
    .set((eb) => ({ ended_at: eb.fn<Date>('nwd.clock') }))
    .where('referral_id', '=', referral)
    .where('ended_at', 'is', null)
    .execute()
}

/** Mutes a referral for the viewer until a day. */
export async function mute(
  tx: Tx,
  user_id: string,
  referral: { id: string; area_id: string },
  until_on: CalendarDate,
): Promise<void> {
  await unmute(tx, referral.id)
  await tables(tx)
    .insertInto('referrals.mute')
    .values({ area_id: referral.area_id, referral_id: referral.id, user_id, until_on })
    .execute()
}

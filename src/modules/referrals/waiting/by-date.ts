import { sql } from 'kysely'
import { sight } from '#modules/people'
import type { Tx } from '#platform/db'
import type { Clock } from '#platform/time'
import { line } from '../give-and-answer.ts'
import { calendar, type Doing, happens } from '../happens.ts'
import { tables } from '../referrals.queries.ts'

/**
 * What happens because a day has come: a pause that ends puts the referral back on its sender's list, and so does a waiting list's
 * last day. Each begins the sender's clock on that day. Run again the same day, nothing more happens.
 * @returns how many came back
 */
export async function comeBackByDate(tx: Tx, clock: Clock): Promise<number> {
  const doing: Doing = { tx, viewer: calendar, today: clock.today() }
  const paused = await tables(tx)
    .selectFrom('referrals.standing')
    .select(['referral_id as id', 'area_id', 'person_id'])
    .where('until', 'is', null)
    .where('list', '=', 'parked')
    .where('due_on', '<=', doing.today)
    .execute()
  for (const referral of paused) {
    await happens(doing, referral, { kind: 'returned' })
    await line(
      doing,
      referral,
      'returned',
      'The day it was put off to has come: the sender looks at it again.',
      sight.referral,
    )
  }
  const lapsed = await tables(tx)
    .selectFrom('referrals.waiting')
    .select(['referral_id as id', 'area_id', 'person_id'])
    .where('ended_at', 'is', null)
    .where('expires_on', '<', doing.today)
    .execute()
  for (const referral of lapsed) {
    await tables(tx)
      .updateTable('referrals.waiting')
      .set((eb) => ({ ended_at: eb.fn<Date>('nwd.clock'), ended_how: 'lapsed' }))
      .where('referral_id', '=', referral.id)
      .where('ended_at', 'is', null)
      .execute()
    await happens(doing, referral, { kind: 'lapsed' })
    await line(
      doing,
      referral,
      'lapsed',
      'The last day of waiting has passed: it is back with the sender.',
      sight.progress,
    )
    await sql`select referrals.end_lapsed_offer(${referral.id})`.execute(tx)
  }
  return paused.length + lapsed.length
}

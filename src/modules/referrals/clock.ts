import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { addWorkingDays, type CalendarDate } from '#platform/time'
import type { List } from './referral.ts'
import type { ReferralsTables } from './referrals.tables.ts'

/**
 * The last day on which a step begun on `from` is not late: the working days that the area's rule of that day allows, or the
 * national rule where the area has none.
 */
export async function dueOn(tx: Tx, area: string, list: List, from: CalendarDate): Promise<CalendarDate> {
  const rule = await tx
    .withTables<ReferralsTables>()
    .selectFrom('referrals.clock_rule')
    .select('working_days')
    .where('list', '=', list)
    .where('from_on', '<=', from)
    .where((eb) => eb.or([eb('area_id', '=', area), eb('area_id', 'is', null)]))
    .orderBy(sql`area_id is null`)
    .orderBy('from_on', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return addWorkingDays(from, rule.working_days)
}

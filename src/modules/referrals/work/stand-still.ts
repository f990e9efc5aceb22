import type { Visit } from '#platform/http'
import { tables } from '../referrals.queries.ts'

/**
 * How many handovers of the coordinator's area stand still: a meeting was to be, its days are past, and not all three have said that
 * they met. Both workers have it on their own lists and are reminded; the coordinator sees that it is so.
 */
export async function handoversStandingStill({ tx, viewer, today }: Visit): Promise<number> {
  const { late } = await tables(tx)
    .selectFrom('referrals.standing')
    .select((eb) => eb.fn.countAll<string>().as('late'))
    .where('area_id', '=', viewer.area_id)
    .where('until', 'is', null)
    .where('list', '=', 'arranged')
    .where('due_on', '<', today)
    .executeTakeFirstOrThrow()
  return Number(late)
}

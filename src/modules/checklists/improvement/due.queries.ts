import type { Due } from '#modules/partnership'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { isOpen, lateBy, nextLook } from './improvement.ts'
import { improvementsIn, improvementsOf } from './improvements.queries.ts'

/**
 * Open improvements of every area that are to be looked at or done by a day, for whoever leads them; one that nobody leads falls to the
 * coordinator once it has a day. For the partnership's daily message.
 */
export async function improvementsDueBy(tx: Tx, day: CalendarDate): Promise<Due[]> {
  return (await improvementsIn(tx)).flatMap((one): Due[] => {
    const due_on = nextLook(one)
    if (!isOpen(one) || due_on > day || (one.lead === null && one.due_on === null)) return []
    const { organisation_id, user_id } = one.lead ?? { organisation_id: null, user_id: null }
    return [{ kind: 'improvement', id: one.id, area_id: one.area_id, due_on, organisation_id, user_id }]
  })
}

/** How many improvements of an area are late, and how many nobody leads: for the coordinator's day. */
export async function improvementsWaiting(
  tx: Tx,
  area: string,
  today: CalendarDate,
): Promise<{ late: number; unled: number }> {
  const open = (await improvementsOf(tx, area)).filter(isOpen)
  return {
    late: open.filter((one) => lateBy(one, today) > 0).length,
    unled: open.filter(({ lead, lead_group }) => lead === null && lead_group === '').length,
  }
}

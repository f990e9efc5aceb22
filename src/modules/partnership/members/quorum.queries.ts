import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { addDays, type CalendarDate, instantInLondon } from '#platform/time'
import { nameNow, newRow, tables } from '../partnership.db.ts'
import { type QuorumRule, usualRule } from './quorum.ts'

/** The quorum that held at the end of a day: the area's own, else the usual one, for which `agreed` is null. */
export async function quorumRuleOn(
  tx: Tx,
  area: string,
  day: CalendarDate,
): Promise<QuorumRule & { agreed: { reason: string; at: Date } | null }> {
  const own = await tables(tx)
    .selectFrom('partnership.quorum_rule')
    .select(['share_percent', 'least', 'sectors', 'reason', 'set_at'])
    .where('area_id', '=', area)
    .where('set_at', '<', instantInLondon(addDays(day, 1)))
    .orderBy('set_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (own === undefined) return { ...usualRule(day), agreed: null }
  const { reason, set_at, ...rule } = own
  return { ...rule, agreed: { reason, at: set_at } }
}

/** Sets the quorum of an area from now on; the former rule stays on record. */
export async function setQuorumRule(tx: Tx, viewer: Viewer, area: string, rule: QuorumRule & { reason: string }) {
  const row = newRow(area)
  await tables(tx)
    .insertInto('partnership.quorum_rule')
    .values({ ...row, ...rule, sectors: [...rule.sectors], set_by: viewer.user_id, by_name: nameNow(viewer) })
    .execute()
  return row.id
}

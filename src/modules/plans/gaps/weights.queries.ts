import { sql } from 'kysely'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { nameNow, newRow, tables } from '../plans.db.ts'
import type { Weights } from './gap.ts'

/** How an area weighs gaps now, by whom and why; undefined while it has not said. */
export const selectOptionalWeights = (tx: Tx, area: string) =>
  tables(tx)
    .selectFrom('plans.gap_weighting')
    .select(['people', 'not_met', 'waiting', 'supply', 'why', 'by_name', 'since'])
    .where('area_id', '=', area)
    .where('until', 'is', null)
    .executeTakeFirst()

/** Weighs gaps anew; how they were weighed before stays on record. */
export async function setWeights(tx: Tx, viewer: Viewer, area: string, said: Weights & { why: string }): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`plans.gap_weighting ${area}`}))`.execute(tx)
  await tables(tx)
    .updateTable('plans.gap_weighting')
    .set({ until: sql<Date>`nwd.clock()` })
    .where('area_id', '=', area)
    .where('until', 'is', null)
    .execute()
  await tables(tx)
    .insertInto('plans.gap_weighting')
    .values({ ...newRow(area), ...said, set_by: viewer.user_id, by_name: nameNow(viewer) })
    .execute()
}

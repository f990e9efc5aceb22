import type { Tx } from '#platform/db'
import type { Item } from '../delivery-plan/plan.ts'
import { nameNow, newRow, tables } from '../plans.db.ts'
import type { Writer } from '../write-together/texts.queries.ts'

/** The texts of a plan that somebody said are ready, by item: the latest of each. */
export async function readyTexts(tx: Tx, plan: string): Promise<Map<string, { text_id: string; by_name: string }>> {
  const rows = await tables(tx)
    .selectFrom('plans.ready')
    .select(['item_id', 'text_id', 'by_name'])
    .where('plan_id', '=', plan)
    .orderBy('said_at')
    .orderBy('id')
    .execute()
  return new Map(rows.map(({ item_id, ...ready }) => [item_id, ready]))
}

/** Says that a text of an item is ready. */
export async function sayReady(
  tx: Tx,
  writer: Writer,
  item: Pick<Item, 'id' | 'area_id' | 'plan_id'>,
  text_id: string,
): Promise<void> {
  const by = { said_by: writer.user_id, by_name: nameNow(writer) }
  await tables(tx)
    .insertInto('plans.ready')
    .values({ ...newRow(item.area_id), plan_id: item.plan_id, item_id: item.id, text_id, ...by })
    .onConflict((on) => on.columns(['area_id', 'text_id']).doNothing())
    .execute()
}

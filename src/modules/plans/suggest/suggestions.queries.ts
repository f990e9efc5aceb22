import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Item } from '../delivery-plan/plan.ts'
import { nameNow, newRow, tables } from '../plans.db.ts'
import type { Typed, Writer } from '../write-together/texts.queries.ts'

/** Other words that were proposed for an item. */
export interface Suggestion extends Typed {
  id: string
  item_id: string
  why: string
  made_at: Date
  made_by: string | null
  by_name: string
  decided_at: Date | null
  decision: string | null
  decided_by_name: string | null
  answer: string
}

const suggestions = (tx: Tx) =>
  tables(tx)
    .selectFrom('plans.suggestion')
    .select(['id', 'item_id', 'began_from', 'words', 'why', 'made_at', 'made_by', 'by_name'])
    .select(['decided_at', 'decision', 'decided_by_name', 'answer'])

/** What was proposed for an item, the oldest first. */
export const suggestionsOf = (tx: Tx, item: string): Promise<Suggestion[]> =>
  suggestions(tx).where('item_id', '=', item).orderBy('made_at').orderBy('id').execute()

/** What was proposed for an item, by its identifier. */
export const selectOptionalSuggestion = (tx: Tx, item: string, id: string): Promise<Suggestion | undefined> =>
  suggestions(tx).where('item_id', '=', item).where('id', '=', id).executeTakeFirst()

/** Proposes other words for an item. Returns the suggestion's identifier. */
export async function addSuggestion(
  tx: Tx,
  writer: Writer,
  item: Pick<Item, 'id' | 'area_id' | 'plan_id'>,
  suggested: Typed & { why: string },
): Promise<string> {
  const by = { made_by: writer.user_id, by_name: nameNow(writer) }
  const row = { ...newRow(item.area_id), plan_id: item.plan_id, item_id: item.id, ...suggested, ...by }
  await tables(tx).insertInto('plans.suggestion').values(row).execute()
  return row.id
}

/** Decides about a suggestion; false when somebody had already. */
export async function decideSuggestion(
  tx: Tx,
  writer: Writer,
  id: string,
  { decision, answer }: { decision: 'accepted' | 'declined'; answer: string },
): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('plans.suggestion')
    .set({
      ...{ decision, answer, decided_by: writer.user_id, decided_by_name: nameNow(writer) },
      decided_at: sql<Date>`nwd.clock()`,
    })
    .where('id', '=', id)
    .where('decided_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

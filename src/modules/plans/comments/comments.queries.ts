import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Item } from '../delivery-plan/plan.ts'
import { nameNow, newRow, tables } from '../plans.db.ts'
import type { Writer } from '../write-together/texts.queries.ts'

/** Something that was said of an item. */
export interface Comment {
  id: string
  item_id: string
  /** Words of the item that it is about; empty when it is about all of it. */
  about: string
  words: string
  said_at: Date
  by_name: string
  resolved_at: Date | null
  resolved_by_name: string | null
  answer: string
}

const comments = (tx: Tx) =>
  tables(tx)
    .selectFrom('plans.comment')
    .select(['id', 'item_id', 'about', 'words', 'said_at', 'by_name', 'resolved_at', 'resolved_by_name', 'answer'])

/** What was said of an item, the oldest first. */
export const commentsOf = (tx: Tx, item: string): Promise<Comment[]> =>
  comments(tx).where('item_id', '=', item).orderBy('said_at').orderBy('id').execute()

/** Something that was said of an item, by its identifier. */
export const selectOptionalComment = (tx: Tx, item: string, id: string): Promise<Comment | undefined> =>
  comments(tx).where('item_id', '=', item).where('id', '=', id).executeTakeFirst()

/** Says something of an item. Returns the comment's identifier. */
export async function addComment(
  tx: Tx,
  writer: Writer,
  item: Pick<Item, 'id' | 'area_id' | 'plan_id'>,
  said: { about: string; words: string; text_id: string | null },
): Promise<string> {
  const by = { said_by: writer.user_id, by_name: nameNow(writer) }
  const row = { ...newRow(item.area_id), plan_id: item.plan_id, item_id: item.id, ...said, ...by }
  await tables(tx).insertInto('plans.comment').values(row).execute()
  return row.id
}

/** Says what became of a comment; false when somebody had already. */
export async function resolveComment(tx: Tx, writer: Writer, id: string, answer: string): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('plans.comment')
    .set({
      resolved_at: sql<Date>`nwd.clock()`,
      resolved_by: writer.user_id,
      resolved_by_name: nameNow(writer),
      answer,
    })
    .where('id', '=', id)
    .where('resolved_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

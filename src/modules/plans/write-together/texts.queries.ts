import { sql } from 'kysely'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { Item } from '../delivery-plan/plan.ts'
import { nameNow, newRow, tables } from '../plans.db.ts'
import { paragraphsOf, textOf } from './paragraphs.ts'
import { chosenText, clashesIn, putTogether } from './put-together.ts'

export type Writer = Pick<Viewer, 'user_id' | 'name' | 'organisation_name'>

/** A text of an item as it was saved. */
export interface Text {
  id: string
  item_id: string
  words: string
  began_from: string | null
  /** The text that had been saved meanwhile, and was put together with this one. */
  met: string | null
  since: Date
  by_name: string
}

const columns = ['id', 'item_id', 'words', 'began_from', 'met', 'since', 'by_name'] as const
const texts = (tx: Tx) => tables(tx).selectFrom('plans.text').select(columns)

/** The text of an item that holds now. */
export const currentText = (tx: Tx, item: string): Promise<Text | undefined> =>
  texts(tx).where('item_id', '=', item).where('until', 'is', null).executeTakeFirst()

/** The texts of a plan that hold now. */
export const currentTexts = (tx: Tx, plan: string): Promise<Text[]> =>
  texts(tx).where('plan_id', '=', plan).where('until', 'is', null).execute()

/** Every text of an item that ever held, the oldest first. */
export const textsOf = (tx: Tx, item: string): Promise<Text[]> =>
  texts(tx).where('item_id', '=', item).orderBy('since').orderBy('id').execute()

/** A text of an item by its identifier. */
export const selectOptionalText = (tx: Tx, item: string, id: string): Promise<Text | undefined> =>
  texts(tx).where('item_id', '=', item).where('id', '=', id).executeTakeFirst()

/** What became of a text that was sent. */
export type Saved =
  /** It holds now; `with` is what it was put together with, if somebody had saved another meanwhile. */
  | { kind: 'saved'; id: string; with?: Text | undefined }
  /** Both changed the same: what was typed is kept, until its writer has chosen. */
  | { kind: 'held'; id: string }
  /** It says what the text that holds says already. */
  | { kind: 'unchanged' }

/** What somebody typed, and the text that they had before them; null when there was none. */
export interface Typed {
  words: string
  began_from: string | null
}

/** One writer of an item at a time: whoever else saves at this moment waits, and then begins from what this one saved. */
const holdItem = (tx: Tx, { id }: Pick<Item, 'id'>) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`plans text ${id}`}, 0))`.execute(tx)

/**
 * Saves a text of an item. Where another was saved since the one it began from, the two are put together; where both changed the same, nothing is
 * overwritten: what was typed is held for its writer to choose. Nothing that was ever sent is lost.
 * @param chooser who chooses where it does not fit: the writer, unless somebody else takes their words in
 * @returns what became of it; undefined when it did not begin from a text of this item
 */
export async function saveText(
  tx: Tx,
  writer: Writer,
  item: Pick<Item, 'id' | 'area_id' | 'plan_id'>,
  { words, began_from }: Typed,
  chooser: Writer = writer,
): Promise<Saved | undefined> {
  await holdItem(tx, item)
  const now = await currentText(tx, item.id)
  const base = began_from === null ? null : await selectOptionalText(tx, item.id, began_from)
  if (base === undefined) return undefined
  const isNext = (now?.id ?? null) === (base?.id ?? null)
  const stretches = isNext ? [] : putTogether(base?.words ?? '', words, now?.words ?? '')
  if (clashesIn(stretches).length > 0)
    return { kind: 'held', id: await holdText(tx, chooser, item, { words, began_from }) }
  const whole = isNext ? textOf(paragraphsOf(words)) : chosenText(stretches)
  if (whole === (now?.words ?? '')) return { kind: 'unchanged' }
  const row = {
    ...newRow(item.area_id),
    plan_id: item.plan_id,
    item_id: item.id,
    words: whole,
    began_from,
    met: isNext ? null : (now?.id ?? null),
    set_by: writer.user_id,
    by_name: nameNow(writer),
  }
  if (now !== undefined)
    await tables(tx).updateTable('plans.text').set({ until: sql<Date>`nwd.clock()` }).where('id', '=', now.id).execute()
  await tables(tx).insertInto('plans.text').values(row).execute()
  return { kind: 'saved', id: row.id, with: isNext ? undefined : now }
}

async function holdText(
  tx: Tx,
  writer: Writer,
  item: Pick<Item, 'id' | 'area_id' | 'plan_id'>,
  typed: Typed,
): Promise<string> {
  const by = { held_by: writer.user_id, by_name: nameNow(writer) }
  const row = { ...newRow(item.area_id), plan_id: item.plan_id, item_id: item.id, ...typed, ...by }
  await tables(tx).insertInto('plans.held_text').values(row).execute()
  return row.id
}

/** A text that waits for its writer to choose. */
export interface HeldText extends Typed {
  id: string
  item_id: string
  held_at: Date
  held_by: string | null
}

const heldTexts = (tx: Tx) =>
  tables(tx)
    .selectFrom('plans.held_text')
    .select(['id', 'item_id', 'words', 'began_from', 'held_at', 'held_by'])
    .where('settled_at', 'is', null)

/** What somebody typed into a plan and has not chosen about yet, the oldest first. */
export const heldOf = (tx: Tx, plan: string, writer: Pick<Viewer, 'user_id'>): Promise<HeldText[]> =>
  heldTexts(tx).where('plan_id', '=', plan).where('held_by', '=', writer.user_id).orderBy('held_at').execute()

/** What somebody typed into an item and has not chosen about yet, by its identifier. */
export const selectOptionalHeld = (
  tx: Tx,
  writer: Pick<Viewer, 'user_id'>,
  item: string,
  id: string,
): Promise<HeldText | undefined> =>
  heldTexts(tx)
    .where('id', '=', id)
    .where('item_id', '=', item)
    .where('held_by', '=', writer.user_id)
    .executeTakeFirst()

/** Its writer has chosen: what was typed stays on record. */
export const settleHeld = (tx: Tx, id: string) =>
  tables(tx).updateTable('plans.held_text').set({ settled_at: sql<Date>`nwd.clock()` }).where('id', '=', id).execute()

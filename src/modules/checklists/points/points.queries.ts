import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { tables } from '../checklists.db.ts'
import type { Round } from '../rounds/round.ts'

/** A statement chosen for discussion at the workshop. */
export interface Point {
  /** `1.5` */
  item: string
  position: number
  note: string
}

/** What an area chose to discuss of a round, in its order. */
export async function pointsOf(tx: Tx, round: string, area: string): Promise<Point[]> {
  return tables(tx)
    .selectFrom('checklists.point')
    .select(['item', 'position', 'note'])
    .where('round_id', '=', round)
    .where('area_id', '=', area)
    .where('superseded_at', 'is', null)
    .orderBy('position')
    .orderBy('item')
    .execute()
}

/**
 * Makes these the points of an area's workshop, in this order, in place of those before. What stays the same is left as it is.
 * The database refuses whoever does not coordinate the area.
 */
export async function choosePoints(
  tx: Tx,
  round: Round,
  area: string,
  chosen: readonly Omit<Point, 'position'>[],
  by: string,
): Promise<void> {
  const before = await pointsOf(tx, round.id, area)
  const after = chosen.map((point, at) => ({ ...point, position: at + 1 }))
  const same = (one: Point, other: Point) =>
    one.item === other.item && one.position === other.position && one.note === other.note
  const gone = before.filter((point) => !after.some((other) => same(point, other)))
  const added = after.filter((point) => !before.some((other) => same(point, other)))
  if (gone.length > 0)
    await tables(tx)
      .updateTable('checklists.point')
      .set({ superseded_at: sql<Date>`nwd.clock()`, superseded_by: by })
      .where('round_id', '=', round.id)
      .where('area_id', '=', area)
      .where('superseded_at', 'is', null)
      .where(
        'item',
        'in',
        gone.map(({ item }) => item),
      )
      .execute()
  if (added.length > 0)
    await tables(tx)
      .insertInto('checklists.point')
      .values(
        added.map((point) => ({
          ...point,
          area_id: area,
          round_id: round.id,
          version_id: round.version_id,
          chosen_by: by,
        })),
      )
      .execute()
}

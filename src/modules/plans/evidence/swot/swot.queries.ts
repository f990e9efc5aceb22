import { sql } from 'kysely'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { nameNow, newRow, tables } from '../../plans.db.ts'

export const swotLists = ['strength', 'weakness', 'opportunity', 'threat'] as const
export type SwotList = (typeof swotLists)[number]

/** The points of an area that stand, in the order in which they were made. */
export const pointsOf = (tx: Tx, area: string) =>
  tables(tx)
    .selectFrom('plans.swot_point')
    .select(['id', 'area_id', 'list', 'words', 'evidence', 'evidence_link', 'made_at', 'by_name'])
    .where('area_id', '=', area)
    .where('withdrawn_at', 'is', null)
    .orderBy('made_at')
    .orderBy('id')
    .execute()

/** A point that stands, or undefined. */
export const selectOptionalPoint = (tx: Tx, id: string) =>
  tables(tx)
    .selectFrom('plans.swot_point')
    .select(['id', 'area_id', 'words'])
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()

/** Adds a point with its evidence. @returns its identifier */
export async function addPoint(
  tx: Tx,
  viewer: Viewer,
  area: string,
  point: { list: SwotList; words: string; evidence: string; evidence_link: string | null },
): Promise<string> {
  const row = newRow(area)
  await tables(tx)
    .insertInto('plans.swot_point')
    .values({ ...row, ...point, made_by: viewer.user_id, by_name: nameNow(viewer) })
    .execute()
  return row.id
}

/** Takes a point out, with why; it stays on record. */
export async function withdrawPoint(tx: Tx, viewer: Viewer, id: string, why: string): Promise<void> {
  await tables(tx)
    .updateTable('plans.swot_point')
    .set({ withdrawn_at: sql<Date>`nwd.clock()`, withdrawn_by: viewer.user_id, withdrawn_why: why })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute()
}

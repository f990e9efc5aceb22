import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import { tables } from '../checklists.db.ts'
import type { Round } from '../rounds/round.ts'
import type { Said, Standing } from './said.ts'

/** What a partnership said of a statement, as it was written down. */
export interface Discussion extends Said {
  id: string
  item: string
  recorded_at: Date
}

const rows = (tx: Tx) =>
  tables(tx)
    .selectFrom('checklists.discussion')
    .select(['id', 'item', 'note', 'standing', 'answer', 'reason', 'agreed_by', 'held_on', 'recorded_at'])

const typed = <R extends { standing: string }>(row: R) => ({ ...row, standing: row.standing as Standing })

/** What an area's workshop has said of the statements of a round, by statement. */
export async function discussionsOf(tx: Tx, round: string, area: string): Promise<Map<string, Discussion>> {
  const found = await rows(tx)
    .where('round_id', '=', round)
    .where('area_id', '=', area)
    .where('superseded_at', 'is', null)
    .execute()
  return new Map(found.map((row) => [row.item, typed(row)]))
}

/** What was written down once, superseded since or not, by identifier. */
export async function discussionsById(tx: Tx, ids: readonly string[]): Promise<Map<string, Discussion>> {
  if (ids.length === 0) return new Map()
  const found = await rows(tx)
    .where('id', 'in', [...ids])
    .execute()
  return new Map(found.map((row) => [row.id, typed(row)]))
}

interface Kept {
  round: Pick<Round, 'id' | 'version_id'>
  area: string
  item: string
  /** The row that is to give way; undefined when nothing was written yet. */
  instead: string | undefined
  said: Said
  by: string
}

/**
 * Writes down what was said of a statement, in place of what stood there. Returns its identifier, or undefined when somebody else's words took
 * that place at the same moment. The database refuses whoever does not coordinate the area.
 */
export async function keepDiscussion(
  tx: Tx,
  { round, area, item, instead, said, by }: Kept,
): Promise<string | undefined> {
  if (instead !== undefined) {
    const { numUpdatedRows } = await tables(tx)
      .updateTable('checklists.discussion')
      .set({ superseded_at: sql<Date>`nwd.clock()`, superseded_by: by })
      .where('id', '=', instead)
      .where('superseded_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return undefined
  }
  const id = uuid()
  const { numInsertedOrUpdatedRows } = await tables(tx)
    .insertInto('checklists.discussion')
    .values({ ...said, id, area_id: area, round_id: round.id, version_id: round.version_id, item, recorded_by: by })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 0n ? undefined : id
}

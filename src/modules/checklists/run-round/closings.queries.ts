import type { Tx } from '#platform/db'
import { tables } from '../checklists.db.ts'

/** That a round was given more time, and why. */
export interface ClosingMoved {
  id: string
  former_closes_at: Date | null
  closes_at: Date
  reason: string
  moved_at: Date
}

/** How often a round was given more time, the latest first. */
export async function closingsOf(tx: Tx, round: string): Promise<ClosingMoved[]> {
  return tables(tx)
    .selectFrom('checklists.closing_moved')
    .select(['id', 'former_closes_at', 'closes_at', 'reason', 'moved_at'])
    .where('round_id', '=', round)
    .orderBy('moved_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

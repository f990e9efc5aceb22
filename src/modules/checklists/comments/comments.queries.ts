import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { found } from '#platform/http'

/** For whose report a comment is read: its area's, by the coordinator; or the nation's, by the analyst. */
export type ClearingScope = 'local' | 'national'

/** A comment as who clears it sees it: never the organisation, in an order that says nothing. */
export interface CommentToClear {
  id: string
  section: number
  box: string
  /** As written; for the nation, as the area cleared it. */
  words: string
  decision: 'cleared' | 'withheld' | null
  /** As it may be quoted, once decided. */
  shown_text: string | null
  theme: string | null
  decided_at: Date | null
}

/**
 * The comments that the viewer may clear, decided or not, by section. None before the part has closed with five organisations or more, and none
 * for the nation before an area has cleared them.
 * @param area of a local report; null for the nation's
 */
export async function commentsToClear(
  tx: Tx,
  round: string,
  scope: ClearingScope,
  area: string | null,
): Promise<CommentToClear[]> {
  const { rows } = await sql<CommentToClear>`
    select * from checklists.comments_to_clear(${round}, ${scope}, ${area})`.execute(tx)
  return rows
}

export interface ClearingDecision {
  decision: 'cleared' | 'withheld'
  /** As it may be quoted, with names taken out. */
  shown_text: string
  theme: string | null
}

/** Clears or withholds a comment, in place of what was decided before. Not found when the viewer may not. */
export async function decideComment(
  tx: Tx,
  comment: string,
  scope: ClearingScope,
  { decision, shown_text, theme }: ClearingDecision,
): Promise<void> {
  const { rows } = await sql<{ decided: boolean }>`
    select checklists.decide_comment(${comment}, ${scope}, ${decision}, ${shown_text}, ${theme}) as decided`.execute(tx)
  found(rows[0]?.decided === true ? true : undefined)
}

/** A comment that may be quoted. */
export interface ClearedComment {
  section: number
  box: string
  words: string
  theme: string | null
}

/** The comments that a report may quote, by section; an area's to its own people only. */
export async function clearedComments(
  tx: Tx,
  round: string,
  scope: ClearingScope,
  area: string | null,
): Promise<ClearedComment[]> {
  const { rows } = await sql<ClearedComment>`
    select * from checklists.cleared_comments(${round}, ${scope}, ${area})`.execute(tx)
  return rows
}

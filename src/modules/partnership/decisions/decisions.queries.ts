import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { By } from '../actions/actions.queries.ts'
import { nameNow, newRow, nextNumber, tables } from '../partnership.db.ts'

export interface Decision {
  id: string
  area_id: string
  number: number
  words: string
  why: string | null
  quorate: boolean
  made_on: CalendarDate
  meeting_id: string
  meeting: string
  item_id: string | null
  supersedes: string | null
  /** Number of the decision that it replaces. */
  replaces: number | null
  /** Number of the decision that replaced it, and its identifier. */
  replaced_by: number | null
  replaced_by_id: string | null
}

const rows = (tx: Tx) =>
  tables(tx)
    .selectFrom('partnership.decision as d')
    .innerJoin('partnership.meeting as m', (on) =>
      on.onRef('m.id', '=', 'd.meeting_id').onRef('m.area_id', '=', 'd.area_id'),
    )
    .leftJoin('partnership.decision as later', (on) =>
      on.onRef('later.supersedes', '=', 'd.id').onRef('later.area_id', '=', 'd.area_id'),
    )
    .leftJoin('partnership.decision as former', (on) =>
      on.onRef('former.id', '=', 'd.supersedes').onRef('former.area_id', '=', 'd.area_id'),
    )
    .select([
      'd.id',
      'd.area_id',
      'd.number',
      'd.words',
      'd.why',
      'd.quorate',
      'd.made_on',
      'd.meeting_id',
      'm.title as meeting',
      'd.item_id',
      'd.supersedes',
      'former.number as replaces',
      'later.number as replaced_by',
      'later.id as replaced_by_id',
    ])

/** The decisions of an area, the latest first, replaced ones too. */
export const decisionsOf = (tx: Tx, area: string): Promise<Decision[]> =>
  rows(tx).where('d.area_id', '=', area).orderBy('d.number', 'desc').execute()

/** The decisions of a meeting, in order. */
export const decisionsAt = (tx: Tx, meeting: string): Promise<Decision[]> =>
  rows(tx).where('d.meeting_id', '=', meeting).orderBy('d.number').execute()

/** A decision by its identifier, or undefined. */
export const selectOptionalDecision = (tx: Tx, id: string): Promise<Decision | undefined> =>
  rows(tx).where('d.id', '=', id).executeTakeFirst()

/** Records a decision. One that replaces another leaves that one as it was; a decision is replaced once. */
export async function recordDecision(
  tx: Tx,
  by: By,
  decision: {
    area_id: string
    words: string
    why: string | null
    quorate: boolean
    made_on: CalendarDate
    meeting_id: string
    item_id: string | null
    supersedes?: string | undefined
  },
): Promise<{ id: string; number: number }> {
  const { area_id, supersedes = null, ...made } = decision
  const row = newRow(area_id)
  const number = await nextNumber(tx, 'decision', area_id)
  await tables(tx)
    .insertInto('partnership.decision')
    .values({ ...row, ...made, number, supersedes, recorded_by: by.user_id, by_name: nameNow(by) })
    .execute()
  return { id: row.id, number }
}

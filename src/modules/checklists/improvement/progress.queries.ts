import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { tables } from '../checklists.db.ts'
import type { Improvement, ProgressState } from './improvement.ts'
import { type By, nameNow } from './improvements.queries.ts'

/** How an improvement was getting on, on a day. */
export interface Progress {
  improvement_id: string
  state: ProgressState
  words: string
  on_day: CalendarDate
  /** The meeting that looked at it, if one did. */
  meeting_id: string | null
  by_name: string
}

/** What was said of the progress of an area's improvements, or of one of them, the latest first. */
export async function progressOf(tx: Tx, area: string, improvement?: string): Promise<Progress[]> {
  const found = await tables(tx)
    .selectFrom('checklists.improvement_progress')
    .select(['improvement_id', 'state', 'words', 'on_day', 'meeting_id', 'by_name'])
    .where('area_id', '=', area)
    .$if(improvement !== undefined, (query) => query.where('improvement_id', '=', improvement ?? ''))
    .orderBy('on_day', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return found.map((row) => ({ ...row, state: row.state as ProgressState }))
}

/** Says how an improvement gets on; what was said before stays. */
export async function recordProgress(
  tx: Tx,
  by: By,
  { id, area_id }: Pick<Improvement, 'id' | 'area_id'>,
  said: Pick<Progress, 'state' | 'words' | 'on_day' | 'meeting_id'>,
): Promise<void> {
  await tables(tx)
    .insertInto('checklists.improvement_progress')
    .values({ id: uuid(), area_id, improvement_id: id, ...said, recorded_by: by.user_id, by_name: nameNow(by) })
    .execute()
}

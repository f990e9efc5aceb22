import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { nameNow, newRow, nextNumber, tables } from '../partnership.db.ts'

export interface Agreement {
  id: string
  area_id: string
  version: number
  title: string
  words: string
  changes: string | null
  in_force_on: CalendarDate
  by_name: string
  published_at: Date
}

const columns = [
  'id',
  'area_id',
  'version',
  'title',
  'words',
  'changes',
  'in_force_on',
  'by_name',
  'published_at',
] as const

/** The versions of an area's terms of reference, the newest first. */
export const agreementsOf = (tx: Tx, area: string): Promise<Agreement[]> =>
  tables(tx)
    .selectFrom('partnership.agreement')
    .select(columns)
    .where('area_id', '=', area)
    .orderBy('version', 'desc')
    .execute()

/** The newest version, which every member organisation is asked to accept; undefined when there is none yet. */
export const currentAgreement = async (tx: Tx, area: string): Promise<Agreement | undefined> =>
  (await agreementsOf(tx, area))[0]

/** A version by its identifier, or undefined. */
export const selectOptionalAgreement = (tx: Tx, id: string): Promise<Agreement | undefined> =>
  tables(tx).selectFrom('partnership.agreement').select(columns).where('id', '=', id).executeTakeFirst()

/** Who accepted a version, for which membership. */
export const whoAccepted = (tx: Tx, agreement: string) =>
  tables(tx)
    .selectFrom('partnership.agreement_accepted')
    .select(['member_id', 'by_name', 'accepted_at'])
    .where('agreement_id', '=', agreement)
    .execute()

/** Puts out the next version. Returns its identifier and number. */
export async function publishAgreement(
  tx: Tx,
  viewer: Viewer,
  area: string,
  agreement: Pick<Agreement, 'title' | 'words' | 'changes' | 'in_force_on'>,
): Promise<{ id: string; version: number }> {
  const row = newRow(area)
  const version = await nextNumber(tx, 'agreement', area)
  const by = { published_by: viewer.user_id, by_name: nameNow(viewer) }
  await tables(tx)
    .insertInto('partnership.agreement')
    .values({ ...row, ...agreement, ...by, version })
    .execute()
  return { id: row.id, version }
}

/** Accepts a version for a membership; false when it had been accepted for it already. */
export async function acceptAgreement(
  tx: Tx,
  viewer: Viewer,
  accepted: { area_id: string; agreement_id: string; member_id: string },
): Promise<boolean> {
  const { area_id, ...rest } = accepted
  const done = await tables(tx)
    .insertInto('partnership.agreement_accepted')
    .values({ ...newRow(area_id), ...rest, by_user: viewer.user_id, by_name: nameNow(viewer) })
    .onConflict((on) => on.columns(['area_id', 'agreement_id', 'member_id']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

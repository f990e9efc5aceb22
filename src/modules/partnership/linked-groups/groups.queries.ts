import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { nameNow, newRow, tables } from '../partnership.db.ts'

export interface LinkedGroup {
  id: string
  area_id: string
  name: string
  kind: string
  how: string
  every_months: number | null
}

export interface GroupReport {
  id: string
  group_id: string
  reported_on: CalendarDate
  words: string
  next_on: CalendarDate | null
  by_name: string
}

const columns = ['id', 'area_id', 'name', 'kind', 'how', 'every_months'] as const

/** The groups that the partnership of an area is linked with now, by name. */
export const groupsOf = (tx: Tx, area: string): Promise<LinkedGroup[]> =>
  tables(tx)
    .selectFrom('partnership.linked_group')
    .select(columns)
    .where('area_id', '=', area)
    .where('ended_at', 'is', null)
    .orderBy('name')
    .execute()

/** A group that the partnership is linked with now, or undefined. */
export const selectOptionalGroup = (tx: Tx, id: string): Promise<LinkedGroup | undefined> =>
  tables(tx)
    .selectFrom('partnership.linked_group')
    .select(columns)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()

/** Every report to the groups of an area, the latest first. */
export const reportsOf = (tx: Tx, area: string): Promise<GroupReport[]> =>
  tables(tx)
    .selectFrom('partnership.group_report')
    .select(['id', 'group_id', 'reported_on', 'words', 'next_on', 'by_name'])
    .where('area_id', '=', area)
    .orderBy('reported_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute()

/** Links a group with the partnership. Returns its identifier. */
export async function insertGroup(
  tx: Tx,
  viewer: Viewer,
  area: string,
  group: Omit<LinkedGroup, 'id' | 'area_id'>,
): Promise<string> {
  const row = newRow(area)
  await tables(tx)
    .insertInto('partnership.linked_group')
    .values({ ...row, ...group, added_by: viewer.user_id, by_name: nameNow(viewer) })
    .execute()
  return row.id
}

/** Writes a report down. */
export async function insertReport(
  tx: Tx,
  viewer: Viewer,
  group: LinkedGroup,
  report: Pick<GroupReport, 'reported_on' | 'words' | 'next_on'>,
): Promise<void> {
  await tables(tx)
    .insertInto('partnership.group_report')
    .values({
      ...newRow(group.area_id),
      group_id: group.id,
      ...report,
      recorded_by: viewer.user_id,
      by_name: nameNow(viewer),
    })
    .execute()
}

/** Ends the link with a group. */
export async function endGroup(tx: Tx, viewer: Viewer, id: string, reason: string, now: Date): Promise<void> {
  await tables(tx)
    .updateTable('partnership.linked_group')
    .set({ ended_at: now, ended_by: viewer.user_id, ended_reason: reason })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

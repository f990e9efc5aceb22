import { sql } from 'kysely'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { nameNow, newRow, tables } from '../../plans.db.ts'

/** What was heard in an area and stands, the latest first. */
export const heardIn = (tx: Tx, area: string) =>
  tables(tx)
    .selectFrom('plans.lived_input')
    .select(['id', 'area_id', 'heard_on', 'heard_from', 'words'])
    .where('area_id', '=', area)
    .where('withdrawn_at', 'is', null)
    .orderBy('heard_on', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** Something that was heard and stands, or undefined. */
export const selectOptionalHeard = (tx: Tx, id: string) =>
  tables(tx)
    .selectFrom('plans.lived_input')
    .select(['id', 'area_id', 'words'])
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()

/** Which decisions what was heard has changed. */
export const changesIn = (tx: Tx, area: string) =>
  tables(tx)
    .selectFrom('plans.lived_change')
    .select(['input_id', 'decision_id', 'words'])
    .where('area_id', '=', area)
    .orderBy('made_at')
    .execute()

/** Writes down what was heard. @returns its identifier */
export async function addHeard(
  tx: Tx,
  viewer: Viewer,
  area: string,
  heard: { heard_on: CalendarDate; heard_from: string; words: string },
): Promise<string> {
  const row = newRow(area)
  await tables(tx)
    .insertInto('plans.lived_input')
    .values({ ...row, ...heard, made_by: viewer.user_id, by_name: nameNow(viewer) })
    .execute()
  return row.id
}

/** Says which decision something that was heard has changed, and how. A decision is named once. */
export async function sayChanged(
  tx: Tx,
  viewer: Viewer,
  { id, area_id }: { id: string; area_id: string },
  change: { decision_id: string; words: string },
): Promise<void> {
  await tables(tx)
    .insertInto('plans.lived_change')
    .values({ ...newRow(area_id), input_id: id, ...change, made_by: viewer.user_id, by_name: nameNow(viewer) })
    .execute()
}

/** Takes out what was heard, and its words with it: somebody in it could be known by them. */
export async function withdrawHeard(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  await tables(tx)
    .updateTable('plans.lived_input')
    .set({ words: 'Taken out', withdrawn_at: sql<Date>`nwd.clock()`, withdrawn_by: viewer.user_id })
    .where('id', '=', id)
    .execute()
}

/** What in some words could lead to somebody: an e-mail address, a telephone or National Insurance number, a whole postcode. Names no program can tell. */
export function leadsToSomebody(words: string): string | undefined {
  if (/[^\s@]+@[^\s@]+\.[^\s@]+/.test(words)) return 'an e-mail address'
  if (/(?:\+44|\b0)[\d\s()-]{8,}\d/.test(words)) return 'a telephone number'
  if (/\b[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b/i.test(words)) return 'a National Insurance number'
  if (/\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/i.test(words)) return 'a whole postcode'
  return undefined
}

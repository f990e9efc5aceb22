import { sql } from 'kysely'
import { z } from 'zod'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { dimensionNamed, measureNamed } from '../live/figures.queries.ts'
import { nameNow, newRow, tables } from '../plans.db.ts'
import type { Target } from './indicator.ts'

/** An indicator as it stands. */
export interface Indicator extends Target {
  indicator_id: string
  area_id: string
  year: string
  baseline: number | null
  baseline_as_at: CalendarDate | null
  why: string
  since: Date
  by_name: string
}

const rows = (tx: Tx) =>
  tables(tx).selectFrom('plans.indicator').selectAll().where('until', 'is', null).where('dropped', 'is', null)

const typed = (row: Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]): Indicator[] => {
  const measure = measureNamed(row.measure)
  // A measure that is no longer defined has no figure; its indicators stay on record.
  if (measure === undefined) return []
  const unit = row.unit === 'rate' ? 'rate' : 'count'
  const better = row.better === 'less' ? 'less' : 'more'
  return [
    {
      indicator_id: row.indicator_id,
      area_id: row.area_id,
      year: row.year,
      category: row.category,
      baseline_as_at: row.baseline_as_at,
      why: row.why,
      since: row.since,
      by_name: row.by_name,
      measure,
      unit,
      better,
      dimension: dimensionNamed(row.dimension),
      target: Number(row.target),
      baseline: row.baseline === null ? null : Number(row.baseline),
    },
  ]
}

/** The indicators of an area's year, in the order in which they were chosen. */
export const indicatorsOf = async (tx: Tx, area: string, year: string): Promise<Indicator[]> =>
  (await rows(tx).where('area_id', '=', area).where('year', '=', year).orderBy('indicator_id').execute()).flatMap(typed)

/** An indicator that is watched, or undefined. */
export async function selectOptionalIndicator(tx: Tx, id: string): Promise<Indicator | undefined> {
  const row = await rows(tx).where('indicator_id', '=', id).executeTakeFirst()
  return row && typed(row)[0]
}

type Said = Omit<Indicator, 'indicator_id' | 'area_id' | 'since' | 'by_name'>

// The database keeps decimals exactly, and its driver hands them over as text.
const decimal = (value: number | null) => (value === null ? null : String(value))
const kept = <S extends { target: number; baseline: number | null }>(said: S) => ({
  ...said,
  target: String(said.target),
  baseline: decimal(said.baseline),
})

/** Sets an indicator, new or changed; what it was before stays on record. @returns what it is known by */
export async function setIndicator(tx: Tx, viewer: Viewer, area: string, said: Said, id?: string): Promise<string> {
  const row = newRow(area)
  if (id !== undefined) await endIndicator(tx, id)
  await tables(tx)
    .insertInto('plans.indicator')
    .values({ ...row, indicator_id: id ?? row.id, ...kept(said), set_by: viewer.user_id, by_name: nameNow(viewer) })
    .execute()
  return id ?? row.id
}

const endIndicator = (tx: Tx, id: string) =>
  tables(tx)
    .updateTable('plans.indicator')
    .set({ until: sql<Date>`nwd.clock()` })
    .where('indicator_id', '=', id)
    .where('until', 'is', null)
    .execute()

/** Watches an indicator no longer. */
export async function dropIndicator(
  tx: Tx,
  viewer: Viewer,
  { since: _, by_name: __, area_id, indicator_id, ...said }: Indicator,
  why: string,
) {
  await endIndicator(tx, indicator_id)
  await tables(tx)
    .insertInto('plans.indicator')
    .values({
      ...newRow(area_id),
      indicator_id,
      ...kept(said),
      dropped: why,
      set_by: viewer.user_id,
      by_name: nameNow(viewer),
    })
    .execute()
}

/** What was noted of the indicators of an area, the latest first. */
export const notesOf = (tx: Tx, area: string, indicators: readonly string[]) =>
  indicators.length === 0
    ? Promise.resolve([])
    : tables(tx)
        .selectFrom('plans.indicator_note')
        .select(['indicator_id', 'words', 'value', 'as_at', 'written_at', 'by_name'])
        .where('area_id', '=', area)
        .where('indicator_id', 'in', [...indicators])
        .orderBy('written_at', 'desc')
        .orderBy('id', 'desc')
        .execute()

/** Notes something of an indicator beside what it stands at. */
export async function noteIndicator(
  tx: Tx,
  viewer: Viewer,
  { indicator_id, area_id, target }: Indicator,
  note: { words: string; value: number | null; as_at: CalendarDate },
): Promise<void> {
  await tables(tx)
    .insertInto('plans.indicator_note')
    .values({
      ...newRow(area_id),
      indicator_id,
      target: String(target),
      ...note,
      value: decimal(note.value),
      written_by: viewer.user_id,
      by_name: nameNow(viewer),
    })
    .execute()
}

/** An indicator as it stood when it was laid before a meeting, in words. */
export const paperLines = z.array(
  z.strictObject({
    indicator_id: z.string(),
    title: z.string(),
    group: z.string(),
    baseline: z.string(),
    value: z.string(),
    target: z.string(),
    course: z.string(),
    note: z.string(),
  }),
)
export type PaperLine = z.infer<typeof paperLines>[number]

/** Keeps the indicators as they stand, for a meeting. */
export async function keepPaper(
  tx: Tx,
  viewer: Viewer,
  paper: {
    id: string
    area_id: string
    year: string
    meeting_id: string
    item_id: string
    as_at: CalendarDate
    lines: readonly PaperLine[]
  },
): Promise<void> {
  const { lines, ...about } = paper
  await tables(tx)
    .insertInto('plans.indicator_paper')
    .values({ ...about, lines: JSON.stringify(lines), made_by: viewer.user_id, by_name: nameNow(viewer) })
    .execute()
}

/** A paper by its identifier, with its meeting's; undefined when there is none. */
export async function selectOptionalPaper(tx: Tx, id: string) {
  const row = await tables(tx)
    .selectFrom('plans.indicator_paper')
    .select(['id', 'area_id', 'year', 'meeting_id', 'as_at', 'lines', 'made_at', 'by_name'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, lines: paperLines.parse(row.lines) }
}

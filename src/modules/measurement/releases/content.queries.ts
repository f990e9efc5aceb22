import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Dimension, Measure } from '../measures.ts'
import { type Figure, figureColumns, known, knownDimension, knownMeasure, knownStatus } from './figure.ts'
import { tables } from './releases.queries.ts'
import type { Passage } from './words/passage.ts'

interface Row {
  measure: string
  period: string
  dimension: string
  category: string
  count: number | null
  denominator: number | null
  rate: string | null
  status: string
  revised: boolean
}

const figureOf = (row: Row): Figure => ({
  measure: knownMeasure(row.measure),
  period: row.period,
  dimension: knownDimension(row.dimension),
  category: row.category,
  count: row.count,
  denominator: row.denominator,
  rate: row.rate === null ? null : Number(row.rate),
  status: knownStatus(row.status),
  revised: row.revised,
})

const figures = (tx: Tx, version: string) =>
  tables(tx)
    .selectFrom('measurement.release_figure')
    .select(figureColumns)
    .where('version_id', '=', version)
    .orderBy('measure')
    .orderBy('period')
    .orderBy('dimension')
    .orderBy('category')

/** Every figure of a version, in the order of the measures' file. */
export const figuresOf = async (tx: Tx, version: string): Promise<Figure[]> =>
  (await figures(tx, version).execute()).map(figureOf)

/** What the page of a release shows: Scotland by period, and every group and area for all years together. */
export const figuresOnThePage = async (tx: Tx, version: string): Promise<Figure[]> =>
  (
    await figures(tx, version)
      .where((is) => is.or([is('dimension', '=', 'all'), is('period', '=', 'all')]))
      .execute()
  ).map(figureOf)

/** What a version says of an area and of Scotland, by year and for all years together. */
export const figuresForArea = async (tx: Tx, version: string, area: string): Promise<Figure[]> =>
  (
    await figures(tx, version)
      .where((is) =>
        is.or([is('dimension', '=', 'all'), is.and([is('dimension', '=', 'area'), is('category', '=', area)])]),
      )
      .where('period', 'not like', '% Q%')
      .execute()
  ).map(figureOf)

/** Which figures are asked for, and after which one to go on. */
export interface Asked {
  measure?: Measure | undefined
  dimension?: Dimension | 'all' | undefined
  period?: string | undefined
  category?: string | undefined
  after?: readonly [measure: string, period: string, dimension: string, category: string] | undefined
  limit: number
}

/** A page of figures, by key: what stands after a figure never moves, so that nothing is missed or given twice. */
export async function pageOfFigures(tx: Tx, version: string, { after, limit, ...asked }: Asked): Promise<Figure[]> {
  let query = figures(tx, version).limit(limit)
  for (const name of ['measure', 'dimension', 'period', 'category'] as const) {
    const value = asked[name]
    if (value !== undefined) query = query.where(name, '=', value)
  }
  if (after !== undefined)
    query = query.where(
      sql<boolean>`(measure, period, dimension, category) > (${sql.join(after.map((part) => sql`${part}`))})`,
    )
  return (await query.execute()).map(figureOf)
}

/** Freezes the figures of a version, all in one statement. */
export async function insertFigures(tx: Tx, version: string, rows: readonly Figure[]): Promise<void> {
  await sql`insert into measurement.release_figure (version_id, measure, period, dimension, category, count, denominator, rate, status, revised)
    select ${version}, measure, period, dimension, category, count, denominator, rate, status, revised
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      x (measure text, period text, dimension text, category text, count int, denominator int, rate numeric, status text, revised boolean)`.execute(
    tx,
  )
}

const parts = ['main_point', 'footnote', 'methodology'] as const

/** The words of a version, in order. */
export async function passagesOf(tx: Tx, version: string): Promise<Passage[]> {
  const rows = await tables(tx)
    .selectFrom('measurement.release_passage')
    .select(['part', 'position', 'heading', 'words'])
    .where('version_id', '=', version)
    .orderBy('part')
    .orderBy('position')
    .execute()
  return rows.map((row) => ({ ...row, part: known(parts, row.part) }))
}

export async function insertPassages(tx: Tx, version_id: string, passages: readonly Passage[]): Promise<void> {
  await tables(tx)
    .insertInto('measurement.release_passage')
    .values(passages.map((passage) => ({ ...passage, version_id })))
    .execute()
}

const kinds = ['return', 'live', 'nobody'] as const

/** Where an area's figures in a version come from. */
export interface Source {
  area_id: string
  source: (typeof kinds)[number]
  return_id: string | null
  signed_on: string | null
}

export async function sourcesOf(tx: Tx, version: string): Promise<Source[]> {
  const rows = await tables(tx)
    .selectFrom('measurement.release_source')
    .select(['area_id', 'source', 'return_id', 'signed_on'])
    .where('version_id', '=', version)
    .orderBy('area_id')
    .execute()
  return rows.map((row) => ({ ...row, source: known(kinds, row.source) }))
}

export async function insertSources(tx: Tx, version: string, sources: readonly Source[]): Promise<void> {
  await sql`insert into measurement.release_source (version_id, area_id, source, return_id, signed_on)
    select ${version}, area_id, source, return_id, signed_on
    from jsonb_to_recordset(${JSON.stringify(sources)}::jsonb) x (area_id text, source text, return_id uuid, signed_on date)`.execute(
    tx,
  )
}

import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { MeasurementTables } from '../measurement.tables.ts'
import type { NeedRow } from './need-row.ts'

const tables = (tx: Tx) => tx.withTables<MeasurementTables>()

interface NeedTable {
  as_at: CalendarDate
  source: string
  fingerprint: string
  invented: boolean
}

/** Waits until no other import is under way; the next waits for this transaction. */
export async function lockNeed(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('measurement.need_table'))`.execute(tx)
}

/** Whether the same file, of the same day and source, was imported and still holds. */
export async function holdsAlready(tx: Tx, { as_at, source, fingerprint }: NeedTable): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('measurement.need_table as t')
    .select('t.id')
    .where('t.as_at', '=', as_at)
    .where('t.source', '=', source)
    .where('t.fingerprint', '=', fingerprint)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('measurement.need_figure as f')
          .select('f.measure')
          .whereRef('f.table_id', '=', 't.id')
          .where('f.superseded_at', 'is', null),
      ),
    )
    .executeTakeFirst()
  return row !== undefined
}

/** Stores a table in place of every figure of its day and measures, so that two sources never stand side by side as one. */
export async function storeNeed(tx: Tx, table: NeedTable, rows: readonly NeedRow[]): Promise<void> {
  const { as_at } = table
  await tables(tx)
    .updateTable('measurement.need_figure')
    .set({ superseded_at: sql`nwd.clock()` })
    .where('as_at', '=', as_at)
    .where('superseded_at', 'is', null)
    .where('measure', 'in', [...new Set(rows.map(({ measure }) => measure))])
    .execute()
  const { id } = await tables(tx)
    .insertInto('measurement.need_table')
    .values({ ...table, figures: rows.length })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tables(tx)
    .insertInto('measurement.need_figure')
    .values(rows.map((row) => ({ ...row, table_id: id, as_at })))
    .execute()
}

/** What a table says of a measure: of one area, or of the nation where it has every area. */
export interface Need {
  measure: string
  as_at: CalendarDate
  people: number
  source: string
  invented: boolean
}

/** Every figure that holds of an area, or of the nation as the sum of all of them; a nation's day and measure with an area missing is left out. */
export async function needOf(tx: Tx, area: string | undefined, areas: number): Promise<Need[]> {
  const { rows } = await sql<Need>`
    select f.measure, f.as_at, sum(f.people)::int as people, string_agg(distinct t.source, '; ') as source, bool_or(t.invented) as invented
    from measurement.need_figure f join measurement.need_table t on t.id = f.table_id
    where f.superseded_at is null and ${area === undefined ? sql`true` : sql`f.area_id = ${area}`}
    group by f.measure, f.as_at
    having ${area === undefined ? sql`count(*) = ${areas}` : sql`true`}
    order by f.measure, f.as_at`.execute(tx)
  return rows
}

/** What the latest table on or before a day says of a measure, by area. */
export async function needByArea(tx: Tx, measure: string, on: CalendarDate): Promise<(Need & { area_id: string })[]> {
  const { rows } = await sql<Need & { area_id: string }>`
    select distinct on (f.area_id) f.area_id, f.measure, f.as_at, f.people, t.source, t.invented
    from measurement.need_figure f join measurement.need_table t on t.id = f.table_id
    where f.superseded_at is null and f.measure = ${measure} and f.as_at <= ${on}
    order by f.area_id, f.as_at desc`.execute(tx)
  return rows
}

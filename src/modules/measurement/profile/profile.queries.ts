import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { MeasurementTables } from '../measurement.tables.ts'
import type { ProfileRow } from './profile-row.ts'

const tables = (tx: Tx) => tx.withTables<MeasurementTables>()

export const profileTopics = ['population', 'labour_market', 'deprivation'] as const
export type ProfileTopic = (typeof profileTopics)[number]

/** What an official table of places says of itself. */
export interface ProfileTable {
  topic: ProfileTopic
  title: string
  /** Who published it. */
  source: string
  licence: string
  /** Where it is published. */
  link: string | null
  /** The period its figures are of, in words. */
  period: string
  /** The last day of that period. */
  as_at: CalendarDate
  /** Invented for a demonstration, and shown as such. */
  invented: boolean
}

/** Keeps a table; what another table said of the same place, measure and day before is kept, and holds no longer. */
export async function storeProfile(
  tx: Tx,
  table: ProfileTable & { fingerprint: string },
  rows: readonly ProfileRow[],
): Promise<void> {
  const id = uuid()
  await tables(tx)
    .insertInto('measurement.profile_table')
    .values({ id, ...table, figures: rows.length })
    .execute()
  await sql`
    update measurement.profile_figure f set superseded_at = nwd.clock()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) x (area_id text, place text, measure text)
    where f.superseded_at is null and f.as_at = ${table.as_at} and f.measure = x.measure and f.place = x.place
      and f.area_id is not distinct from x.area_id`.execute(tx)
  await sql`
    insert into measurement.profile_figure (table_id, area_id, place, measure, as_at, value)
    select ${id}, area_id, place, measure, ${table.as_at}::date, value
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) x (area_id text, place text, measure text, value numeric)`.execute(
    tx,
  )
}

/** Whether the same file, of the same topic and day, was imported before and every figure of it still holds. */
export async function holdsProfile(
  tx: Tx,
  { topic, as_at, fingerprint }: { topic: string; as_at: CalendarDate; fingerprint: string },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from measurement.profile_table t where t.topic = ${topic} and t.as_at = ${as_at} and t.fingerprint = ${fingerprint}
      and not exists (select from measurement.profile_figure f where f.table_id = t.id and f.superseded_at is not null)`.execute(
    tx,
  )
  return rows.length > 0
}

/** A figure of an area, of a place in it, or of Scotland, with the table that says so. */
export interface ProfileFigure extends Omit<ProfileTable, 'topic'> {
  table_id: string
  topic: string
  area_id: string | null
  place: string
  measure: string
  value: number
  imported_at: Date
}

/** What the latest table says of each measure of an area, its places and Scotland, on or before a day. Figures of one measure are of one day. */
export async function profileOf(tx: Tx, area: string, on: CalendarDate): Promise<ProfileFigure[]> {
  const { rows } = await sql<ProfileFigure>`
    with latest as (
      select measure, max(as_at) as as_at from measurement.profile_figure where superseded_at is null and area_id = ${area} and as_at <= ${on} group by measure
    )
    select f.table_id, f.area_id, f.place, f.measure, f.value::float8 as value, f.as_at, t.topic, t.title, t.source, t.licence, t.link, t.period, t.invented, t.imported_at
    from latest l
    join measurement.profile_figure f on f.measure = l.measure and f.as_at = l.as_at and f.superseded_at is null and (f.area_id = ${area} or f.area_id is null)
    join measurement.profile_table t on t.id = f.table_id
    order by f.measure, f.area_id nulls last, f.place`.execute(tx)
  return rows
}

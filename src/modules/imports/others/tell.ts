import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { OtherKind, OtherStoring } from './other-kind.ts'
import { cell, changedRows, freshRows } from './other-stage.ts'

/** A line of what happened: on the day of a column, in words, and how much of a person it takes to read it. */
interface Line {
  on: string
  words: RawBuilder<unknown>
  sees: 1 | 2 | 3
}

// A day has no hour; noon is shown on that day in any season, and what is of today is never in the future.
const noonOf = (column: string) =>
  sql`least((${cell(column)}::date + time '12:00') at time zone 'Europe/London', nwd.clock())`

/** The identifier of a line that a row of a file told, so that it can be found again when the file is taken back. */
export const lineId = (import_id: RawBuilder<unknown>, row: RawBuilder<unknown>, line: string) =>
  sql`md5(${import_id} || ' ' || ${row} || ' ' || ${sql.lit(line)})::uuid`

const by = ({ partnership }: OtherStoring) =>
  sql`${partnership.id}::uuid, nwd.viewer_user(), ${`${partnership.name}, from a file`}`

/** Tells on everybody's timeline what new rows say happened, each on its day. A line whose day the row does not say is not told. */
export async function tellHistory(tx: Tx, storing: OtherStoring, kind: string, lines: readonly Line[]): Promise<void> {
  for (const { on, words, sees } of lines)
    await sql`
      insert into people.timeline (id, area_id, person_id, at, kind, words, sees, organisation_id, user_id, by_name)
      select ${lineId(sql`${storing.import_id}::text`, sql`n.row`, on)}, ${storing.area_id}, n.person_id, ${noonOf(on)}, ${kind}, ${words}, ${sees}::smallint, ${by(storing)}
      from ${freshRows} where ${cell(on)} is not null
    `.execute(tx)
}

/** Tells on the timeline of everybody about whom a later file says something else, what it was that changed. */
export async function tellChanges(
  tx: Tx,
  storing: OtherStoring,
  kind: Pick<OtherKind, 'table'>,
  words: string,
): Promise<void> {
  const names = sql`(
    select string_agg(replace(key, '_', ' '), ', ' order by key)
    from (select key from jsonb_object_keys(n.cells || o.cells) key where n.cells ->> key is distinct from o.cells ->> key) k)`
  await sql`
    insert into people.timeline (id, area_id, person_id, at, kind, words, sees, organisation_id, user_id, by_name)
    select ${lineId(sql`${storing.import_id}::text`, sql`n.row`, 'changed')}, ${storing.area_id}, n.person_id, nwd.clock(), 'imports.changed', ${words} || ': ' || ${names}, 3::smallint, ${by(storing)}
    from ${changedRows(kind, storing)}
  `.execute(tx)
}

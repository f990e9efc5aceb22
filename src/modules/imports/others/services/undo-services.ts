import { sql } from 'kysely'
import { importServices } from '#modules/directory'
import type { Tx } from '#platform/db'
import { calendarDate } from '#platform/time'
import { takenRows, takeRowsBack, workedIn } from '../undo.ts'

const at = sql`(select i.at from imports.import i where i.id = n.import_id and i.area_id = n.area_id)`

/** Entries that say something else now than the file made them say. */
export const servicesWorkedOn = (tx: Tx, import_id: string, most: number) =>
  workedIn(
    tx,
    sql`select s.name, '/support/' || s.id as href, 'its entry was changed since' as because from ${takenRows('entry_row', import_id)}
      join directory.service s on s.id = n.made_id
      cross join lateral (select v.content from directory.service_version v where v.service_id = s.id order by v.number desc limit 1) latest
      where n.standing <> 'matched' and (s.withdrawn_at is not null or not exists (
        select 1 from directory.service_version v where v.service_id = s.id and v.written_at = ${at} and v.content = latest.content))`,
    most,
  )

/** Makes entries what they were before a file: those it added are gone, those it changed have their former version again, as a version of its own. */
export async function takeServicesBack(tx: Tx, import_id: string): Promise<void> {
  const added = sql`(select * from imports.entry_row where import_id = ${import_id} and standing = 'new') n`
  const { rows: runBy } = await sql<{ id: string }>`
    select distinct v.content #>> '{organization,id}' as id from ${takenRows('entry_row', import_id)}
    join directory.service_version v on v.service_id = n.made_id and v.written_at = ${at}
    where n.standing <> 'matched' and v.content #>> '{organization,id}' is not null
  `.execute(tx)
  await sql`delete from directory.service s using ${added} where s.id = n.made_id`.execute(tx)
  const { rows } = await sql<{ content: object; area_id: string; today: string }>`
    select v.content, n.area_id, (nwd.clock() at time zone 'Europe/London')::date::text as today from ${takenRows('entry_row', import_id)}
    cross join lateral (select v.content from directory.service_version v where v.service_id = n.made_id and v.written_at < ${at} order by v.number desc limit 1) v
    where n.standing = 'changed'
  `.execute(tx)
  const [first] = rows
  if (first !== undefined)
    await importServices(tx, {
      text: JSON.stringify(rows.map(({ content }) => content)),
      name: 'a spreadsheet taken back',
      area: first.area_id,
      today: calendarDate(first.today),
    })
  await sql`
    delete from directory.organisation g where g.id = any(${runBy.map(({ id }) => id)}::uuid[]) and g.partner_id is null
      and not exists (select 1 from directory.service s where s.organisation_id = g.id)
  `.execute(tx)
  await takeRowsBack(tx, 'entry_row', import_id)
}

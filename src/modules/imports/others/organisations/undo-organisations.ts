import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { cell } from '../other-stage.ts'
import { takenRows, takeRowsBack, workedIn } from '../undo.ts'
import { toldBy } from './store-organisations.ts'

const since = sql`(select i.at from imports.import i where i.id = n.import_id and i.area_id = n.area_id)`

/** Organisations for whom somebody acts since, who support or see somebody since, or whose entry has services. */
export const organisationsWorkedOn = (tx: Tx, import_id: string, most: number) =>
  workedIn(
    tx,
    sql`select p.name, '/organisations' as href, w.because from ${takenRows('entry_row', import_id)}
      join partnership.organisation p on p.id = n.made_id and p.area_id = n.area_id
      cross join lateral (
        select 'somebody acts for it' as because from partnership.membership m where n.standing = 'new' and m.organisation_id = p.id
        union all select 'it sees or supports somebody' from people.relationship r where n.standing = 'new' and r.holder = p.id
        union all select 'somebody has been invited to act for it' from partnership.invitation v where n.standing = 'new' and v.organisation_id = p.id
        union all select 'its entry in the directory has services' from directory.organisation d join directory.service s on s.organisation_id = d.id
          where n.standing = 'new' and d.partner_id = p.id
        union all select 'a later file has changed it' from imports.entry_row l where l.supersedes = n.import_id and l.supersedes_row = n.row and l.superseded_at is null
        union all select 'it has left the partnership since' where p.ended_at > ${since}
        limit 1) w
      where n.standing <> 'matched'`,
    most,
  )

/** Makes organisations what they were before a file: those it added are gone, those it changed are called and described as before. */
export async function takeOrganisationsBack(tx: Tx, import_id: string): Promise<void> {
  const added = sql`(select * from imports.entry_row where import_id = ${import_id} and standing = 'new') n`
  await sql`delete from directory.organisation d using ${added} where d.partner_id = n.made_id and d.area_id = n.area_id`.execute(
    tx,
  )
  await sql`delete from partnership.organisation p using ${added} where p.id = n.made_id and p.area_id = n.area_id`.execute(
    tx,
  )
  const back = (column: string, now: string, fallback = sql`null`) =>
    sql`case when ${cell(column)} is distinct from ${cell(column, 'o')} then coalesce(${cell(column, 'o')}, ${fallback}) else ${sql.ref(now)} end`
  const changed = sql`${takenRows('entry_row', import_id)} where n.standing = 'changed'`
  await sql`
    update partnership.organisation p set name = ${back('name', 'p.name')}, kind = ${back('kind', 'p.kind', sql`'unknown'`)},
      supports_people = case when ${cell('supports_people')} is distinct from ${cell('supports_people', 'o')}
        then coalesce(${cell('supports_people', 'o')} = 'yes', false) else p.supports_people end
    from ${changed} and p.id = n.made_id and p.area_id = n.area_id
  `.execute(tx)
  const entry = sql`md5(n.made_id || ' entry')::uuid`
  await sql`delete from directory.organisation d using ${changed} and d.id = ${entry} and not ${toldBy('o')}`.execute(
    tx,
  )
  await sql`
    insert into directory.organisation (id, area_id, partner_id, name, description, website, email)
    select ${entry}, n.area_id, n.made_id, ${cell('name', 'o')}, coalesce(${cell('description', 'o')}, ''), ${cell('website', 'o')}, ${cell('email', 'o')}
    from ${changed} and ${toldBy('o')} and not exists (select 1 from directory.organisation d where d.partner_id = n.made_id and d.area_id = n.area_id)
  `.execute(tx)
  await sql`
    update directory.organisation d set name = ${back('name', 'd.name')}, description = ${back('description', 'd.description', sql`''`)},
      website = ${back('website', 'd.website')}, email = ${back('email', 'd.email')}
    from ${changed} and d.partner_id = n.made_id and d.area_id = n.area_id
  `.execute(tx)
  await takeRowsBack(tx, 'entry_row', import_id)
}

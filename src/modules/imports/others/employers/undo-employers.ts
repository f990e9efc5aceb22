import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { cell } from '../other-stage.ts'
import { takenRows, takeRowsBack, workedIn } from '../undo.ts'

/** Employers whom somebody went to work for since. */
export const employersWorkedOn = (tx: Tx, import_id: string, most: number) =>
  workedIn(
    tx,
    sql`select e.name, '/employers' as href, w.because from ${takenRows('entry_row', import_id)}
      join employers.employer e on e.id = n.made_id and e.area_id = n.area_id
      cross join lateral (
        select 'somebody works there' as because from outcomes.job j where n.standing = 'new' and j.employer_id = e.id and j.area_id = e.area_id
        union all select 'a later file has changed it' from imports.entry_row l where l.supersedes = n.import_id and l.supersedes_row = n.row and l.superseded_at is null
        limit 1) w
      where n.standing <> 'matched'`,
    most,
  )

/** Makes employers what they were before a file: those it added are gone, those it renamed are called as before. */
export async function takeEmployersBack(tx: Tx, import_id: string): Promise<void> {
  await sql`
    delete from employers.employer e using imports.entry_row n
    where n.import_id = ${import_id} and n.standing = 'new' and e.id = n.made_id and e.area_id = n.area_id
  `.execute(tx)
  await sql`
    update employers.employer e set name = ${cell('name', 'o')} from ${takenRows('entry_row', import_id)}
    where n.standing = 'changed' and e.id = n.made_id and e.area_id = n.area_id
  `.execute(tx)
  await takeRowsBack(tx, 'entry_row', import_id)
}

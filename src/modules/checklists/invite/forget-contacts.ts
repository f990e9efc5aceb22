import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/**
 * Forgets, a year after an area's part of a round closed, who was written to, with which letters, and who came by a link; that an organisation was
 * asked stays. A wish not to be reminded is forgotten a year after it was taken back. For a transaction of the program.
 */
export async function forgetContacts(tx: Tx): Promise<void> {
  const old = sql`select i.id from checklists.invitation i
    join checklists.round r on r.id = i.round_id
    join checklists.round_area a on a.round_id = i.round_id and a.area_id = i.area_id
    where least(a.closed_at, r.closes_at) < nwd.clock() - interval '1 year'`
  await sql`delete from checklists.sitting where invitation_id in (${old})`.execute(tx)
  await sql`delete from checklists.letter where invitation_id in (${old})`.execute(tx)
  await sql`update checklists.invitation set contact_name = null, email = null
    where id in (${old}) and (email is not null or contact_name is not null)`.execute(tx)
  await sql`delete from checklists.no_reminder where ended_at < nwd.clock() - interval '1 year'`.execute(tx)
}

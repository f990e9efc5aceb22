import { sql } from 'kysely'
import { wordsOfEvent } from '#modules/people'
import type { Tx } from '#platform/db'
import { dateInLondon, formatDate } from '#platform/time'
import type { Worked } from '../kind.ts'

/**
 * What was done since with those whom a file of people brought or changed, the latest first: so many of them, each with the latest, and how many there are in
 * all. While there are any, the file cannot be taken back. It names nobody but by their row: who may see them finds their name there. For the program.
 */
export async function workedOnPeople(
  tx: Tx,
  import_id: string,
  most: number,
): Promise<{ worked: Worked[]; count: number }> {
  const { rows } = await sql<{
    person_id: string
    row: number
    event: string
    by: string | null
    at: Date | null
    count: number
  }>`
    with since as (
      select person_id, event, by_user, at from imports.worked_on(${import_id})
      union all select person_id, of_table || '.recorded', null, null from imports.hangs_on(${import_id})
    ), latest as (select distinct on (person_id) * from since order by person_id, at desc nulls last)
    select l.person_id, r.row, l.event, m.name as by, l.at, count(*) over ()::int as count
    from latest l join imports.person_row r on r.import_id = ${import_id} and r.person_id = l.person_id
    left join lateral (select name from partnership.membership where user_id = l.by_user order by since desc limit 1) m on true
    order by l.at desc nulls last, r.row limit ${most}
  `.execute(tx)
  const worked = rows.map(({ person_id, row, event, by, at }) => ({
    href: `/people/${person_id}`,
    name: `Row ${row}`,
    because: [
      `${by ?? 'Somebody'} ${wordsOfEvent(event)}`,
      ...(at === null ? [] : [`on ${formatDate(dateInLondon(at))}`]),
    ].join(' '),
  }))
  return { worked, count: rows[0]?.count ?? 0 }
}

/**
 * Makes everything that a storing of people added or changed as it was before (migrations/repeatable/187_imports_taking_back.sql). Ask workedOnPeople first,
 * in the same transaction. For the program.
 */
export async function takeBackPeople(tx: Tx, import_id: string): Promise<void> {
  await sql`select imports.take_back(${import_id})`.execute(tx)
}

import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { takeLinesBack, takenRows, takeRowsBack, workedIn } from '../undo.ts'

/** Appointments of which somebody has said otherwise since. */
export const appointmentsWorkedOn = (tx: Tx, import_id: string, most: number) =>
  workedIn(
    tx,
    sql`select p.given_name || ' ' || p.family_name as name, '/people/' || p.id as href,
        'the appointment of ' || to_char(a.on_date, 'FMDD FMMonth YYYY') || ' was changed since' as because
      from ${takenRows('history_row', import_id)} join journeys.appointment a on a.id = n.made_id and a.area_id = n.area_id
      join people.person p on p.id = n.person_id and p.area_id = n.area_id
      where a.changed_at > (select i.at from imports.import i where i.id = n.import_id and i.area_id = n.area_id)`,
    most,
  )

/** Makes appointments what they were before a file: those it added are gone, those it changed are as they were. */
export async function takeAppointmentsBack(tx: Tx, import_id: string): Promise<void> {
  await sql`
    delete from journeys.appointment a using imports.history_row n
    where n.import_id = ${import_id} and n.standing = 'new' and a.id = n.made_id and a.area_id = n.area_id
  `.execute(tx)
  const columns = [
    'spell_id',
    'on_date',
    'at_time',
    'how',
    'place',
    'about',
    'with_user_id',
    'with_name',
    'outcome',
    'outcome_reason',
  ]
  const set = [...columns, 'outcome_by', 'outcome_at', 'changed_at', 'changed_by'].map(
    (column) => sql`${sql.ref(column)} = ${sql.ref(`w.${column}`)}`,
  )
  // As it was is what the table itself kept at the moment of the file.
  await sql`
    update journeys.appointment a set ${sql.join(set)}
    from imports.history_row n join imports.import i on i.id = n.import_id and i.area_id = n.area_id
    join journeys.former_row f on f.row_id = n.made_id and f.area_id = n.area_id and f.of_table = 'appointment' and f.superseded_at = i.at
    cross join lateral jsonb_populate_record(null::journeys.appointment, f.was) w
    where n.import_id = ${import_id} and n.standing = 'changed' and a.id = n.made_id and a.area_id = n.area_id
  `.execute(tx)
  await takeLinesBack(tx, import_id, ['on_date', 'changed'])
  await takeRowsBack(tx, 'history_row', import_id)
}

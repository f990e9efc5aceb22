import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Problem } from '../../person-file/problem.ts'
import type { OtherStoring } from '../other-kind.ts'
import { cell, changedRows, differs, freshRows } from '../other-stage.ts'
import { tellChanges, tellHistory } from '../tell.ts'

const kind = { table: 'history_row' } as const
type Whose = 'n' | 'o'
type Sql = RawBuilder<unknown>
const on = (whose: Whose = 'n') => sql`${cell('on_date', whose)}::date`

/** The spell of support in which an appointment lay: the latest that had begun by then. */
const spellOn = (area_id: Sql, whose: Whose = 'n') => sql`(
  select s.id from journeys.spell s where s.person_id = n.person_id and s.area_id = ${area_id} and s.registered_on <= ${on(whose)}
  order by s.registered_on desc, s.id limit 1)`

/** An appointment before support began cannot be. */
export async function settleAppointments(tx: Tx, { area_id }: OtherStoring): Promise<Problem[]> {
  const { rows } = await sql<{ row: number; value: string; began: string | null }>`
    select n.row, ${cell('on_date')} as value, (
      select min(s.registered_on)::text from journeys.spell s where s.person_id = n.person_id and s.area_id = ${area_id}) as began
    from other_stage n where n.standing in ('new', 'changed') and ${spellOn(sql`${area_id}`)} is null order by n.row
  `.execute(tx)
  return rows.map(({ row, value, began }) => ({
    row,
    column: 'on_date',
    value,
    expected:
      began === null
        ? 'must be of somebody who is or was supported here'
        : `must not be before the day of registration, ${began}`,
  }))
}

// Whoever held it has no account here unless the area has a worker of that name: then it is nobody's, and the name alone is kept.
const nobody = '00000000-0000-0000-0000-000000000000'
const worker = (area_id: Sql, whose: Whose) => sql`coalesce((
  select m.user_id from partnership.membership m where m.area_id = ${area_id} and lower(m.name) = lower(${cell('with', whose)})
  order by m.until is not null, m.since, m.id limit 1), ${nobody}::uuid)`

/** What of an appointment a row says, by its columns there. */
const appointmentCells = (area_id: Sql, whose: Whose = 'n'): [string, Sql][] =>
  Object.entries({
    spell_id: spellOn(area_id, whose),
    on_date: on(whose),
    // The file may know no hour: noon then, as on the timeline.
    at_time: sql`coalesce(${cell('at_time', whose)}, '12:00')`,
    how: sql`coalesce(${cell('how', whose)}, 'place')`,
    place: cell('place', whose),
    about: sql`coalesce(${cell('about', whose)}, 'Appointment')`,
    with_user_id: worker(area_id, whose),
    with_name: cell('with', whose),
    outcome: cell('attendance', whose),
    outcome_reason: cell('reason', whose),
  })

/** Writes down appointments that have been, each in the spell it lay in. What a later file changes of one is kept as it was by the table itself. */
export async function storeAppointments(tx: Tx, storing: OtherStoring): Promise<string[]> {
  const { area_id } = storing
  const all = appointmentCells(sql`${area_id}`)
  const columns = sql.join(all.map(([column]) => sql.ref(column)))
  await sql`
    insert into journeys.appointment (id, area_id, person_id, made_by, outcome_by, outcome_at, ${columns})
    select n.made_id, ${area_id}, n.person_id, nwd.viewer_user(), nwd.viewer_user(), nwd.clock(), ${sql.join(all.map(([, value]) => value))} from ${freshRows}
  `.execute(tx)
  const set = all.map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  await sql`
    update journeys.appointment a set ${sql.join(set)}, outcome_by = nwd.viewer_user(), outcome_at = nwd.clock(), changed_at = nwd.clock(), changed_by = nwd.viewer_user()
    from ${changedRows(kind, storing)} where a.id = n.made_id and a.area_id = ${area_id}
      and ${differs('on_date', 'at_time', 'how', 'place', 'about', 'with', 'attendance', 'reason')}
  `.execute(tx)
  const became = sql`case ${cell('attendance')} when 'attended' then 'kept' when 'late' then 'kept, with a late start' when 'did_not_attend' then 'missed' else 'did not take place' end`
  await tellHistory(tx, storing, 'journeys.attendance', [
    { on: 'on_date', words: sql`'Appointment with ' || ${cell('with')} || ': ' || ${became}`, sees: 3 },
  ])
  await tellChanges(tx, storing, kind, 'An appointment was changed by a later file')
  return []
}

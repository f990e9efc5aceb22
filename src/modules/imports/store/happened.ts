import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import { referenceText } from '#platform/reference'
import { outcomeColumns, type PersonColumn, personColumns } from '../person-file/columns.ts'
import { changed, fresh, type Storing } from './staged.ts'

const inWords = (column: PersonColumn) => sql`to_char(${sql.ref(`n.${column}`)}::date, 'FMDD FMMonth YYYY')`

// A day has no hour; noon is shown on that day in any season, and what is of today is never in the future.
const noonOf = (column: PersonColumn) =>
  sql`least((${sql.ref(`n.${column}`)}::date + time '12:00') at time zone 'Europe/London', nwd.clock())`

/** One line of what happened: on which day by which column, what kind, its words, and how much of a person it takes to read it. */
const line = (column: PersonColumn, kind: string, words: RawBuilder<unknown>, sees: 1 | 3) =>
  sql`select ${noonOf(column)} as at, ${kind} as kind, ${words} as words, ${sees}::smallint as sees where ${sql.ref(`n.${column}`)} is not null`

/** Tells on everybody's timeline what the file says happened, each on its day, and that it came from a file. */
export async function tellNew(tx: Tx, storing: Storing): Promise<void> {
  const { organisation, partnership } = storing
  const lines = [
    line('registered_on', 'journeys.registration', sql`${`Registered with ${organisation.name}`}`, 1),
    line('left_on', 'journeys.leaving', sql`${`Support by ${organisation.name} ended`}`, 1),
    line('job_started_on', 'outcomes.job', sql`'Started a job on ' || ${inWords('job_started_on')}`, 1),
    ...Object.entries(outcomeColumns).map(([kind, column]) =>
      line(column, 'outcomes.outcome', sql`${referenceText('outcome-types', kind)}`, 3),
    ),
    sql`select nwd.clock(), 'imports.brought_in', ${`Brought in from the records that ${partnership.name} kept before`}, 3::smallint`,
  ]
  await tellLines(tx, storing, fresh, sql.join(lines, sql` union all `))
}

/** Tells on the timeline of everybody about whom the file says something else than before, what it was that changed. */
export async function tellChanged(tx: Tx, storing: Storing): Promise<void> {
  const names = personColumns.map(
    (column) =>
      sql`case when ${sql.ref(`n.${column}`)} is distinct from ${sql.ref(`o.${column}`)} then ${column.replaceAll('_', ' ')} end`,
  )
  const words = sql`'Changed by a later file: ' || concat_ws(', ', ${sql.join(names)})`
  await tellLines(
    tx,
    storing,
    changed,
    sql`select nwd.clock() as at, 'imports.changed' as kind, ${words} as words, 3::smallint as sees`,
  )
}

async function tellLines(
  tx: Tx,
  { partnership }: Storing,
  rows: RawBuilder<unknown>,
  lines: RawBuilder<unknown>,
): Promise<void> {
  await sql`
    insert into people.timeline (id, area_id, person_id, at, kind, words, sees, organisation_id, user_id, by_name)
    select gen_random_uuid(), n.area_id, n.person_id, t.at, t.kind, t.words, t.sees, ${partnership.id}::uuid, nwd.viewer_user(), ${`${partnership.name}, from a file`}
    from ${rows} cross join lateral (${lines}) t
  `.execute(tx)
}

/** A line of the audit trail for everybody whom the file brought or changed, where they can read it. */
export async function auditRows(tx: Tx): Promise<void> {
  await sql`
    insert into audit.event (id, area_id, user_id, role, event, person_id, subject_kind, subject_id)
    select gen_random_uuid(), area_id, nwd.viewer_user(), nwd.viewer_role(),
      'imports.person.' || case standing when 'new' then 'added' when 'matched' then 'joined' else 'changed' end, person_id, 'import', import_id
    from person_stage
  `.execute(tx)
}

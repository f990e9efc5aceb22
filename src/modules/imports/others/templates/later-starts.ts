import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { shortened } from '#platform/sheets'
import { personColumns } from '../../person-file/columns.ts'
import type { Problem } from '../../person-file/problem.ts'
import { storeJobs, storeOutcomes } from '../../store/jobs.ts'
import { storeSpells } from '../../store/new-people.ts'
import type { Storing } from '../../store/staged.ts'

const rejoinsSince = '2021-04-01'
const cellsOf = (whose: string) =>
  sql`(select jsonb_strip_nulls(jsonb_build_object(${sql.join(personColumns.flatMap((column) => [sql.lit(column), sql.ref(`${whose}.${column}`)]))})))`

/**
 * Parts the rows of a file in which somebody may stand with several starts: the first start of each is their row, and the later ones are put aside. Tells of starts that
 * cannot be: before re-joining was possible (April 2021), or while the start before goes on.
 */
export async function partLaterStarts(tx: Tx): Promise<Problem[]> {
  await sql`
    create temporary table later_start on commit drop as
    select n.*, b.left_on as ended_before, b.row as row_before from (
      select m.*, row_number() over w as start, lag(row) over w as before from person_stage m window w as (partition by participant_id order by registered_on, row)
    ) n join person_stage b on b.row = n.before where n.start > 1
  `.execute(tx)
  await sql`delete from person_stage n using later_start l where l.row = n.row`.execute(tx)
  const { rows } = await sql<{ row: number; registered_on: string; ended_before: string | null; row_before: number }>`
    select row, registered_on, ended_before, row_before from later_start
    where registered_on < ${rejoinsSince} or ended_before is null or ended_before > registered_on order by row
  `.execute(tx)
  return rows.map(({ row, registered_on, ended_before, row_before }) => ({
    row,
    column: 'registered_on',
    value: shortened(registered_on),
    expected:
      registered_on < rejoinsSince
        ? `must not be before ${rejoinsSince}: until then nobody could join a second time`
        : `must not be before the start of row ${row_before} has ended${ended_before === null ? ', and it has no left_on' : `, on ${ended_before}`}`,
  }))
}

const columns = sql.raw(
  `import_id, row, area_id, standing, person_id, spell_id, job_id, supersedes, supersedes_row, superseded_at, superseded_by, ${personColumns.join(', ')}`,
)

/** Later starts that an earlier file told otherwise: those are amended in the record. The same again is put aside. */
export async function settleLaterStarts(tx: Tx, { area_id }: Pick<Storing, 'area_id'>): Promise<Problem[]> {
  await sql`alter table later_start add column key text, add column cells jsonb`.execute(tx)
  await sql`update later_start n set key = participant_id || ' | ' || registered_on, cells = ${cellsOf('n')}`.execute(
    tx,
  )
  const earlier = sql`h.area_id = ${area_id} and h.kind = 'starts' and h.key = n.key and h.superseded_at is null`
  await sql`delete from later_start n using imports.history_row h where ${earlier} and h.cells = n.cells`.execute(tx)
  const { rows } = await sql<{ row: number; value: string }>`
    select n.row, n.registered_on as value from later_start n join imports.history_row h on ${earlier} order by n.row
  `.execute(tx)
  return rows.map(({ row, value }) => ({
    row,
    column: 'registered_on',
    value,
    expected: 'is here with other answers: what a later start comes to is amended in the record',
  }))
}

/** Stores later starts of people who are here by now, each a spell of its own with its job and outcomes. Returns how many. */
export async function storeLaterStarts(tx: Tx, storing: Storing): Promise<number> {
  const { area_id, import_id } = storing
  await sql`
    update later_start n set person_id = p.person_id, standing = 'found' from imports.person_row p
    where p.area_id = ${area_id} and p.participant_id = n.participant_id and p.superseded_at is null
  `.execute(tx)
  const rows = sql`(select ${columns} from later_start where standing = 'found') n`
  await storeSpells(tx, storing, rows)
  await storeJobs(
    tx,
    storing,
    sql`(select ${columns} from later_start where standing = 'found' and job_started_on is not null) n`,
  )
  await storeOutcomes(tx, rows)
  await sql`
    insert into people.timeline (id, area_id, person_id, at, kind, words, sees, organisation_id, user_id, by_name)
    select gen_random_uuid(), n.area_id, n.person_id, least((n.registered_on::date + time '12:00') at time zone 'Europe/London', nwd.clock()), 'journeys.registration',
      ${`Registered again with ${storing.organisation.name}`}, 1, ${storing.partnership.id}::uuid, nwd.viewer_user(), ${`${storing.partnership.name}, from a file`}
    from ${rows}
  `.execute(tx)
  const kept = await sql`
    insert into imports.history_row (import_id, row, area_id, kind, key, person_id, made_id, cells)
    select ${import_id}, row, area_id, 'starts', key, person_id, spell_id, cells from later_start where standing = 'found'
  `.execute(tx)
  await sql`
    insert into audit.event (id, area_id, user_id, role, event, person_id, subject_kind, subject_id)
    select gen_random_uuid(), area_id, nwd.viewer_user(), nwd.viewer_role(), 'imports.starts.added', person_id, 'import', ${import_id}::uuid
    from later_start where standing = 'found'
  `.execute(tx)
  return Number(kept.numAffectedRows ?? 0)
}

import { type RawBuilder, sql } from 'kysely'
import { followUpsOf } from '#modules/outcomes'
import type { Tx } from '#platform/db'
import { calendarDate } from '#platform/time'
import { answerColumns, outcomeColumns } from '../person-file/columns.ts'
import { day, number } from './cells.ts'
import type { Storing } from './staged.ts'

type Sql = RawBuilder<unknown>

const said = sql.join(
  Object.entries(answerColumns).map(([weeks, column]) => sql`(${Number(weeks)}::smallint, ${sql.ref(`n.${column}`)})`),
)
/** What a row says at each point, as rows of weeks and answer. */
export const saidAtPoints = sql`(values ${said}) a (weeks, said)`

const achieved = (whose: 'n' | 'o') =>
  sql.join(Object.entries(outcomeColumns).map(([kind, column]) => sql`(${kind}, ${day(column, whose)})`))
/** What a row says was achieved, as rows of kind and day. */
export const achievedIn = (whose: 'n' | 'o'): Sql => sql`(values ${achieved(whose)})`

/**
 * What a follow-up becomes by what a file says of it: an answer of the day it was due, as the file tells no other; unknown where the file says so or
 * nobody can be asked any more; open where it is not yet due or may still be asked.
 */
export function standingOf(said: Sql, f: string, { today }: Pick<Storing, 'today'>) {
  const due = sql.ref(`${f}.due_on`)
  const answered = sql`${said} in ('yes', 'no')`
  const lapsed = sql`${sql.ref(`${f}.window_ends_on`)} < ${today}::date`
  const closed = sql`${due} <= ${today}::date and (coalesce(${said}, '') = 'unknown' or ${lapsed})`
  return {
    columns: sql`answer, said_by, answered_on, closed_reason, recorded_at`,
    values: sql`
      case when ${answered} then ${said} when ${closed} then 'unknown' end,
      case when ${answered} then 'file' end,
      case when ${answered} then ${due} end,
      case when ${answered} then null when ${closed} then case when ${said} = 'unknown' then 'imported' else 'window_ended' end end,
      case when ${answered} or ${closed} then nwd.clock() end`,
  }
}

/** Writes down the jobs that rows tell of, with their four follow-ups. `corrects`: the job whose place each takes. */
export async function storeJobs(tx: Tx, storing: Storing, rows: Sql, corrects: Sql = sql`null::uuid`): Promise<void> {
  const { rows: starts } = await sql<{ started_on: string }>`
    insert into outcomes.job (id, area_id, person_id, spell_id, started_on, hours_per_week, real_living_wage, corrects)
    select n.job_id, n.area_id, n.person_id, n.spell_id, ${day('job_started_on')}, ${number('job_hours')},
      case when n.job_rlw in ('yes', 'no') then n.job_rlw else 'unknown' end, ${corrects}
    from ${rows} returning started_on
  `.execute(tx)
  const dates = [...new Set(starts.map(({ started_on }) => calendarDate(started_on)))].flatMap((started_on) =>
    followUpsOf(started_on, storing.area_id).map((follow_up) => ({ started_on, ...follow_up })),
  )
  const { columns, values } = standingOf(sql.ref('a.said'), 'd', storing)
  await sql`
    insert into outcomes.follow_up (id, area_id, person_id, job_id, weeks, due_on, window_ends_on, ${columns})
    select gen_random_uuid(), n.area_id, n.person_id, n.job_id, d.weeks, d.due_on, d.window_ends_on, ${values}
    from ${rows}
    join unnest(${dates.map((one) => one.started_on)}::date[], ${dates.map((one) => one.weeks)}::smallint[],
      ${dates.map((one) => one.due_on)}::date[], ${dates.map((one) => one.window_ends_on)}::date[]) d (started_on, weeks, due_on, window_ends_on)
      on d.started_on = n.job_started_on::date
    join lateral ${saidAtPoints} on a.weeks = d.weeks
  `.execute(tx)
}

/** Writes down what rows tell of besides jobs; of people known before, what is not there already. */
export async function storeOutcomes(tx: Tx, rows: Sql, unless?: 'unless there'): Promise<void> {
  const missing = sql`and not exists (select 1 from outcomes.outcome u where u.person_id = n.person_id and u.area_id = n.area_id and u.kind = a.kind
    and u.on_date = a.on_date and u.superseded_at is null)`
  await sql`
    insert into outcomes.outcome (id, area_id, person_id, spell_id, kind, on_date)
    select gen_random_uuid(), n.area_id, n.person_id, n.spell_id, a.kind, a.on_date
    from ${rows} cross join lateral ${achievedIn('n')} a (kind, on_date) where a.on_date is not null ${unless === undefined ? sql`` : missing}
  `.execute(tx)
}

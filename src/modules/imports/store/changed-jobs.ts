import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { differ } from './cells.ts'
import { achievedIn, saidAtPoints, standingOf, storeJobs } from './jobs.ts'
import { changed, type Storing } from './staged.ts'

const why = 'A later file says otherwise'
const superseded = sql`superseded_at = nwd.clock(), superseded_by = nwd.viewer_user()`

/** Changes jobs, their follow-ups and what else was achieved, where the file says otherwise than the one before; the former rows stay, superseded. */
export async function storeChangedJobs(tx: Tx, storing: Storing): Promise<void> {
  const otherJob = differ('job_started_on', 'job_hours', 'job_rlw')
  // A job that was corrected here since goes by way of what it corrects.
  await sql`
    with former as (
      update outcomes.job j set ${superseded}, superseded_reason = ${why}
      from ${changed} where ${otherJob} and j.person_id = n.person_id and j.area_id = n.area_id and j.superseded_at is null
        and o.job_id in (j.id, j.corrects) returning j.id, j.area_id
    )
    update outcomes.follow_up f set ${superseded} from former where f.job_id = former.id and f.area_id = former.area_id and f.superseded_at is null
  `.execute(tx)
  const jobs = sql`(select n.*, o.job_id as former_job from ${changed} where ${otherJob} and n.job_started_on is not null) n`
  await storeJobs(tx, storing, jobs, sql`n.former_job`)
  // An answer that was given here, and of which the file says nothing, goes over to the follow-up of the right date.
  await sql`
    update outcomes.follow_up f set answer = old.answer, said_by = old.said_by, said_by_role = old.said_by_role, answered_on = old.answered_on,
      recorded_by = old.recorded_by, recorded_at = old.recorded_at, closed_reason = null
    from ${jobs} join outcomes.follow_up old on old.job_id = n.former_job and old.area_id = n.area_id
    join lateral ${saidAtPoints} on a.weeks = old.weeks
    where f.job_id = n.job_id and f.area_id = n.area_id and f.weeks = old.weeks and a.said is null and old.answer in ('yes', 'no')
      and old.said_by <> 'file' and old.answered_on >= f.due_on and old.superseded_at = nwd.clock()
  `.execute(tx)
  await changeAnswers(tx, storing)
  await changeOutcomes(tx)
}

async function changeAnswers(tx: Tx, storing: Storing): Promise<void> {
  const { columns, values } = standingOf(sql.ref('former.said'), 'former', storing)
  const before = sql.raw(
    '(values (4, o.in_work_4w), (13, o.in_work_13w), (26, o.in_work_26w), (52, o.in_work_52w)) b (weeks, said)',
  )
  await sql`
    with former as (
      update outcomes.follow_up f set ${superseded}
      from ${changed} cross join lateral ${saidAtPoints} join lateral ${before} on b.weeks = a.weeks
      where f.job_id = n.job_id and f.area_id = n.area_id and n.job_id = o.job_id and f.weeks = a.weeks and f.superseded_at is null
        and a.said is distinct from b.said
      returning f.area_id, f.person_id, f.job_id, f.weeks, f.due_on, f.window_ends_on, a.said
    )
    insert into outcomes.follow_up (id, area_id, person_id, job_id, weeks, due_on, window_ends_on, ${columns})
    select gen_random_uuid(), area_id, person_id, job_id, weeks, due_on, window_ends_on, ${values} from former
  `.execute(tx)
}

async function changeOutcomes(tx: Tx): Promise<void> {
  await sql`
    with other as (
      select n.area_id, n.person_id, n.spell_id, a.kind, a.on_date, b.on_date as former_date
      from ${changed} cross join lateral ${achievedIn('n')} a (kind, on_date)
      join lateral ${achievedIn('o')} b (kind, on_date) on b.kind = a.kind where a.on_date is distinct from b.on_date
    ), former as (
      update outcomes.outcome u set ${superseded}, superseded_reason = ${why} from other
      where u.person_id = other.person_id and u.area_id = other.area_id and u.kind = other.kind and u.on_date = other.former_date
        and u.spell_id = other.spell_id and u.superseded_at is null
      returning u.id, u.person_id, u.kind
    )
    insert into outcomes.outcome (id, area_id, person_id, spell_id, kind, on_date, corrects)
    select gen_random_uuid(), other.area_id, other.person_id, other.spell_id, other.kind, other.on_date,
      (select id from former where former.person_id = other.person_id and former.kind = other.kind limit 1)
    from other where other.on_date is not null
  `.execute(tx)
}

import { sql } from 'kysely'
import type { Viewer } from '#platform/access'
import { onceAPage, type Tx } from '#platform/db'
import { addDays, type CalendarDate } from '#platform/time'
import type { OutcomesTables } from '../outcomes.tables.ts'

const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * Counts, for every area, organisation and worker, how many follow-ups fell due in the twelve months up to a day and how many of them were
 * answered yes or no, and keeps that in place of the count before. As the measures answered_4w to answered_52w count (contracts §5): of each
 * person the first job begun since they were first registered in the area. Organisation and worker are those who led the person last.
 */
export async function countShareAnswered(tx: Tx, today: CalendarDate): Promise<void> {
  // Several programs may start at the same moment.
  await sql`select pg_advisory_xact_lock(hashtext('outcomes.share_answered'))`.execute(tx)
  await sql`delete from outcomes.share_answered`.execute(tx)
  await sql`
    with due as (
      select first.area_id, first.person_id, f.answer in ('yes', 'no') as answered
      from (
        select distinct on (j.area_id, j.person_id) j.area_id, j.person_id, j.id
        from outcomes.job j
        join (select area_id, person_id, min(registered_on) as registered_on from journeys.spell group by area_id, person_id) s
          on s.area_id = j.area_id and s.person_id = j.person_id and s.registered_on <= ${today} and j.started_on >= s.registered_on
        where j.superseded_at is null
        order by j.area_id, j.person_id, j.started_on, j.id
      ) first
      join outcomes.follow_up f on f.job_id = first.id and f.area_id = first.area_id and f.superseded_at is null
      where f.due_on <= ${today} and f.due_on > ${addDays(today, -365)}
    ), led as (
      select distinct on (l.area_id, l.person_id) l.area_id, l.person_id, l.user_id, s.organisation_id
      from journeys.lead l join journeys.spell s on s.id = l.spell_id and s.area_id = l.area_id
      where exists (select 1 from due d where d.person_id = l.person_id and d.area_id = l.area_id)
      order by l.area_id, l.person_id, l.until desc nulls first, l.since desc
    ), told as (
      select d.area_id, 'area' as of_kind, ${nobody}::uuid as of_id, d.answered from due d
      union all
      select d.area_id, 'organisation', led.organisation_id, d.answered from due d join led using (area_id, person_id)
      union all
      select d.area_id, 'worker', led.user_id, d.answered from due d join led using (area_id, person_id)
    )
    insert into outcomes.share_answered (area_id, of_kind, of_id, due, answered, as_at)
    select area_id, of_kind, of_id, count(*), count(*) filter (where answered), ${today} from told group by area_id, of_kind, of_id`.execute(
    tx,
  )
}

export interface Share {
  of_kind: 'worker' | 'organisation' | 'area'
  due: number
  answered: number
  as_at: CalendarDate
}

/** The shares that a viewer is told: their own, their organisation's, their area's, those that there are. */
export const sharesFor = onceAPage(async (tx: Tx, user: Viewer['user_id']): Promise<Share[]> => {
  const rows = await tx
    .withTables<OutcomesTables>()
    .selectFrom('outcomes.share_answered')
    .select([sql<Share['of_kind']>`of_kind`.as('of_kind'), 'due', 'answered', 'as_at', 'of_id'])
    .where((eb) => eb.or([eb('of_kind', '<>', 'worker'), eb('of_id', '=', user)]))
    .execute()
  const order = ['worker', 'organisation', 'area']
  return rows.toSorted((a, b) => order.indexOf(a.of_kind) - order.indexOf(b.of_kind))
})

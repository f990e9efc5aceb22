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
  // Looked up person by person and grouped in one pass: the planner expects few of these people, and would join lists of them one with another.
  await sql`
    insert into outcomes.share_answered (area_id, of_kind, of_id, due, answered, as_at)
    select first.area_id,
      case when grouping(led.user_id) = 0 then 'worker' when grouping(led.organisation_id) = 0 then 'organisation' else 'area' end,
      case when grouping(led.user_id) = 0 then led.user_id when grouping(led.organisation_id) = 0 then led.organisation_id else ${nobody}::uuid end,
      count(*), count(*) filter (where f.answer in ('yes', 'no')), ${today}
    from (
      select distinct on (j.area_id, j.person_id) j.area_id, j.person_id, j.id
      from outcomes.job j
      join (select area_id, person_id, min(registered_on) as registered_on from journeys.spell group by area_id, person_id) s
        on s.area_id = j.area_id and s.person_id = j.person_id and s.registered_on <= ${today} and j.started_on >= s.registered_on
      where j.superseded_at is null
      order by j.area_id, j.person_id, j.started_on, j.id
    ) first
    join outcomes.follow_up f on f.job_id = first.id and f.area_id = first.area_id and f.superseded_at is null
    left join lateral (
      select l.user_id, s.organisation_id from journeys.lead l join journeys.spell s on s.id = l.spell_id and s.area_id = l.area_id
      where l.person_id = first.person_id and l.area_id = first.area_id order by l.until desc nulls first, l.since desc limit 1
    ) led on true
    where f.due_on <= ${today} and f.due_on > ${addDays(today, -365)}
    group by grouping sets ((first.area_id), (first.area_id, led.organisation_id), (first.area_id, led.user_id))
    having not (grouping(led.user_id) = 0 and led.user_id is null) and not (grouping(led.organisation_id) = 0 and led.organisation_id is null)`.execute(
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

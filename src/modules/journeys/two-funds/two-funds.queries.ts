import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { nameAsItIsNow } from '../journeys.access.ts'
import { tables } from '../journeys.db.ts'

export const findings = {
  matched: 'Match funding, agreed',
  paid_twice: 'Paid twice',
  two_things: 'Two different things',
} as const

export type Finding = keyof typeof findings

/** Support of one kind that one person had in one week, and that more than one fund bears. */
export interface FromTwoFunds {
  person_id: string
  area_id: string
  given_name: string
  family_name: string
  intervention: string
  /** Monday of the week. */
  week_on: CalendarDate
  /** Fund by fund, by its code: how many times, and what was written down as its cost in pence; a session of a group counts as the person's even share. */
  funds: { stream: string; times: number; pence: number; organisations: string[] }[]
  finding: Finding | null
  words: string | null
  said_by_name: string | null
}

/**
 * Support since a day that more than one fund bears, as far as the viewer sees the records: the same kind for the same person in the same week, from Monday.
 * Of groups only sessions that the person came to, in even shares of those who came. What is not looked at yet comes first, then the latest.
 */
export async function fromTwoFunds(tx: Tx, since: CalendarDate, person?: string): Promise<FromTwoFunds[]> {
  const one = person === undefined ? sql`true` : sql`g.person_id = ${person}`
  const { rows } = await sql<FromTwoFunds>`
    with given as (
      select person_id, area_id, intervention, on_date, stream, cost_pence::numeric as pence, organisation_id
      from journeys.one_to_one where superseded_at is null and on_date >= ${since}
      union all
      select m.person_id, m.area_id, c.intervention, s.on_date, c.stream,
        coalesce(s.cost_pence, c.session_cost_pence)::numeric / greatest(1, (select count(*) from journeys.session_mark came
          where came.session_id = s.id and came.superseded_at is null and came.outcome in ('attended', 'late'))), c.organisation_id
      from journeys.session_mark m
      join journeys.session s on s.id = m.session_id and s.area_id = m.area_id
      join journeys.cohort c on c.id = s.cohort_id and c.area_id = s.area_id
      where m.superseded_at is null and m.outcome in ('attended', 'late') and s.cancelled_at is null and s.on_date >= ${since}
    ), by_fund as (
      select g.person_id, g.area_id, g.intervention, date_trunc('week', g.on_date)::date as week_on, g.stream, count(*)::int as times,
        round(sum(g.pence))::bigint as pence, array_agg(distinct o.name order by o.name) as organisations
      from given g join partnership.organisation o on o.id = g.organisation_id and o.area_id = g.area_id
      where ${one} group by 1, 2, 3, 4, 5
    )
    select f.person_id, f.area_id, p.given_name, p.family_name, f.intervention, f.week_on,
      json_agg(json_build_object('stream', f.stream, 'times', f.times, 'pence', f.pence, 'organisations', f.organisations) order by f.stream) as funds,
      t.finding, t.words, t.said_by_name
    from by_fund f
    join people.person p on p.id = f.person_id and p.area_id = f.area_id
    left join journeys.two_funds t on t.person_id = f.person_id and t.intervention = f.intervention and t.week_on = f.week_on and t.superseded_at is null
    group by f.person_id, f.area_id, p.given_name, p.family_name, f.intervention, f.week_on, t.finding, t.words, t.said_by_name
    having count(*) > 1
    order by t.finding is not null, f.week_on desc, p.family_name, p.given_name, f.intervention`.execute(tx)
  return rows
}

/** Says what was found; what was found before stays on record. */
export async function sayFound(
  tx: Tx,
  viewer: Viewer,
  { person_id, area_id, intervention, week_on }: FromTwoFunds,
  found: { finding: Finding; words: string },
): Promise<void> {
  await sql`
    update journeys.two_funds set superseded_at = nwd.clock()
    where person_id = ${person_id} and intervention = ${intervention} and week_on = ${week_on} and superseded_at is null`.execute(
    tx,
  )
  await tables(tx)
    .insertInto('journeys.two_funds')
    .values({
      ...{ id: uuid(), area_id, person_id, intervention, week_on },
      ...found,
      ...{ said_by: viewer.user_id, said_by_name: nameAsItIsNow(viewer) },
    })
    .execute()
}

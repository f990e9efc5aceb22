import { sql } from 'kysely'
import { colleaguesIn } from '#modules/partnership'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { rolesThatLead } from '../journeys.access.ts'

/** A worker's people in figures: how many, and what is late. */
export interface WorkerDay {
  user_id: string
  name: string
  people: number
  /** People with a meeting before today of which nobody said whether it happened. */
  unrecorded: number
  /** People whose plan review is overdue. */
  reviews: number
  /** People with a step of the plan past its day. */
  steps: number
  /** People nobody has heard from, with no meeting ahead. */
  quiet: number
}

/**
 * The workers of an organisation by name, each with their people and what is late, by the same predicates as their own day and caseload; and how many open
 * spells nobody leads.
 */
export async function teamDay(tx: Tx, organisation: string, today: CalendarDate) {
  const colleagues = await colleaguesIn(tx, organisation, rolesThatLead)
  const ids = [...new Set(colleagues.map(({ user_id }) => user_id))]
  const { rows } = await sql<Omit<WorkerDay, 'name'>>`
    with waiting as materialized (select * from journeys.waiting_for(${ids}::uuid[], ${today}))
    select u.user_id,
      (select count(*) from journeys.lead l where l.user_id = u.user_id and l.until is null)::int as people,
      (select count(*) from waiting w where w.of_user = u.user_id and w.kind = 'appointment' and w.on_date < ${today})::int as unrecorded,
      (select count(*) from journeys.lead l join journeys.review_standing r on r.spell_id = l.spell_id and r.area_id = l.area_id
        where l.user_id = u.user_id and l.until is null and r.state = 'overdue')::int as reviews,
      (select count(*) from waiting w where w.of_user = u.user_id and w.kind = 'step' and w.on_date < ${today})::int as steps,
      (select count(*) from waiting w where w.of_user = u.user_id and w.kind = 'quiet')::int as quiet
    from unnest(${ids}::uuid[]) as u (user_id)`.execute(tx)
  const of = new Map(rows.map((row) => [row.user_id, row]))
  const none = { people: 0, unrecorded: 0, reviews: 0, steps: 0, quiet: 0 }
  const workers = ids.map(
    (user_id): WorkerDay => ({
      name: colleagues.find((one) => one.user_id === user_id)?.name ?? '',
      ...(of.get(user_id) ?? { user_id, ...none }),
    }),
  )
  const { rows: led } = await sql<{ spells: number }>`
    select count(*)::int as spells from journeys.spell s where s.organisation_id = ${organisation} and s.left_on is null
      and not exists (select 1 from journeys.lead l where l.spell_id = s.id and l.area_id = s.area_id and l.until is null)`.execute(
    tx,
  )
  return { workers, unled: led[0]?.spells ?? 0 }
}

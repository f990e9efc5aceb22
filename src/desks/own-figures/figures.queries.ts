import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { addDays, type CalendarDate } from '#platform/time'
import type { Asked, Supported } from './figures.ts'

/** A year, to the day, as the share of follow-ups answered looks back. */
const back = 365

export type Whose = 'mine' | 'team'

const inLondon = (at: RawBuilder<unknown>) => sql`(${at} at time zone 'Europe/London')::date`

/** Who leads each person now, or led them last, of those whom the viewer sees. */
const ledBy = (viewer: Viewer, whose: Whose) => {
  const some = sql`select m.person_id from journeys.lead m where m.user_id = ${viewer.user_id}`
  const every = sql`select m.person_id from journeys.spell m where m.organisation_id = ${viewer.organisation_id} and m.area_id = ${viewer.area_id}`
  const mine =
    whose === 'mine' ? sql`led.user_id = ${viewer.user_id}` : sql`sp.organisation_id = ${viewer.organisation_id}`
  return sql`
    select led.*, sp.stream from (
      select distinct on (l.person_id) l.person_id, l.area_id, l.user_id, l.name as lead_name, l.spell_id, l.until is null as led_now
      from journeys.lead l where l.area_id = ${viewer.area_id} and l.person_id in (${whose === 'mine' ? some : every})
      order by l.person_id, l.until desc nulls first, l.since desc
    ) led join journeys.spell sp on sp.id = led.spell_id and sp.area_id = led.area_id where ${mine}`
}

/**
 * Whom the viewer leads or led last, or everybody of whom that is true of a colleague: where they are, what they reached and what was answered. Whoever the
 * viewer no longer sees is not among them. The first job and outcomes since first registration, as the measures count (contracts §5).
 */
export async function supportedBy(tx: Tx, viewer: Viewer, whose: Whose, today: CalendarDate): Promise<Supported[]> {
  const since = addDays(today, -back)
  const { rows } = await sql<Supported>`
    with led as materialized (${ledBy(viewer, whose)})
    select p.id as person_id, p.given_name, p.family_name, p.known_as, led.user_id, led.lead_name, led.led_now,
      case when led.led_now then (select r.due_on from journeys.review_standing r
        where r.spell_id = led.spell_id and r.area_id = led.area_id and r.state in ('overdue', 'due', 'later')) end as review_on,
      coalesce((select json_agg(json_build_object('stage', g.stage, 'from', g.from_on, 'to', g.to_on) order by g.from_on, g.stage)
        from journeys.stage g where g.spell_id = led.spell_id and g.area_id = led.area_id and g.from_on <= ${today}
          and (g.to_on is null or g.from_on > ${since})), '[]') as stages,
      case when j.started_on <= ${today} then j.started_on end as job_on,
      coalesce((select json_agg(json_build_object('weeks', f.weeks, 'due_on', f.due_on, 'answer', f.answer) order by f.weeks)
        from outcomes.follow_up f where f.job_id = j.id and f.area_id = led.area_id and f.superseded_at is null
          and f.due_on <= ${today} and f.due_on > ${since}), '[]') as due,
      coalesce((select json_agg(json_build_object('kind', o.kind, 'on', o.first_on) order by o.kind) from (
        select o.kind, min(o.on_date) as first_on from outcomes.outcome o
        where o.person_id = p.id and o.area_id = led.area_id and o.superseded_at is null and o.on_date >= first.registered_on group by o.kind
      ) o where o.first_on <= ${today}), '[]') as outcomes
    from led join people.person p on p.id = led.person_id and p.area_id = led.area_id
    cross join lateral (select min(s.registered_on) as registered_on from journeys.spell s where s.person_id = p.id and s.area_id = p.area_id) first
    left join lateral (
      select j.id, j.started_on from outcomes.job j
      where j.person_id = p.id and j.area_id = p.area_id and j.superseded_at is null and j.started_on >= first.registered_on
      order by j.started_on, j.id limit 1
    ) j on true
    order by p.search_name, p.id`.execute(tx)
  return rows
}

/**
 * The referrals that the viewer was asked to take, or that anybody of their organisation was: those that wait, and those that were taken within the year, with
 * the first contact by the organisation: a note of a contact with the person, or the meeting of all three, whichever came first.
 */
export async function askedOf(tx: Tx, viewer: Viewer, whose: Whose, today: CalendarDate): Promise<Asked[]> {
  const mine =
    whose === 'mine' ? sql`o.user_id = ${viewer.user_id}` : sql`o.organisation_id = ${viewer.organisation_id}`
  const { rows } = await sql<Asked>`
    select p.id as person_id, p.given_name, p.family_name, p.known_as, o.user_id, o.name as lead_name, o.answer, o.ended_at is null as waits,
      sent.on_day as sent_on, ${inLondon(sql`o.given_at`)} as given_on, least(n.on_day, m.on_day) as contact_on
    from referrals.offer o
    join referrals.referral r on r.id = o.referral_id and r.area_id = o.area_id
    join people.person p on p.id = o.person_id and p.area_id = o.area_id
    cross join lateral (select ${inLondon(sql`r.sent_at`)} as on_day) sent
    left join lateral (select min(${inLondon(sql`s.since`)}) as on_day from referrals.standing s
      where s.referral_id = r.id and s.area_id = r.area_id and s.list = 'to_register') m on true
    left join lateral (select min(n.happened_on) as on_day from journeys.note n
      where n.person_id = r.person_id and n.area_id = r.area_id and n.organisation_id = o.organisation_id and n.with_person and n.superseded_at is null
        and n.happened_on between sent.on_day and ${today}) n on true
    where ${mine} and o.area_id = ${viewer.area_id}
      and ((o.ended_at is null and o.answer is distinct from 'declined') or (o.answer = 'accepted' and sent.on_day > ${addDays(today, -back)}))
    order by p.search_name, p.id, o.given_at`.execute(tx)
  return rows
}

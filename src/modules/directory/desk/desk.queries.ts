import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'

/** An entry in a list of those who keep it. */
export interface Kept {
  id: string
  name: string
  organisation: string | null
  organisation_id: string | null
  review_by: CalendarDate
}

const entries = sql`select s.id, s.name, o.name as organisation, o.partner_id as organisation_id, s.review_by from directory.service s
  left join directory.organisation o on o.id = s.organisation_id`

/** Entries of an organisation, the first to be looked at first. */
export const entriesOf = async (tx: Tx, organisation: string) =>
  (
    await sql<Kept>`${entries} where s.withdrawn_at is null and o.partner_id = ${organisation} order by s.review_by, s.name, s.id limit 200`.execute(
      tx,
    )
  ).rows

/** Entries of an area that nobody has looked at by their day, the longest first. */
export const overdueIn = async (tx: Tx, area: string, today: CalendarDate) =>
  (
    await sql<Kept>`${entries} where s.withdrawn_at is null and s.review_by < ${today} and (s.area_id = ${area} or s.area_id is null) order by s.review_by, s.name, s.id limit 50`.execute(
      tx,
    )
  ).rows

/** Entries of an area that look alike, each pair once. */
export async function alikeIn(tx: Tx, area: string) {
  const { rows } = await sql<{
    id: string
    name: string
    other_id: string
    other: string
    organisation: string | null
  }>`
    select s.id, s.name, t.id as other_id, t.name as other, o.name as organisation
    from directory.alike(array(select id from directory.service where area_id = ${area} and withdrawn_at is null)) a
    join directory.service s on s.id = a.service_id join directory.service t on t.id = a.other_id
    left join directory.organisation o on o.id = s.organisation_id where s.id < t.id order by s.name, s.id limit 50`.execute(
    tx,
  )
  return rows
}

/** What the public says that nobody has seen to, the oldest first. */
export async function openSuggestions(tx: Tx) {
  const { rows } = await sql<{ id: string; service: string; kind: 'closed' | 'wrong' | 'other'; made_at: Date }>`
    select g.id, s.name as service, g.kind, g.made_at from directory.suggestion g join directory.service s on s.id = g.service_id
    where g.settled_at is null order by g.made_at, g.id limit 50`.execute(tx)
  return rows
}

/** Organisations of an area that lately declined people as not eligible or as closed. In a statistics transaction. */
export async function turnedAway(tx: Tx, area: string) {
  const { rows } = await sql<{ organisation_id: string; reason: 'not_eligible' | 'service_closed'; times: number }>`
    select organisation_id, reason, times from stats.turned_away where area_id = ${area} order by times desc, organisation_id`.execute(
    tx,
  )
  return rows
}

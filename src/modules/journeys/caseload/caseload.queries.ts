import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { addWeeks, type CalendarDate } from '#platform/time'
import type { PeopleFilter } from '#platform/work'
import type { CaseloadColumn } from './caseload-columns.ts'

export const caseloadSorts = [
  'name',
  'aim',
  'stages',
  'contact',
  'appointment',
  'due',
  'stream',
  'registered',
  'lead',
] as const
export type CaseloadSort = (typeof caseloadSorts)[number]

export interface CaseloadOptions {
  /** Those whose lead the viewer is, or everybody their organisation supports. */
  whose: 'mine' | 'team'
  sort: CaseloadSort
  direction: 'ascending' | 'descending'
  /** Only those in this stage, 1 to 5. */
  stage?: number | undefined
  /** Only those of this funding stream. */
  stream?: string | undefined
  /** Only those of whom nobody has heard in so many weeks, or ever. */
  quiet?: number | undefined
  /** Only those of whom all of these are true. */
  only?: readonly PeopleFilter[] | undefined
  /** Of a team, only those whom this account leads. */
  lead?: string | undefined
  /** What is shown of each; the usual ones when not given. */
  columns?: readonly CaseloadColumn[] | undefined
  /** Only those whose name has these words in it. */
  words?: string | undefined
  /** The last of the page before. */
  after?: { key: string; person_id: string } | undefined
  most?: number | undefined
}

export interface CaseloadRow {
  person_id: string
  given_name: string
  family_name: string
  known_as: string | null
  aim: string | null
  lead_name: string | null
  registered_on: CalendarDate
  /** A code of reference list funding-streams. */
  stream: string
  /** The stages that go on, by number. */
  stages: number[] | null
  last_contact: CalendarDate | null
  next_appointment: CalendarDate | null
  next_time: string | null
  /** The first day on which a step or a review of the plan is due. */
  next_due: CalendarDate | null
  /** What the row is sorted by, for the page after. */
  key: string
  /** How many there are in all, whatever the page. */
  total: number
}

const lastContact = sql`greatest(
  (select n.happened_on from journeys.note n where n.person_id = s.person_id and n.with_person and n.superseded_at is null order by n.happened_on desc limit 1),
  (select a.on_date from journeys.appointment a where a.person_id = s.person_id and a.outcome in ('attended', 'late') order by a.on_date desc, a.at_time desc limit 1))`

const nextAppointment = (today: CalendarDate) =>
  sql`(select a.on_date from journeys.appointment a where a.person_id = s.person_id and a.on_date >= ${today} and a.outcome is null order by a.on_date, a.at_time limit 1)`

const nextDue = sql`least(
  (select t.by_on from journeys.step t where t.person_id = s.person_id and t.state in ('to_do', 'doing') and t.by_on is not null order by t.by_on limit 1),
  (select r.due_on from journeys.review_standing r where r.spell_id = s.spell_id and r.state in ('overdue', 'due', 'later')))`

// The first sort of each column is the useful one: never heard from first, what is due soonest first; nothing arranged comes last.
const keys = (today: CalendarDate): Readonly<Record<CaseloadSort, RawBuilder<unknown>>> => ({
  name: sql`lower(p.family_name || ' ' || p.given_name)`,
  aim: sql`lower(coalesce(p.aim, ''))`,
  stages: sql`coalesce((select string_agg(g.stage::text, '' order by g.stage) from journeys.stage g where g.spell_id = s.spell_id and g.to_on is null), '')`,
  stream: sql`s.stream`,
  registered: sql`s.registered_on::text`,
  lead: sql`lower(coalesce(s.lead_name, ''))`,
  contact: sql`coalesce(${lastContact}::text, '0000-00-00')`,
  appointment: sql`coalesce(${nextAppointment(today)}::text, '9999-99-99')`,
  due: sql`coalesce(${nextDue}::text, '9999-99-99')`,
})

const wholeTeam = (organisation: string | null) =>
  sql`select sp.person_id, sp.area_id, sp.id as spell_id, sp.registered_on, sp.stream, l.name as lead_name, l.user_id as lead
    from journeys.spell sp left join journeys.lead l on l.spell_id = sp.id and l.area_id = sp.area_id and l.until is null
    where sp.organisation_id = ${organisation} and sp.left_on is null`

const ownPeople = (user: string) =>
  sql`select l.person_id, l.area_id, l.spell_id, sp.registered_on, sp.stream, l.name as lead_name, l.user_id as lead
    from journeys.lead l join journeys.spell sp on sp.id = l.spell_id and sp.area_id = l.area_id
    where l.user_id = ${user} and l.until is null`

/** Whom a list holds: the one predicate behind its rows, its count and its file. */
function fits({ stage, stream, quiet, only = [], lead, words }: CaseloadOptions, today: CalendarDate) {
  const all = [sql`true`]
  if (stage !== undefined)
    all.push(
      sql`exists (select 1 from journeys.stage g where g.spell_id = s.spell_id and g.stage = ${stage} and g.to_on is null)`,
    )
  if (stream !== undefined) all.push(sql`s.stream = ${stream}`)
  if (lead !== undefined) all.push(sql`s.lead = ${lead}`)
  if (words !== undefined) all.push(sql`position(lower(${words}) in p.search_name) > 0`)
  if (quiet !== undefined) all.push(sql`greatest(${lastContact}, s.registered_on) < ${addWeeks(today, -quiet)}`)
  for (const filter of only) all.push(sql`${filter.holds(sql`s.person_id`, today)}`)
  return sql.join(all, sql` and `)
}

/** The statement behind a page of the caseload: one for list and count alike, each figure of a row by its own index. */
export function caseloadSql(viewer: Viewer, options: CaseloadOptions, today: CalendarDate): RawBuilder<CaseloadRow> {
  const { whose, sort, direction, after, most = 50 } = options
  const [beyond, order] = direction === 'ascending' ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`]
  const from =
    after === undefined ? sql`` : sql`where (key, person_id) ${beyond} (${after.key}, ${after.person_id}::uuid)`
  return sql<CaseloadRow>`
    with scope as materialized (${whose === 'team' ? wholeTeam(viewer.organisation_id) : ownPeople(viewer.user_id)}),
    listed as (
      select s.*, p.given_name, p.family_name, p.known_as, p.aim, ${keys(today)[sort]} as key, (count(*) over ())::int as total
      from scope s join people.person p on p.id = s.person_id and p.area_id = s.area_id
      where ${fits(options, today)}
    ), s as (
      select * from listed ${from} order by key ${order}, person_id ${order} limit ${most + 1}
    )
    select s.person_id, s.given_name, s.family_name, s.known_as, s.aim, s.lead_name, s.registered_on, s.stream, s.key, s.total,
      (select array_agg(g.stage order by g.stage) from journeys.stage g where g.spell_id = s.spell_id and g.to_on is null) as stages,
      ${lastContact} as last_contact, next.on_date as next_appointment, next.at_time as next_time, ${nextDue} as next_due
    from s left join lateral (
      select a.on_date, a.at_time from journeys.appointment a
      where a.person_id = s.person_id and a.on_date >= ${today} and a.outcome is null order by a.on_date, a.at_time limit 1
    ) next on true
    order by s.key ${order}, s.person_id ${order}`
}

/** A page of a worker's people: at most `most` rows, whether there are more, and how many in all. */
export async function caseloadOf(tx: Tx, viewer: Viewer, options: CaseloadOptions, today: CalendarDate) {
  const most = options.most ?? 50
  const { rows } = await caseloadSql(viewer, { ...options, most }, today).execute(tx)
  return { rows: rows.slice(0, most), more: rows.length > most, total: rows[0]?.total ?? 0 }
}

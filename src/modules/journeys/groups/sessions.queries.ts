import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import { onceAPage, type Tx } from '#platform/db'
import { addDays, addWeeks, type CalendarDate, dayOfWeek } from '#platform/time'
import { tables } from '../journeys.db.ts'
import type { Group } from './groups.queries.ts'

/** A meeting of a group, with what the viewer may know of who came. */
export interface Session {
  id: string
  area_id: string
  cohort_id: string
  on_date: CalendarDate
  at_time: string
  minutes_long: number
  place: string
  cost_pence: number
  led_by: string | null
  led_by_name: string
  cancelled_at: Date | null
  cancelled_reason: string | null
  /** Who had a place on the day, as far as the viewer sees them. */
  expected: number
  came: number
  marked: number
}

export interface SessionPlan {
  on_date: CalendarDate
  at_time: string
  minutes_long: number
  place: string | null
  cost_pence: number | null
  /** So many, a week apart. */
  times: number
}

const columns = sql`s.id, s.area_id, s.cohort_id, s.on_date, s.at_time, s.minutes_long, coalesce(s.place, c.place) as place,
  coalesce(s.cost_pence, c.session_cost_pence) as cost_pence, s.led_by, s.led_by_name, s.cancelled_at, s.cancelled_reason`

/** Whose the session is: with a place by its day, and not gone before it. `e` is the enrolment, `s` the session. */
export const expectedAt = sql`(e.placed_at at time zone 'Europe/London')::date <= s.on_date
  and (e.left_at is null or (e.left_at at time zone 'Europe/London')::date > s.on_date)`

const counts = sql`(select count(*)::int from journeys.enrolment e where e.cohort_id = s.cohort_id and ${expectedAt}) as expected,
  (select count(*)::int from journeys.session_mark m where m.session_id = s.id and m.superseded_at is null and m.outcome in ('attended', 'late')) as came,
  (select count(*)::int from journeys.session_mark m where m.session_id = s.id and m.superseded_at is null) as marked`

/** The sessions of a group, the latest first. */
export async function sessionsOf(tx: Tx, group: string): Promise<Session[]> {
  const { rows } = await sql<Session>`
    select ${columns}, ${counts} from journeys.session s join journeys.cohort c on c.id = s.cohort_id and c.area_id = s.area_id
    where s.cohort_id = ${group} order by s.on_date desc, s.at_time desc, s.id limit 200`.execute(tx)
  return rows
}

/** One session of a group, or undefined. */
export async function selectOptionalSession(tx: Tx, group: string, id: string): Promise<Session | undefined> {
  const { rows } = await sql<Session>`
    select ${columns}, 0 as expected, 0 as came, 0 as marked from journeys.session s join journeys.cohort c on c.id = s.cohort_id and c.area_id = s.area_id
    where s.cohort_id = ${group} and s.id = ${id}`.execute(tx)
  return rows[0]
}

/** A session that the viewer leads, with the name of its group. */
export interface LedSession extends Session {
  group: string
}

/** The sessions that the viewer leads from Monday to Sunday of this week, and earlier ones of the last four weeks whose register is not full. */
export const sessionsLedNow = onceAPage(
  async (tx: Tx, user: string, today: CalendarDate): Promise<{ week: LedSession[]; open: LedSession[] }> => {
    const monday = addDays(today, 1 - dayOfWeek(today))
    const { rows } = await sql<LedSession>`
      select ${columns}, ${counts}, c.name as group from journeys.session s join journeys.cohort c on c.id = s.cohort_id and c.area_id = s.area_id
      where s.led_by = ${user} and s.cancelled_at is null and s.on_date between ${addWeeks(today, -4)} and ${addDays(monday, 6)}
      order by s.on_date, s.at_time, s.id`.execute(tx)
    return {
      week: rows.filter(({ on_date }) => on_date >= monday),
      open: rows.filter(({ on_date, expected, marked }) => on_date <= today && marked < expected),
    }
  },
)

/** Puts sessions into a group, a week apart. Those at a day and time that has one already are left as they are. Returns how many were new. */
export async function addSessions(tx: Tx, viewer: Viewer, group: Group, plan: SessionPlan): Promise<number> {
  const { on_date, times, ...each } = plan
  const made = await tables(tx)
    .insertInto('journeys.session')
    .values(
      Array.from({ length: times }, (_, week) => ({
        id: uuid(),
        area_id: group.area_id,
        cohort_id: group.id,
        ...each,
        on_date: addWeeks(on_date, week),
        led_by: group.led_by,
        led_by_name: group.led_by_name,
        made_by: viewer.user_id,
      })),
    )
    .onConflict((on) => on.doNothing())
    .returning('id')
    .execute()
  return made.length
}

type Change = { on_date: CalendarDate; at_time: string } | { cancelled_reason: string }

/** Moves a session or calls it off; as it was is kept by the table itself, and calendars are told. */
export async function changeSession(tx: Tx, viewer: Viewer, id: string, change: Change): Promise<void> {
  const off = 'cancelled_reason' in change ? { cancelled_at: sql<Date>`nwd.clock()`, cancelled_by: viewer.user_id } : {}
  await tables(tx)
    .updateTable('journeys.session')
    .set({
      ...change,
      ...off,
      moves: sql<number>`moves + 1`,
      changed_at: sql<Date>`nwd.clock()`,
      changed_by: viewer.user_id,
    })
    .where('id', '=', id)
    .execute()
}

/** The sessions of groups that a person has a place in and that are still to come, the soonest first. */
export async function sessionsComingOf(tx: Tx, person: string, today: CalendarDate) {
  const { rows } = await sql<Pick<LedSession, 'id' | 'group' | 'on_date' | 'at_time' | 'place' | 'led_by_name'>>`
    select s.id, c.name as group, s.on_date, s.at_time, coalesce(s.place, c.place) as place, s.led_by_name
    from journeys.enrolment e join journeys.cohort c on c.id = e.cohort_id and c.area_id = e.area_id
      join journeys.session s on s.cohort_id = e.cohort_id and s.area_id = e.area_id and s.cancelled_at is null and s.on_date >= ${today}
    where e.person_id = ${person} and e.placed_at is not null and e.left_at is null order by s.on_date, s.at_time, s.id limit 20`.execute(
    tx,
  )
  return rows
}

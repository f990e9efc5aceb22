import { type RawBuilder, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { tables } from '../journeys.db.ts'

/** A group of people who take part in an intervention together. Money is pence. */
export interface Group {
  id: string
  area_id: string
  name: string
  /** A code of reference list interventions. */
  intervention: string
  about: string | null
  organisation_id: string
  organisation: string
  led_by: string | null
  led_by_name: string
  capacity: number
  place: string
  /** A code of reference list funding-streams. */
  stream: string
  session_cost_pence: number
  ended_at: Date | null
  taken: number
  waiting: number
  next_on: CalendarDate | null
  next_at: string | null
}

export type GroupDetails = Pick<
  Group,
  'name' | 'intervention' | 'about' | 'led_by' | 'led_by_name' | 'capacity' | 'place' | 'stream' | 'session_cost_pence'
>

async function groups(tx: Tx, today: CalendarDate, which: RawBuilder<unknown>): Promise<Group[]> {
  const { rows } = await sql<Group>`
    with chosen as materialized (select c.* from journeys.cohort c where ${which} limit 300),
      room as (select * from journeys.places(array(select id from chosen)))
    select c.*, o.name as organisation, coalesce(room.taken, 0) as taken, coalesce(room.waiting, 0) as waiting, next.on_date as next_on, next.at_time as next_at
    from chosen c join partnership.organisation o on o.id = c.organisation_id and o.area_id = c.area_id
      left join room on room.cohort_id = c.id
      left join lateral (select s.on_date, s.at_time from journeys.session s where s.cohort_id = c.id and s.area_id = c.area_id
        and s.cancelled_at is null and s.on_date >= ${today} order by s.on_date, s.at_time limit 1) next on true
    order by next.on_date nulls last, next.at_time, c.name, c.id`.execute(tx)
  return rows
}

/** The groups of the viewer's area that go on, what meets soonest first. */
export const groupsThatGoOn = (tx: Tx, today: CalendarDate) => groups(tx, today, sql`c.ended_at is null`)

/** One group of the viewer's area, or undefined. */
export async function selectOptionalGroup(tx: Tx, id: string, today: CalendarDate): Promise<Group | undefined> {
  return (await groups(tx, today, sql`c.id = ${id}`))[0]
}

/** Makes a group of the viewer's organisation. Returns its identifier. */
export async function makeGroup(tx: Tx, viewer: Viewer, details: GroupDetails): Promise<string> {
  const id = uuid()
  const whose = {
    area_id: viewer.area_id ?? '',
    organisation_id: viewer.organisation_id ?? '',
    made_by: viewer.user_id,
  }
  await tables(tx)
    .insertInto('journeys.cohort')
    .values({ id, ...whose, ...details })
    .execute()
  return id
}

/** Changes a group; as it was is kept by the table itself. */
export async function changeGroup(tx: Tx, viewer: Viewer, id: string, details: Partial<GroupDetails>): Promise<void> {
  await tables(tx)
    .updateTable('journeys.cohort')
    .set({ ...details, changed_at: sql<Date>`nwd.clock()`, changed_by: viewer.user_id })
    .where('id', '=', id)
    .execute()
}

export const placesFree = ({ capacity, taken }: Pick<Group, 'capacity' | 'taken'>) => Math.max(0, capacity - taken)

/** Pounds and pence as they are read: £12.50. */
export const inPounds = (pence: number) =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' }).format(pence / 100)

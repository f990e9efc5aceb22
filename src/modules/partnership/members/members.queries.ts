import type { Viewer } from '#platform/access'
import { onceAPage, type Tx } from '#platform/db'
import { referenceList } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { newRow, tables } from '../partnership.db.ts'

export interface Member {
  id: string
  area_id: string
  organisation_id: string
  organisation: string
  sector: string
  since_on: CalendarDate
  ended_on: CalendarDate | null
  ended_reason: string | null
}

export interface Seat {
  id: string
  area_id: string
  member_id: string
  organisation_id: string
  organisation: string
  sector: string
  role: string
  name: string
  user_id: string | null
  since_on: CalendarDate
  ended_on: CalendarDate | null
}

const memberRows = (tx: Tx) =>
  tables(tx)
    .selectFrom('partnership.member as m')
    .innerJoin('partnership.organisation as o', (on) =>
      on.onRef('o.id', '=', 'm.organisation_id').onRef('o.area_id', '=', 'm.area_id'),
    )
    .select([
      'm.id',
      'm.area_id',
      'm.organisation_id',
      'o.name as organisation',
      'm.sector',
      'm.since_on',
      'm.ended_on',
      'm.ended_reason',
    ])

const seatRows = (tx: Tx) =>
  tables(tx)
    .selectFrom('partnership.seat as s')
    .innerJoin('partnership.member as m', (on) =>
      on.onRef('m.id', '=', 's.member_id').onRef('m.area_id', '=', 's.area_id'),
    )
    .innerJoin('partnership.organisation as o', (on) =>
      on.onRef('o.id', '=', 'm.organisation_id').onRef('o.area_id', '=', 'm.area_id'),
    )
    .select([
      's.id',
      's.area_id',
      's.member_id',
      'm.organisation_id',
      'o.name as organisation',
      'm.sector',
      's.role',
      's.name',
      's.user_id',
      's.since_on',
      's.ended_on',
    ])

/** The member organisations of an area on a day (members now, for today), by name. */
export const membersOn = (tx: Tx, area: string, day: CalendarDate): Promise<Member[]> =>
  memberRows(tx)
    .where('m.area_id', '=', area)
    .where('m.since_on', '<=', day)
    .where((eb) => eb.or([eb('m.ended_on', 'is', null), eb('m.ended_on', '>', day)]))
    .orderBy('o.name')
    .execute()

/** The member organisations of an area that have not left, by name. */
export const membersNow = onceAPage(
  (tx: Tx, area: string): Promise<Member[]> =>
    memberRows(tx).where('m.area_id', '=', area).where('m.ended_at', 'is', null).orderBy('o.name').execute(),
)

/** Every membership that there ever was in an area, the latest first. */
export const allMembers = (tx: Tx, area: string): Promise<Member[]> =>
  memberRows(tx).where('m.area_id', '=', area).orderBy('m.since_on', 'desc').orderBy('o.name').execute()

/** A membership by its identifier, ended or not, or undefined. */
export const selectOptionalMember = (tx: Tx, id: string): Promise<Member | undefined> =>
  memberRows(tx).where('m.id', '=', id).executeTakeFirst()

const rank = (role: string, today: CalendarDate) =>
  referenceList('partnership-roles', today).findIndex(({ code }) => code === role)

/** Those who have a role in the partnership of an area now: the chair first, then by organisation and name. */
export async function seatsNow(tx: Tx, area: string, today: CalendarDate): Promise<Seat[]> {
  const seats = await openSeats(tx, area)
  return seats.toSorted((one, other) => Math.min(rank(one.role, today), 2) - Math.min(rank(other.role, today), 2))
}

const openSeats = onceAPage((tx: Tx, area: string) =>
  seatRows(tx)
    .where('s.area_id', '=', area)
    .where('s.ended_at', 'is', null)
    .orderBy('o.name')
    .orderBy('s.name')
    .execute(),
)

/** Every role that anybody ever had in the partnership of an area, the latest first. */
export const allSeats = (tx: Tx, area: string): Promise<Seat[]> =>
  seatRows(tx).where('s.area_id', '=', area).orderBy('s.since_on', 'desc').orderBy('s.name').execute()

/** The roles of those who came to a meeting, ended since or not. */
export const seatsById = (tx: Tx, ids: readonly string[]): Promise<Seat[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : seatRows(tx)
        .where('s.id', 'in', [...ids])
        .orderBy('o.name')
        .orderBy('s.name')
        .execute()

/** A role by its identifier, ended or not, or undefined. */
export const selectOptionalSeat = (tx: Tx, id: string): Promise<Seat | undefined> =>
  seatRows(tx).where('s.id', '=', id).executeTakeFirst()

/** The membership of the organisation for which the viewer acts, or undefined. */
export const memberOfViewer = (tx: Tx, viewer: Viewer): Promise<Member | undefined> =>
  memberRows(tx)
    .where('m.area_id', '=', viewer.area_id ?? '')
    .where('m.organisation_id', '=', viewer.organisation_id ?? '00000000-0000-0000-0000-000000000000')
    .where('m.ended_at', 'is', null)
    .executeTakeFirst()

/** Takes an organisation into the partnership. Returns the membership's identifier; a second open one violates a unique key. */
export async function insertMember(
  tx: Tx,
  area: string,
  member: { organisation_id: string; sector: string; since_on: CalendarDate; added_by: string | null },
): Promise<string> {
  const row = newRow(area)
  await tables(tx)
    .insertInto('partnership.member')
    .values({ ...row, ...member })
    .execute()
  return row.id
}

/** Ends a membership, and with it the roles of its people. */
export async function endMember(
  tx: Tx,
  id: string,
  end: { ended_on: CalendarDate; ended_by: string; ended_reason: string; ended_at: Date },
): Promise<void> {
  const { ended_reason: _, ...seatEnd } = end
  await tables(tx)
    .updateTable('partnership.member')
    .set(end)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
  await tables(tx)
    .updateTable('partnership.seat')
    .set(seatEnd)
    .where('member_id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

/** Gives somebody a role. Returns its identifier; a second chair violates a unique key. */
export async function insertSeat(
  tx: Tx,
  area: string,
  seat: {
    member_id: string
    role: string
    name: string
    user_id: string | null
    since_on: CalendarDate
    added_by: string | null
  },
): Promise<string> {
  const row = newRow(area)
  await tables(tx)
    .insertInto('partnership.seat')
    .values({ ...row, ...seat })
    .execute()
  return row.id
}

/** Ends somebody's role. */
export async function endSeat(
  tx: Tx,
  id: string,
  end: { ended_on: CalendarDate; ended_by: string; ended_at: Date },
): Promise<void> {
  await tables(tx).updateTable('partnership.seat').set(end).where('id', '=', id).where('ended_at', 'is', null).execute()
}

import { v7 as uuid } from 'uuid'
import { at, type Happenings, onDay, type Seats } from './rows.ts'

type Told = readonly (readonly [string, string, readonly (readonly [string, string, string | null])[]])[]

/** Who the members are, and who speaks for them. */
export async function tellMembers(
  { area_id, organisationOf, accountOf, coordinator, today, put }: Happenings,
  told: Told,
): Promise<Seats> {
  const since_on = onDay(today, -430)
  const seats: Seats = new Map()
  const rows = told.map(([key, sector]) => ({
    ...{ id: uuid(), area_id, organisation_id: organisationOf(key), sector, since_on },
    ...{ added_by: coordinator.user_id, added_at: at(since_on), key },
  }))
  await put(
    'partnership.member',
    rows.map(({ key: _, ...row }) => row),
  )
  const seated = told.flatMap(([key, , people]) =>
    people.map(([role, name, actor]) => {
      const member_id = rows.find((row) => row.key === key)?.id ?? ''
      const row = {
        id: uuid(),
        area_id,
        member_id,
        role,
        name,
        user_id: actor === null ? null : accountOf(actor),
        since_on,
      }
      if (role !== 'substitute') seats.set(key, { seat: row.id, member: member_id, name, user_id: row.user_id })
      return { ...row, added_by: coordinator.user_id, added_at: at(since_on) }
    }),
  )
  await put('partnership.seat', seated)
  return seats
}

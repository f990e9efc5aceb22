import type { PartnershipTables } from '#modules/partnership'
import type { Tx } from '#platform/db'
import { addDays, addWorkingDays, type CalendarDate, instantInLondon } from '#platform/time'
import type { Partnership } from '../partnerships.ts'

/** Where the partnership's business happens, who runs it, and how its rows are put down. */
export interface Happenings {
  area_id: string
  today: CalendarDate
  coordinator: { user_id: string; name: string }
  /** The identifier of an organisation by the key it is listed under. */
  organisationOf(key: string): string
  /** The account of somebody by the key they are listed under. */
  accountOf(key: string): string
  put<T extends keyof PartnershipTables & string>(table: T, rows: readonly Record<string, unknown>[]): Promise<void>
}

/** The organisations and accounts of a demonstration partnership, as they are in the database. */
export async function placesIn(tx: Tx, partnership: Partnership): Promise<Omit<Happenings, 'today' | 'put'>> {
  const { area_id } = partnership
  const tables = tx.withTables<PartnershipTables>()
  const organisations = await tables
    .selectFrom('partnership.organisation')
    .select(['id', 'name'])
    .where('area_id', '=', area_id)
    .execute()
  const accounts = await tables
    .selectFrom('partnership.membership')
    .select(['user_id', 'name', 'role'])
    .where('area_id', '=', area_id)
    .execute()
  const idOf = <R>(rows: readonly R[], is: (row: R) => boolean): R => {
    const row = rows.find(is)
    if (row === undefined) throw new Error(`the demonstration of ${area_id} is not as it was made`)
    return row
  }
  const { user_id, name } = idOf(accounts, ({ role }) => role === 'coordinator')
  return {
    area_id,
    coordinator: { user_id, name: `${name}, ${partnership.members.find(({ kind }) => kind === 'partnership')?.name}` },
    organisationOf: (key) =>
      idOf(organisations, (row) => row.name === partnership.members.find((each) => each.key === key)?.name).id,
    accountOf: (key) =>
      idOf(accounts, (row) => row.name === partnership.actors.find((each) => each.key === key)?.name).user_id,
  }
}

/** The working day so many days from today, or the next one. */
export const onDay = (today: CalendarDate, days: number): CalendarDate => addWorkingDays(addDays(today, days), 0)

/** A moment of a day, 10 in the morning unless said. */
export const at = (day: CalendarDate, time = '10:00'): Date => instantInLondon(day, time)

/** Who speaks for each organisation, by its key. */
export type Seats = Map<string, { seat: string; member: string; name: string; user_id: string | null }>

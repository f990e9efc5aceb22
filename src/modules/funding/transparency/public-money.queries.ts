import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { Standing } from '../books/books.queries.ts'

export type PublicMoney = Standing & { area_id: string; financial_year: string; stream: string }

/** The money of every area and year by stream, as everybody may read it. */
export const publicMoney = async (tx: Tx): Promise<PublicMoney[]> =>
  (await sql<PublicMoney>`select * from funding.public_money()`.execute(tx)).rows

export interface PublicPromise {
  id: string
  area_id: string
  financial_year: string
  stream: string
  kind: 'grant' | 'contract'
  number: number
  what: string
  organisation_id: string
  organisation: string
  from_on: CalendarDate
  to_on: CalendarDate
  made_on: CalendarDate
  pence: number
  paid: number
}

/** Grants and contracts of organisations that are no employers, the latest year first; of one area, where it is named. */
export const publicPromises = async (tx: Tx, area?: string): Promise<PublicPromise[]> =>
  (
    await sql<PublicPromise>`select * from funding.public_promises() p where ${area === undefined ? sql`true` : sql`p.area_id = ${area}`}`.execute(
      tx,
    )
  ).rows

/** Whether there is a grant that everybody may read of. */
export const anyPublicGrant = async (tx: Tx): Promise<boolean> =>
  (await sql<{ any: boolean }>`select funding.any_public_grant() as any`.execute(tx)).rows[0]?.any === true

const parts = ['came', 'carried_in', 'budget', 'promised', 'claimed', 'paid', 'reclaimed', 'carried', 'lapsed'] as const

/** Standings added up. */
export function together(all: readonly Standing[]): Standing {
  const sum = {
    came: 0,
    carried_in: 0,
    budget: 0,
    promised: 0,
    claimed: 0,
    paid: 0,
    reclaimed: 0,
    carried: 0,
    lapsed: 0,
  }
  for (const one of all) for (const part of parts) sum[part] += one[part]
  return sum
}

/** Standings added up by a key, in the order in which each key is first met. */
export function togetherBy<T extends Standing>(all: readonly T[], key: (one: T) => string): [string, Standing][] {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one])
  return [...groups].map(([name, group]) => [name, together(group)])
}

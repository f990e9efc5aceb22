import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { seatsNow } from './members/members.queries.ts'

/** An e-mail that says that something waits and where, never about whom (design §5 rule 11). */
export interface Letter {
  subject: string
  body: string
}

/**
 * Writes to an account through the outbox, in the transaction of the change; the database fills in the address.
 * @returns whether there was anybody to write to: an account whose membership has not ended
 */
export async function writeToAccount(tx: Tx, account: string, { subject, body }: Letter): Promise<boolean> {
  const { rows } = await sql<{ written: boolean }>`
    select partnership.write_to_account(${account}, ${uuid()}, ${subject}, ${body}) as written`.execute(tx)
  return rows[0]?.written ?? false
}

/**
 * Writes to everybody who has a role in the partnership of an area and an account, once each.
 * @returns how many were written to
 */
export async function writeToMembers(tx: Tx, area: string, today: CalendarDate, letter: Letter): Promise<number> {
  const accounts = new Set((await seatsNow(tx, area, today)).flatMap(({ user_id }) => user_id ?? []))
  let written = 0
  for (const account of accounts) if (await writeToAccount(tx, account, letter)) written += 1
  return written
}

import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { colleaguesIn } from '#modules/partnership'
import type { Role } from '#platform/access'
import type { Tx } from '#platform/db'

/** An e-mail that says that something waits and where, never about whom (design §5 rule 11). */
export interface Letter {
  subject: string
  body: string
}

/**
 * Writes to those who act for an organisation in the roles named, through the outbox, in the transaction of the change. Their
 * addresses are never read here: the database fills them in.
 */
export async function writeToColleagues(
  tx: Tx,
  organisation: string,
  roles: readonly Role[],
  letter: Letter,
): Promise<void> {
  for (const { user_id } of await colleaguesIn(tx, organisation, roles)) await writeToAccount(tx, user_id, letter)
}

/**
 * Writes to one account, as `writeToColleagues` does.
 * @returns whether there was anybody to write to: an account whose membership has not ended
 */
export async function writeToAccount(tx: Tx, account: string, { subject, body }: Letter): Promise<boolean> {
  const { rows } = await sql<{ written: boolean }>`
    select people.write_to_account(${account}, ${uuid()}, ${subject}, ${body}) as written`.execute(tx)
  return rows[0]?.written ?? false
}

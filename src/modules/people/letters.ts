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
  { subject, body }: Letter,
): Promise<void> {
  for (const { user_id } of await colleaguesIn(tx, organisation, roles)) {
    await sql`select people.write_to_account(${user_id}, ${uuid()}, ${subject}, ${body})`.execute(tx)
  }
}

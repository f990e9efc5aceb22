import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'

export interface Message {
  channel: 'email' | 'text'
  /** An e-mail address, or a telephone number. */
  recipient: string
  /** Says that something waits, never about whom (design §5 rule 11). A text has none to show; it is kept for the list. */
  subject: string
  /** Plain text; an address to look at stands on a line of its own. Never about whom. */
  body: string
}

/**
 * Puts a message into the outbox in the transaction of the change that causes it: no change, no message; and no message is lost when the mail
 * service is away. It leaves within seconds of the commit.
 * @returns the message's identifier, by which the program can ask later what became of it
 */
export async function sendLater(tx: Tx, { channel, recipient, subject, body }: Message): Promise<string> {
  const id = uuid()
  await sql`
    insert into platform.outbox (id, channel, recipient, subject, body)
    values (${id}, ${channel}, ${recipient}, ${subject}, ${body})
  `.execute(tx)
  return id
}

import { sql } from 'kysely'
import type { Tx } from '#platform/db'

export interface ListedMessage {
  readonly id: string
  readonly channel: 'email' | 'text'
  readonly recipient: string
  readonly subject: string
  readonly body: string
  readonly created_at: Date
}

/** The newest hundred messages, newest first, and how many there are. Only the worker may read the outbox. */
export const newestMessages = async (tx: Tx): Promise<{ messages: ListedMessage[]; total: number }> => {
  const { rows: messages } = await sql<ListedMessage>`
    select id, channel, recipient, subject, body, created_at from platform.outbox order by created_at desc, id desc limit 100
  `.execute(tx)
  const { rows } = await sql<{ total: number }>`select count(*) as total from platform.outbox`.execute(tx)
  return { messages, total: rows[0]?.total ?? 0 }
}

/** Deletes messages thirty days after they were written, sent or not. */
export const deleteOldMessages = async (tx: Tx): Promise<void> => {
  await sql`delete from platform.outbox where created_at < nwd.clock() - interval '30 days'`.execute(tx)
}

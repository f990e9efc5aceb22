import { sql } from 'kysely'
import { waysToReach } from '#modules/people'
import type { Tx } from '#platform/db'
import { sendLater } from '#platform/outbox'

/** How somebody comes to know that another organisation supports them. */
export type ToldHow = 'email' | 'text' | 'by_worker'

/**
 * Tells a person, once a move, by the way that they like: an e-mail or a text that says where to look and nothing about them. Whoever
 * named something not to do, or likes another way, is told by their new key worker, so that nothing reaches a shared phone or house.
 * @returns how they are told; null when they were told already by another part of the same move
 */
export async function tellPerson(tx: Tx, move: string, person: string, baseUrl: string): Promise<ToldHow | null> {
  const { rows } = await sql`select 1 from referrals.contract_move_item i
    where i.move_id = ${move} and i.person_id = ${person} and i.told_how is not null`.execute(tx)
  if (rows.length > 0) return null
  const { email, text } = await waysToReach(tx, person)
  const recipient = text ?? email
  if (recipient === undefined) return 'by_worker'
  const how = text === undefined ? 'email' : 'text'
  await sendLater(tx, {
    channel: how,
    recipient,
    subject: 'Who supports you has changed',
    body: `Who supports you has changed. Sign in to see who it is now, or ask the person you speak to:\n\n${baseUrl}/my`,
  })
  return how
}

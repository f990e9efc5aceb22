import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { sendLater } from '#platform/outbox'

/** How somebody comes to know that another organisation supports them. */
export type ToldHow = 'email' | 'text' | 'by_worker'

interface Reach {
  email: string | null
  phone: string | null
  preferred_contact: string
  do_not: string | null
}

/**
 * Tells a person, once a move, by the way that they like: an e-mail or a text that says where to look and nothing about them. Whoever
 * named something not to do, or likes another way, is told by their new key worker, so that nothing reaches a shared phone or house.
 * @returns how they are told; null when they were told already by another part of the same move
 */
export async function tellPerson(tx: Tx, move: string, person: string, baseUrl: string): Promise<ToldHow | null> {
  const { rows } = await sql<Reach>`
    select c.email, c.phone, c.preferred_contact, c.do_not from people.contact_details c where c.person_id = ${person} and not exists (
      select 1 from referrals.contract_move_item i where i.move_id = ${move} and i.person_id = ${person} and i.told_how is not null)`.execute(
    tx,
  )
  const [reach] = rows
  if (reach === undefined) return null
  const how = wayOf(reach)
  const recipient = how === 'email' ? reach.email : reach.phone
  if (how === 'by_worker' || recipient === null) return 'by_worker'
  await sendLater(tx, {
    channel: how,
    recipient,
    subject: 'Who supports you has changed',
    body: `Who supports you has changed. Sign in to see who it is now, or ask the person you speak to:\n\n${baseUrl}/my`,
  })
  return how
}

/** The way that somebody may be written to by a program; through their key worker whenever that is not plainly right. */
export function wayOf({ email, phone, preferred_contact, do_not }: Reach): ToldHow {
  if (do_not !== null && do_not.trim() !== '') return 'by_worker'
  if (preferred_contact === 'email' && email !== null) return 'email'
  return preferred_contact === 'text' && phone !== null ? 'text' : 'by_worker'
}

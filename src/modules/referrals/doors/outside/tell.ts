import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { sendLater } from '#platform/outbox'

interface News {
  id: string
  contact_email: string
  reference: string | null
  kind: 'sent' | 'accepted' | 'declined'
  place: number
}

const words = {
  sent: 'has been received. A key worker is being looked for.',
  accepted: 'was accepted: a key worker has said yes and sees to the rest.',
  declined: 'could not be taken by whoever was asked first. Who asked you for it sees to what comes next.',
} as const

/**
 * Tells partners without an account what became of what they sent by a link: received, accepted, declined; each once, and nothing of whom. Run again
 * it tells nothing twice. Returns how many letters were written.
 */
export async function tellOutside(tx: Tx): Promise<number> {
  const { rows } = await sql<News>`
    select f.id, f.contact_email, f.reference, e.kind, e.place from referrals.from_outside f
    join referrals.event e on e.referral_id = f.referral_id and e.area_id = f.area_id and e.place > f.told_place
    where f.door = 'by_link' and f.contact_email is not null and e.kind in ('sent', 'accepted', 'declined')
    order by f.id, e.place for update of f skip locked`.execute(tx)
  for (const { id, contact_email, reference, kind, place } of rows) {
    await sendLater(tx, {
      channel: 'email',
      recipient: contact_email,
      subject: 'News of a referral that you sent',
      body: `No Wrong Door: the referral that you sent by a link, reference ${reference ?? 'unknown'}, ${words[kind]}\n\nThis e-mail names nobody. There is nothing you need to do.`,
    })
    await sql`update referrals.from_outside set told_place = ${place} where id = ${id}`.execute(tx)
  }
  return rows.length
}

/**
 * Deletes what was typed and never sent once its link has ended, forgets links sixty days after that, and those that were used after a year. Returns
 * how many were emptied or forgotten.
 */
export async function forgetOutside(tx: Tx): Promise<number> {
  const emptied = await sql`update referrals.from_outside set typed = '{}'
    where typed <> '{}' and sent_at is null and (expires_at <= nwd.clock() or withdrawn_at is not null)`.execute(tx)
  const gone = await sql`delete from referrals.from_outside
    where (sent_at is null and expires_at <= nwd.clock() - interval '60 days') or (taken_at <= nwd.clock() - interval '1 year')`.execute(
    tx,
  )
  return Number(emptied.numAffectedRows ?? 0) + Number(gone.numAffectedRows ?? 0)
}

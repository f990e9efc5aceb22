import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { sendLater } from '#platform/outbox'
import { formatDateTime } from '#platform/time'
import { fingerprint, newLink } from './link.ts'

interface Waiting {
  reader_id: string
  email: string
  opens: Date
}

/**
 * Sends each early reader their link once the 24 hours before publication have begun. Only its fingerprint is kept. Out: how many were sent. For a transaction
 * of the worker; links begin with the address of this installation.
 */
export async function sendEarlyLinks(tx: Tx, baseUrl: string): Promise<number> {
  const { rows } = await sql<Waiting>`
    select l.reader_id, l.email, measurement.release_moment_of(r.version_id) as opens
    from measurement.release_link l join measurement.release_reader r on r.id = l.reader_id
    where l.sent_at is null and r.removed_at is null
      and nwd.clock() >= measurement.release_moment_of(r.version_id) - interval '24 hours'
      and nwd.clock() < measurement.release_moment_of(r.version_id)
    order by l.reader_id for update of l skip locked`.execute(tx)
  for (const { reader_id, email, opens } of rows) {
    const link = newLink()
    await sql`update measurement.release_link set link_hash = ${fingerprint(link)}, sent_at = nwd.clock() where reader_id = ${reader_id}`.execute(
      tx,
    )
    await sendLater(tx, {
      channel: 'email',
      recipient: email,
      subject: 'A release of statistics that you may read early',
      body: [
        `You are on the list of those who may read a release of official statistics before it is published. It is published on ${formatDateTime(opens)}.`,
        'This link works once, for you, until then:',
        new URL(`/statistics/early/${link}`, baseUrl).href,
        'Do not pass it on, and tell nobody what the figures are. Each look is written down, and the list is published with the release.',
      ].join('\n\n'),
    })
  }
  return rows.length
}

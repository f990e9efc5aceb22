import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { sendLater } from '#platform/outbox'
import { fingerprintOf } from '../answer/by-link/sitting.ts'
import type { LetterKind } from './asked.queries.ts'
import { letterOf } from './letter-words.ts'

interface Waiting {
  id: string
  kind: LetterKind
  email: string | null
  closes_at: Date | null
  needless: boolean
}

const most = 200

/**
 * Sends the letters that were asked for, each with a link of its own, whose secret is in the message alone. A letter that need not be sent any more
 * is dropped: its invitation was taken back, the part has closed, or a reminder would come after the answers. What belongs to a round that has
 * not opened waits. For a transaction of the program; run again it sends nothing twice.
 * @param baseUrl of this installation: links begin with it
 * @returns how many were handed to the mail
 */
export async function sendLetters(tx: Tx, baseUrl: string): Promise<number> {
  let sent = 0
  for (;;) {
    const { rows } = await sql<Waiting>`
      select l.id, l.kind, i.email, r.closes_at,
        i.email is null or i.withdrawn_at is not null or coalesce(least(a.closed_at, r.closes_at) <= nwd.clock(), false)
          or (l.kind = 'reminder' and exists (select 1 from checklists.submission s where s.round_id = i.round_id and s.area_id = i.area_id
            and s.organisation_id = i.organisation_id and s.reopened_at is null)) as needless
      from checklists.letter l
      join checklists.invitation i on i.id = l.invitation_id
      join checklists.round r on r.id = i.round_id
      join checklists.round_area a on a.round_id = i.round_id and a.area_id = i.area_id
      where l.sent_at is null and l.dropped_at is null and r.opens_at <= nwd.clock()
      order by l.asked_at, l.id limit ${most} for update of l skip locked`.execute(tx)
    for (const letter of rows) {
      if (letter.needless || letter.email === null)
        await sql`update checklists.letter set dropped_at = nwd.clock() where id = ${letter.id}`.execute(tx)
      else {
        await sendOne(tx, { ...letter, email: letter.email }, baseUrl)
        sent += 1
      }
    }
    if (rows.length < most) return sent
  }
}

async function sendOne(tx: Tx, { id, kind, email, closes_at }: Waiting & { email: string }, baseUrl: string) {
  const secret = randomUUID()
  const link = new URL(`/checklists/invited/${secret}`, baseUrl).href
  const message = await sendLater(tx, { recipient: email, ...letterOf(kind, { link, closes_at }) })
  await sql`update checklists.letter set token_hash = ${fingerprintOf(secret)}, message_id = ${message}, sent_at = nwd.clock()
    where id = ${id}`.execute(tx)
}

/** Writes down which letters the mail gave up, before the outbox forgets them. */
export async function noteFailures(tx: Tx): Promise<void> {
  await sql`update checklists.letter l set failed_at = o.given_up_at from platform.outbox o
    where o.id = l.message_id and o.given_up_at is not null and l.failed_at is null`.execute(tx)
}

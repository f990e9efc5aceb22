import { sql } from 'kysely'
import { writeToAccount } from '#modules/people'
import { asWorker, type Tx } from '#platform/db'
import type { Job, JobParts } from '#platform/jobs'

type How = 'at_once' | 'digest'

// Whoever chose nothing gets one e-mail a day, from eight in the morning.
const way = sql`coalesce((select c.way from referrals.notice_choice c where c.user_id = n.to_user and c.superseded_at is null), 'digest')`
const hour = sql`coalesce((select c.hour from referrals.notice_choice c where c.user_id = n.to_user and c.superseded_at is null), 8)`
const now = sql`(nwd.clock() at time zone 'Europe/London')`

const due: Readonly<Record<How, ReturnType<typeof sql>>> = {
  at_once: sql`(n.urgent or ${way} = 'at_once')`,
  digest: sql`${way} = 'digest' and ${hour} <= extract(hour from ${now}) and not exists (
    select 1 from referrals.notice m where m.to_user = n.to_user and m.mailed_how = 'digest'
      and (m.mailed_at at time zone 'Europe/London')::date = ${now}::date)`,
}

/**
 * Puts what accounts have to be told into e-mails, one an account: what is urgent and what they want at once, or the day's digest, at most
 * one a day. An e-mail says how many things wait and where, never about whom (design §5 rule 11). Each account in a transaction of its
 * own, so that it may be broken off and run again, by several programs at a time.
 * @returns how many e-mails were written
 */
export async function mailNotices(how: How, { database, clock, stopping }: JobParts, baseUrl: string): Promise<number> {
  const accounts = await asWorker(database, clock, async (tx) => {
    const { rows } = await sql<{ to_user: string }>`
      select distinct n.to_user from referrals.notice n where n.mailed_at is null and not n.muted and ${due[how]} order by 1`.execute(
      tx,
    )
    return rows
  })
  let sent = 0
  for (const { to_user } of accounts) {
    if (stopping?.aborted) break
    if (await asWorker(database, clock, (tx) => mailOne(tx, how, to_user, baseUrl))) sent += 1
  }
  return sent
}

async function mailOne(tx: Tx, how: How, to_user: string, baseUrl: string): Promise<boolean> {
  const { rows } = await sql<{ id: string; urgent: boolean }>`
    select n.id, n.urgent from referrals.notice n
    where n.to_user = ${to_user} and n.mailed_at is null and not n.muted and ${due[how]} for update skip locked`.execute(
    tx,
  )
  if (rows.length === 0) return false
  const things = rows.length === 1 ? 'One thing' : `${rows.length} things`
  const urgent = rows.some((row) => row.urgent)
  const written = await writeToAccount(tx, to_user, {
    subject: urgent ? 'Something about a referral needs you now' : `${things} about your referrals`,
    body: `${things} about your referrals ${rows.length === 1 ? 'waits' : 'wait'} for you in No Wrong Door. See what, and choose how you are told:\n\n${baseUrl}/notices`,
  })
  await sql`update referrals.notice set mailed_at = nwd.clock(), mailed_how = ${written ? how : 'nowhere'}
    where id in (${sql.join(rows.map(({ id }) => id))})`.execute(tx)
  return written
}

/** The e-mails about referrals: at once within moments, and the digests from each account's hour on. */
export const noticeJobs = (baseUrl: string): readonly Job[] => [
  { name: 'mail-notices-at-once', on: 'nwd_notices', run: (parts) => mailNotices('at_once', parts, baseUrl) },
  { name: 'mail-digests', every: '5 * * * *', run: (parts) => mailNotices('digest', parts, baseUrl) },
]

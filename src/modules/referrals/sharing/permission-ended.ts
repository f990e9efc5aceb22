import { sql } from 'kysely'
import { sight } from '#modules/people'
import { asWorker, type Tx } from '#platform/db'
import { Refused } from '#platform/http'
import type { Job, JobParts } from '#platform/jobs'
import { line } from '../give-and-answer.ts'
import { calendar, type Doing, happens } from '../happens.ts'
import { withdrawalMeaning } from '../referral.ts'

interface Unshared {
  id: string
  area_id: string
  person_id: string
  list: string
  taken_back: boolean
}

/**
 * What follows when the person takes back their agreement to share, or it runs out: a referral that is still on its way goes back to its
 * sender's list with a sentence; one that was handed over ends, since nobody may read it any more. What was shown had closed already,
 * with the agreement itself. Each in a transaction of its own, so that it may be broken off and begun again.
 * @returns how many referrals were concerned
 */
export async function returnUnshared({ database, clock, stopping }: JobParts): Promise<number> {
  const concerned = await asWorker(database, clock, unshared)
  let returned = 0
  for (const one of concerned) {
    if (stopping?.aborted) break
    const done = await asWorker(database, clock, (tx) =>
      settle({ tx, viewer: calendar, today: clock.today() }, one),
    ).catch(ifChanged)
    if (done) returned += 1
  }
  return returned
}

/** Somebody did something to it between our look and our act: the next run looks again. */
function ifChanged(error: unknown): false {
  if (error instanceof Refused) return false
  throw error
}

async function unshared(tx: Tx): Promise<Unshared[]> {
  const { rows } = await sql<Unshared>`
    select r.id, r.area_id, r.person_id, s.list, p.withdrawn_at is not null as taken_back
    from referrals.standing s
    join referrals.referral r on r.id = s.referral_id and r.area_id = s.area_id
    join people.sharing_permission p on p.id = r.permission_id and p.area_id = r.area_id
    where s.until is null and s.list not in ('with_sender', 'parked') and not people.permission_covers(p, p.partner_id)
    order by r.area_id, r.id`.execute(tx)
  return rows
}

async function settle(doing: Doing, referral: Unshared): Promise<boolean> {
  const words = referral.taken_back ? 'They took back their agreement to share.' : 'Their agreement to share ran out.'
  if (referral.list === 'to_register') {
    const reason = 'person_chose'
    await happens(
      doing,
      referral,
      { kind: 'withdrawn' },
      { reason, words, meaning: withdrawalMeaning(referral.list, reason) },
    )
    await line(doing, referral, 'withdrawn', `The referral ended. ${words}`, sight.progress)
  } else {
    await happens(doing, referral, { kind: 'unshared' }, { words })
    await line(doing, referral, 'unshared', `${words} The referral went back to its sender.`, sight.referral)
  }
  await sql`select referrals.end_lapsed_offer(${referral.id})`.execute(doing.tx)
  return true
}

/** Runs within moments of somebody taking back their agreement, and each night for what has run out. */
export const permissionJobs: readonly Job[] = [
  { name: 'return-unshared-referrals', on: 'nwd_permission_ended', run: returnUnshared },
  { name: 'return-run-out-referrals', every: '10 0 * * *', run: returnUnshared },
]

import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Taker } from '#modules/journeys'
import { showByPermission, sight } from '#modules/people'
import { line } from '../give-and-answer.ts'
import { type Doing, happens, lockReferral, place } from '../happens.ts'
import { tables } from '../referrals.queries.ts'

/** Whom a referral stood with before it was moved. */
export interface ReferralBefore {
  organisation_id: string
  lead: { user_id: string; name: string }
}

/**
 * Lets another organisation take over an open referral from the one that was asked: list, clock, answer, meeting and place on a waiting
 * list stay as they are. For the program's own transactions.
 * @returns whom it stood with; undefined when it no longer stands with the organisation that it is to be moved from
 */
export async function moveReferral(
  doing: Doing,
  about: { id: string; area_id: string; person_id: string },
  move: { from: string; to: Taker; reason: string },
): Promise<ReferralBefore | undefined> {
  const { tx } = doing
  const { from, to, reason } = move
  await lockReferral(doing, about)
  const { rows } = await sql<{
    offer: string
    user_id: string
    name: string
    answer: 'accepted' | 'declined' | null
    answered_at: Date | null
    answered_by: string | null
    permission_id: string
    owned: boolean
  }>`
    select o.id as offer, o.user_id, o.name, o.answer, o.answered_at, o.answered_by, r.permission_id,
      exists (select 1 from referrals.owner w where w.referral_id = r.id and w.until is null and w.organisation_id = ${from} and w.user_id = o.user_id
        and t.list = 'to_register') as owned
    from referrals.offer o
    join referrals.referral r on r.id = o.referral_id and r.area_id = o.area_id
    join referrals.standing t on t.referral_id = r.id and t.area_id = r.area_id and t.until is null
    where o.referral_id = ${about.id} and o.ended_at is null and o.organisation_id = ${from}`.execute(tx)
  const [stood] = rows
  if (stood === undefined) return undefined
  const words = `${to.organisation} took over. ${reason}`
  const owner = stood.owned ? { organisation_id: to.organisation_id, user_id: to.user_id, name: to.name } : undefined
  await happens(doing, about, { kind: 'moved' }, { words }, owner)
  await sql`select referrals.end_lapsed_offer(${about.id})`.execute(tx)
  const id = uuid()
  await tables(tx)
    .insertInto('referrals.offer')
    .values({
      id,
      ...place(about),
      organisation_id: to.organisation_id,
      user_id: to.user_id,
      name: to.name,
      given_by: null,
      answer: stood.answer,
      answered_at: stood.answered_at,
      answered_by: stood.answered_by,
    })
    .execute()
  await showByPermission(tx, {
    permission: stood.permission_id,
    holder: to.organisation_id,
    kind: 'handover',
    because: { kind: 'offer', id },
    referral: about.id,
  })
  await keepPlace(doing, about, to.organisation_id)
  await line(doing, about, 'moved', `${to.name} of ${to.organisation} takes over. ${reason}`, sight.referral)
  return { organisation_id: from, lead: { user_id: stood.user_id, name: stood.name } }
}

/** Whoever waits goes on waiting, from the day they joined. */
async function keepPlace({ tx, viewer }: Doing, { id }: { id: string }, organisation: string) {
  const { rows } = await sql<{
    area_id: string
    person_id: string
    joined_at: Date
    review_on: string
    expires_on: string
  }>`
    update referrals.waiting set ended_at = nwd.clock(), ended_how = 'reviewed' where referral_id = ${id} and ended_at is null
    returning area_id, person_id, joined_at, review_on, expires_on`.execute(tx)
  for (const { area_id, person_id, joined_at, review_on, expires_on } of rows)
    await sql`insert into referrals.waiting (id, area_id, person_id, referral_id, organisation_id, joined_at, review_on, expires_on, written_by, by_name)
      values (${uuid()}, ${area_id}, ${person_id}, ${id}, ${organisation}, ${joined_at}, ${review_on}, ${expires_on}, ${viewer.user_id}, ${viewer.name})`.execute(
      tx,
    )
}

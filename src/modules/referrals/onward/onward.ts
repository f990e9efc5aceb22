import { v7 as uuid } from 'uuid'
import { areas, colleaguesIn, partnershipOf } from '#modules/partnership'
import { sight } from '#modules/people'
import type { Tx } from '#platform/db'
import { Refused } from '#platform/http'
import { line } from '../give-and-answer.ts'
import { type Acting, lockReferral, place, signature } from '../happens.ts'
import { wordingOn } from '../refer/wording.ts'
import { afterEvent } from '../referral.ts'
import { type Referral, tables } from '../referrals.queries.ts'

/** Another area whose partnership somebody can be sent on to, with the coordinator who will own the next step there. */
export interface Elsewhere {
  area_id: string
  name: string
  partnership: { id: string; name: string }
  coordinator: { user_id: string; name: string }
}

/** The other areas that have a partnership here and somebody who coordinates it: nobody is sent where nobody is. */
export async function elsewhere(tx: Tx, own: string): Promise<Elsewhere[]> {
  const found: Elsewhere[] = []
  for (const { id, name } of await areas(tx)) {
    const there = id === own ? undefined : await coordinatorThere(tx, id)
    if (there !== undefined) found.push({ area_id: id, name, ...there })
  }
  return found
}

/** The partnership of an area and its coordinator; undefined when there is nobody. */
export async function coordinatorThere(tx: Tx, area: string) {
  const partnership = await partnershipOf(tx, area).catch(() => undefined)
  const [first] = partnership === undefined ? [] : await colleaguesIn(tx, partnership.id, ['coordinator'])
  return partnership && first && { partnership, coordinator: { user_id: first.user_id, name: first.name } }
}

/**
 * Asks that a referral goes to the partnership of the area where the person lives, as they agreed. It stays where it stands, and its
 * sender's, until that partnership has it (`takeOn`), which is within minutes.
 * @throws Refused when it cannot be sent on now, or is on its way already
 */
export async function sendOn(
  acting: Acting,
  referral: Referral,
  { to, given_how }: { to: Elsewhere; given_how: 'spoken' | 'written' | 'online' },
): Promise<void> {
  const { tx, viewer, today } = acting
  await lockReferral(acting, referral)
  const { list, owner } = referral
  const may =
    list !== null && owner !== null && afterEvent({ open: true, list, owner: 'sender', met: [] }, { kind: 'sent_on' })
  if (!may)
    throw new Refused('This referral is with somebody here now. It can be sent on when it is back with its sender.')
  if ((await onItsWay(tx, referral.id)) !== undefined) throw new Refused('It is on its way already.')
  await tables(tx)
    .insertInto('referrals.onward')
    .values({
      id: uuid(),
      ...place(referral),
      to_area: to.area_id,
      given_how,
      wording_version: wordingOn(today).version,
      asked_by: viewer.user_id,
      by_name: signature(acting),
    })
    .execute()
  await line(acting, referral, 'onward', `To be sent on to ${to.partnership.name}, as they agreed.`, sight.referral)
}

/** To which area a referral is on its way; undefined when it is not. */
export async function onItsWay(tx: Tx, referral: string): Promise<string | undefined> {
  const row = await tables(tx)
    .selectFrom('referrals.onward')
    .select('to_area')
    .where('referral_id', '=', referral)
    .where('taken_at', 'is', null)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  return row?.to_area
}

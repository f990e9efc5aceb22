import { permissionsOf, recordPermission } from '#modules/people'
import { Refused } from '#platform/http'
import { line } from '../give-and-answer.ts'
import { type Acting, lockReferral } from '../happens.ts'
import { type Referral, tables } from '../referrals.queries.ts'
import type { Agreement } from '../send.ts'
import { partnerOf } from './partners.ts'

/** Where a referral stands when nobody is shown it yet, so that what may be shown can be agreed anew. */
export const canAgreeAnew = ({ list }: Pick<Referral, 'list'>) =>
  list === 'with_sender' || list === 'parked' || list === 'to_allocate'

/**
 * The person was asked again: from now on the referral rests on what they agree to now, and the agreement before ends. What was sent is
 * not changed by it.
 * @throws Refused while somebody is being asked, or has said yes
 */
export async function agreeAnew(acting: Acting, referral: Referral, agreement: Agreement): Promise<void> {
  const { tx, viewer } = acting
  await lockReferral(acting, referral)
  if (!canAgreeAnew(referral))
    throw new Refused('Somebody has been asked by what they agreed to before. Take it back to your list first.')
  if (!agreement.parts.includes('contact'))
    throw new Refused('Nothing can be sent until the person agrees that we may be told how to reach them.')
  const { id, area_id, person_id, permission_id: before } = referral
  const permission_id = await recordPermission(tx, viewer, {
    ...agreement,
    area_id,
    person_id,
    partner_id: await partnerOf(tx, area_id, agreement),
    purpose: 'referral',
  })
  await tables(tx).updateTable('referrals.referral').set({ permission_id }).where('id', '=', id).execute()
  await tables(tx)
    .updateTable('people.sharing_permission')
    .set((eb) => ({ withdrawn_at: eb.fn<Date>('nwd.clock'), withdrawn_by: viewer.user_id }))
    .where('id', '=', before)
    .where('withdrawn_at', 'is', null)
    .execute()
  await line(acting, referral, 'agreed', 'They agreed anew what may be shared.', 2)
}

/** The agreement that a referral rests on, as far as the viewer may read it. */
export async function agreementOf({ tx }: Pick<Acting, 'tx'>, { person_id, permission_id }: Referral) {
  return (await permissionsOf(tx, person_id)).find(({ id }) => id === permission_id)
}

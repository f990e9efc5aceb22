import { partnershipOf } from '#modules/partnership'
import { closeRelationships, permissionCovers, permissionsOf, showByPermission } from '#modules/people'
import { Refused } from '#platform/http'
import type { Acting } from './happens.ts'
import { type Referral, tables } from './referrals.queries.ts'

/**
 * The organisation that a referral is offered to sees the parts that the person chose, for as long as they agreed.
 * @throws Refused when their agreement was taken back, has run out, or names another organisation
 */
export async function showToReceiver({ tx }: Acting, referral: Referral, offer: string, organisation: string) {
  if (!(await permissionCovers(tx, referral.permission_id, organisation)))
    throw new Refused(
      'Their agreement to share does not cover this organisation: it was taken back, has run out, or names another. Ask them first.',
    )
  await showByPermission(tx, {
    permission: referral.permission_id,
    holder: organisation,
    kind: 'handover',
    because: { kind: 'offer', id: offer },
    referral: referral.id,
  })
}

/** The offer that stands no longer does, and its organisation no longer sees the person because of it. */
export async function endOffer({ tx }: Acting, { person_id, receiver }: Referral) {
  if (receiver === null) return
  await tables(tx)
    .updateTable('referrals.offer')
    .set((eb) => ({ ended_at: eb.fn<Date>('nwd.clock') }))
    .where('id', '=', receiver.offer_id)
    .execute()
  await closeRelationships(tx, person_id, { kind: 'offer', id: receiver.offer_id })
}

/**
 * The sender no longer sees what was sent; how the person gets on, as far as the person agreed to that. The partnership and the
 * receiver's own organisation keep the sight that they have for other causes.
 */
export async function lowerSender(acting: Acting, referral: Referral) {
  const { tx } = acting
  const { area_id, person_id, sender_organisation_id: holder, id } = referral
  if (holder === (await partnershipOf(tx, area_id)).id) return
  const permission = (await permissionsOf(tx, person_id)).find((one) => one.id === referral.permission_id)
  if (permission?.parts.includes('progress') && (await permissionCovers(tx, permission.id, permission.partner_id)))
    await showByPermission(tx, {
      permission: permission.id,
      holder,
      kind: 'referral',
      because: { kind: 'handover', id },
      referral: id,
    })
  await closeRelationships(tx, person_id, { kind: 'referral', id }, holder)
}

/** A referral that ended: nobody goes on seeing the person because of it. Who acts loses their own sight last. */
export async function endSharing(acting: Acting, referral: Referral) {
  if (acting.viewer.organisation_id === referral.sender_organisation_id) {
    await endOffer(acting, referral)
    await lowerSender(acting, referral)
  } else {
    await lowerSender(acting, referral)
    await endOffer(acting, referral)
  }
}

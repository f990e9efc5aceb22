import { partnershipOf } from '#modules/partnership'
import { closeRelationships, openRelationship, permissionsOf, sight } from '#modules/people'
import { addDays, instantInLondon } from '#platform/time'
import type { Acting } from './happens.ts'
import { type Referral, tables } from './referrals.queries.ts'

/** Until when the person's agreement holds, as the instant after its last day; undefined when it does not end by itself. */
async function agreedUntil({ tx }: Acting, { person_id, permission_id }: Referral) {
  const permission = (await permissionsOf(tx, person_id)).find(({ id }) => id === permission_id)
  const ends = permission?.expires_on ? instantInLondon(addDays(permission.expires_on, 1)) : undefined
  return { ends, parts: permission?.withdrawn_at === null ? permission.parts : [] }
}

/** The organisation that a referral is offered to sees what was sent, for as long as the person agreed. */
export async function showToReceiver(acting: Acting, referral: Referral, offer: string, organisation: string) {
  const { ends } = await agreedUntil(acting, referral)
  await openRelationship(acting.tx, {
    area_id: referral.area_id,
    person_id: referral.person_id,
    holder: organisation,
    kind: 'handover',
    sees: sight.referral,
    until: ends,
    because: { kind: 'offer', id: offer },
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
  const { ends, parts } = await agreedUntil(acting, referral)
  if (parts.includes('progress')) {
    await openRelationship(tx, {
      area_id,
      person_id,
      holder,
      kind: 'referral',
      sees: sight.progress,
      until: ends,
      because: { kind: 'handover', id },
    })
  }
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

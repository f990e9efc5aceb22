import { v7 as uuid } from 'uuid'
import { partnershipOf } from '#modules/partnership'
import {
  addToTimeline,
  type ContactDetails,
  createPerson,
  openRelationship,
  type PersonDetails,
  recordPermission,
  type ShareablePart,
  sight,
  updateContactDetails,
} from '#modules/people'
import { Refused } from '#platform/http'
import type { CalendarDate } from '#platform/time'
import { type Acting, happens, place } from './happens.ts'
import { tables } from './referrals.queries.ts'

/** What the person agreed to, by which wording, given how and until when. */
export interface Agreement {
  parts: readonly ShareablePart[]
  given_how: 'spoken' | 'written' | 'online'
  wording_version: string
  expires_on: CalendarDate | null
}

export interface NewReferral {
  /** Somebody new to the sender, or somebody whose record they see already. */
  person: { details: PersonDetails } | { id: string }
  contact: Partial<ContactDetails>
  /** Codes of reference list needs. */
  needs: readonly string[]
  needs_words: string | null
  hopes: string | null
  agreement: Agreement
}

/**
 * Sends a referral into the area's shared queue: the person, their agreement, the referral with its first owner and list, who may
 * see them from now on, and the line on their timeline, in the caller's transaction.
 * @returns the referral's and the person's identifiers
 * @throws Refused when the person has not agreed that we may be told how to reach them: nothing is sent without their agreement
 */
export async function sendReferral(acting: Acting, sent: NewReferral): Promise<{ id: string; person_id: string }> {
  const { tx, viewer } = acting
  const { area_id, organisation_id } = viewer
  if (area_id === null || organisation_id === null)
    throw new Error('only somebody who acts for an organisation refers a person')
  if (!sent.agreement.parts.includes('contact'))
    throw new Refused('Nothing can be sent until the person agrees that we may be told how to reach them.')
  const id = uuid()
  const because = { kind: 'referral', id }
  const person_id = await personOf(acting, sent, because)
  const partnership = await partnershipOf(tx, area_id)
  const permission_id = await recordPermission(tx, viewer, {
    area_id,
    person_id,
    partner_id: partnership.id,
    purpose: 'referral',
    ...sent.agreement,
  })
  const referral = { id, area_id, person_id }
  await tables(tx)
    .insertInto('referrals.referral')
    .values({
      ...referral,
      sender_organisation_id: organisation_id,
      sender_user_id: viewer.user_id,
      sender_name: viewer.name,
      permission_id,
    })
    .execute()
  const told = sent.agreement.parts.includes('needs')
  await tables(tx)
    .insertInto('referrals.content')
    .values({
      id: uuid(),
      ...place(referral),
      needs: told ? [...sent.needs] : [],
      needs_words: told ? sent.needs_words : null,
      hopes: told ? sent.hopes : null,
      written_by: viewer.user_id,
    })
    .execute()
  await happens(acting, referral, { kind: 'sent' }, {}, { organisation_id, user_id: viewer.user_id, name: viewer.name })
  await addToTimeline(tx, viewer, {
    area_id,
    person_id,
    kind: 'referrals.sent',
    words: `Referred by ${viewer.organisation_name}.`,
    sees: sight.progress,
    link: `/referrals/${id}`,
  })
  return { id, person_id }
}

async function personOf({ tx, viewer }: Acting, sent: NewReferral, because: { kind: string; id: string }) {
  const own = { kind: 'referral', sees: sight.referral, because } as const
  if ('details' in sent.person) return createPerson(tx, viewer, sent.person.details, sent.contact, own)
  const { id } = sent.person
  const { area_id, organisation_id } = viewer
  if (area_id === null || organisation_id === null) throw new Error('no organisation')
  await openRelationship(tx, { area_id, person_id: id, holder: organisation_id, ...own })
  const partnership = await partnershipOf(tx, area_id)
  await openRelationship(tx, {
    area_id,
    person_id: id,
    holder: partnership.id,
    kind: 'partnership',
    sees: sight.record,
    because,
  })
  const said = Object.fromEntries(Object.entries(sent.contact).filter(([, value]) => value !== null))
  if (Object.keys(said).length > 0) await updateContactDetails(tx, viewer, id, said)
  return id
}

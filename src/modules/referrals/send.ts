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
import { partnerOf } from './sharing/partners.ts'
import { toldParts } from './sharing/told-parts.ts'

/** What the person agreed to, by which wording, given how and until when. */
export interface Agreement {
  parts: readonly ShareablePart[]
  given_how: 'spoken' | 'written' | 'online'
  wording_version: string
  expires_on: CalendarDate | null
  /** The one organisation that may be asked to support them; anyone whom the partnership asks, when nobody is named. */
  partner_id?: string | null | undefined
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
  /** It was sent by somebody without an account here: through which door, who owns the next step for them, and which service they asked for. */
  from_outside?: FromOutside | undefined
}

interface FromOutside {
  door: 'self' | 'by_link' | 'area'
  owner: { organisation_id: string; user_id: string; name: string }
  service_id: string | null
  service_words: string | null
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
  const outside = sent.from_outside
  const owner = outside?.owner ?? { organisation_id, user_id: viewer.user_id, name: viewer.name }
  const because = { kind: 'referral', id }
  const person_id = await personOf(acting, sent, because)
  const permission_id = await recordPermission(tx, viewer, {
    ...sent.agreement,
    area_id,
    person_id,
    partner_id: await partnerOf(tx, area_id, sent.agreement),
    purpose: 'referral',
  })
  const referral = { id, area_id, person_id }
  await tables(tx)
    .insertInto('referrals.referral')
    .values({
      ...referral,
      sender_organisation_id: organisation_id,
      sender_user_id: owner.user_id,
      sender_name: viewer.name,
      permission_id,
      ...(outside && { door: outside.door, service_id: outside.service_id, service_words: outside.service_words }),
    })
    .execute()
  const told = toldParts(sent.agreement).has('needs')
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
  await happens(acting, referral, { kind: 'sent' }, {}, owner)
  await addToTimeline(tx, viewer, {
    area_id,
    person_id,
    kind: 'referrals.sent',
    words: outside?.door === 'self' ? 'Asked for help themself.' : `Referred by ${viewer.organisation_name}.`,
    sees: sight.progress,
    link: `/referrals/${id}`,
  })
  return { id, person_id }
}

async function personOf({ tx, viewer }: Acting, sent: NewReferral, because: { kind: string; id: string }) {
  const own = { kind: 'referral', sees: sight.referral, because } as const
  // what is not to be told is not kept either
  const tells = toldParts(sent.agreement)
  const contact = { ...sent.contact, ...(tells.has('safe_contact') ? {} : { do_not: null }) }
  if ('details' in sent.person) {
    const { date_of_birth, ...named } = sent.person.details
    const details = { ...named, date_of_birth: tells.has('about') ? date_of_birth : null }
    return createPerson(tx, viewer, details, contact, own)
  }
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
  const said = Object.fromEntries(Object.entries(contact).filter(([, value]) => value !== null))
  if (Object.keys(said).length > 0) await updateContactDetails(tx, viewer, id, said)
  return id
}

import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { sendLater } from '#platform/outbox'
import { addDays, type CalendarDate, formatDate, instantInLondon } from '#platform/time'
import { tables } from '../../referrals.queries.ts'
import { fingerprintOf, newLink } from '../outside/link.ts'

/** A partner who was asked for a referral by e-mail, and how far it is. What they wrote is not here. */
export interface AskedPartner {
  id: string
  organisation: string
  contact_name: string
  contact_email: string
  asked_by_name: string | null
  started_at: Date
  saved_at: Date | null
  expires_at: Date
  withdrawn_at: Date | null
  sent_at: Date | null
  reference: string | null
  referral_id: string | null
}

/** Days that a link may be used. */
export const linkDays = 21

/** Asks a partner for one referral: a link of its own, in an e-mail that says nothing of anybody. Returns its identifier. */
export async function askPartner(
  tx: Tx,
  viewer: Viewer & { area_id: string; organisation_id: string },
  to: { organisation_id: string; contact_name: string; contact_email: string },
  { today, baseUrl }: { today: CalendarDate; baseUrl: string },
): Promise<string> {
  const id = uuid()
  const link = newLink()
  const last = addDays(today, linkDays)
  await tables(tx)
    .insertInto('referrals.from_outside')
    .values({
      id,
      door: 'by_link',
      token_hash: fingerprintOf(link),
      area_id: viewer.area_id,
      expires_at: instantInLondon(addDays(last, 1)),
      ...to,
      asked_by: viewer.user_id,
      asked_by_name: `${viewer.name} at ${viewer.organisation_name}`,
      asked_by_organisation: viewer.organisation_id,
    })
    .execute()
  await sendLater(tx, {
    channel: 'email',
    recipient: to.contact_email,
    subject: 'A referral can be sent by this link',
    body: [
      `No Wrong Door: ${viewer.organisation_name} asks you to refer somebody, as you agreed with them.`,
      new URL(`/refer/${link}`, baseUrl).href,
      `You need no account. You can stop and come back until ${formatDate(last)}. The link is for one referral and works once.`,
      'Whoever has the link can read what you have begun, so please do not pass it on.',
    ].join('\n\n'),
  })
  return id
}

/** The partners who were asked, newest first, as far as the viewer sees: those of their organisation, or of the area for its coordinator. */
export async function partnersAsked(tx: Tx, id?: string): Promise<AskedPartner[]> {
  return tables(tx)
    .selectFrom('referrals.from_outside as f')
    .select([
      'f.id',
      'f.asked_by_name',
      'f.started_at',
      'f.saved_at',
      'f.expires_at',
      'f.withdrawn_at',
      'f.sent_at',
      'f.reference',
      'f.referral_id',
    ])
    .select([
      sql<string>`coalesce(f.contact_name, '')`.as('contact_name'),
      sql<string>`coalesce(f.contact_email, '')`.as('contact_email'),
      sql<string>`coalesce((select o.name from partnership.organisation o where o.id = f.organisation_id and o.area_id = f.area_id), '')`.as(
        'organisation',
      ),
    ])
    .where('f.door', '=', 'by_link')
    .$if(id !== undefined, (q) => q.where('f.id', '=', id ?? ''))
    .orderBy('f.started_at', 'desc')
    .limit(100)
    .execute()
}

/** Takes a link back: whoever opens it is told so. Nothing changes when it was used. */
export async function takeBack(tx: Tx, id: string): Promise<void> {
  await tables(tx)
    .updateTable('referrals.from_outside')
    .set({ withdrawn_at: sql<Date>`nwd.clock()` })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
}

import { sql } from 'kysely'
import { partnershipOf } from '#modules/partnership'
import {
  permissionsOf,
  type ShareablePart,
  selectOptionalContactDetails,
  selectOptionalPerson,
  shareableParts,
  sight,
} from '#modules/people'
import type { Viewer } from '#platform/access'
import { recordEvent } from '#platform/audit'
import { asWorker, type Tx } from '#platform/db'
import type { JobParts } from '#platform/jobs'
import { referenceText } from '#platform/reference'
import type { Clock } from '#platform/time'
import { line } from '../give-and-answer.ts'
import { type Acting, happens } from '../happens.ts'
import { type Referral, selectOptionalContent, selectOptionalReferral, tables } from '../referrals.queries.ts'
import { sendReferral } from '../send.ts'
import { toldParts } from '../sharing/told-parts.ts'
import { endSharing } from '../who-sees.ts'
import { coordinatorThere } from './onward.ts'

/**
 * Hands every referral that is to be sent on to its new area, each in a transaction of its own: there it stands in the queue with the
 * coordinator as its owner, here it ends, in the same moment. Where nobody coordinates now, it waits.
 * @returns how many were handed on
 */
export async function takeOnFromElsewhere({ database, clock, stopping }: JobParts): Promise<number> {
  const waiting = await asWorker(database, clock, (tx) =>
    tables(tx)
      .selectFrom('referrals.onward')
      .select('id')
      .where('taken_at', 'is', null)
      .where('left_at', 'is', null)
      .orderBy('asked_at')
      .execute(),
  )
  let taken = 0
  for (const { id } of waiting) {
    if (stopping?.aborted) break
    if (await asWorker(database, clock, (tx) => takeOn(tx, clock, id))) taken += 1
  }
  return taken
}

async function takeOn(tx: Tx, clock: Clock, id: string): Promise<boolean> {
  const onward = await tables(tx)
    .selectFrom('referrals.onward')
    .selectAll()
    .where('id', '=', id)
    .where('taken_at', 'is', null)
    .where('left_at', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  const there = onward && (await coordinatorThere(tx, onward.to_area))
  if (onward === undefined || there === undefined) return false
  const here = await partnershipOf(tx, onward.area_id)
  await lookAs(tx, here.id, onward.area_id)
  const referral = await selectOptionalReferral(tx, onward.referral_id)
  const sent = referral && (await whatGoesOn(tx, referral))
  if (
    referral === undefined ||
    sent === undefined ||
    !['to_allocate', 'with_sender', 'parked'].includes(referral.list ?? '')
  )
    return leave(tx, id)

  const from = referenceText('areas', onward.area_id)
  const coordinator = { ...there.coordinator, organisation_id: there.partnership.id }
  await lookAs(tx, there.partnership.id, onward.to_area)
  const as: Viewer = {
    ...coordinator,
    name: referral.sender_name,
    role: 'coordinator',
    organisation_name: `${referral.sender_organisation} (${from})`,
    area_id: onward.to_area,
  }
  const { given_how, wording_version } = onward
  const agreement = { ...sent.agreement, given_how: howFrom(given_how), wording_version }
  const arrived = await sendReferral(
    { tx, viewer: as, clock, today: clock.today() },
    { ...sent, agreement, from_outside: { door: 'area', owner: coordinator, service_id: null, service_words: null } },
  )
  const subject = { kind: 'referral', id: arrived.id }
  await recordEvent(tx, {
    event: 'referrals.onward.taken',
    person_id: arrived.person_id,
    area_id: onward.to_area,
    subject,
  })

  await lookAs(tx, here.id, onward.area_id)
  const by = { user_id: onward.asked_by, name: onward.by_name, organisation_name: '' }
  const author: Viewer = { ...by, role: 'coordinator', organisation_id: here.id, area_id: onward.area_id }
  const acting: Acting = { tx, viewer: author, clock, today: clock.today() }
  await happens(acting, referral, { kind: 'sent_on' }, { to_area: onward.to_area })
  await line(acting, referral, 'sent_on', `Sent on to ${there.partnership.name}, as they agreed.`, sight.progress)
  await endSharing(acting, referral)
  await tables(tx)
    .updateTable('referrals.onward')
    .set((eb) => ({ taken_at: eb.fn<Date>('nwd.clock') }))
    .where('id', '=', id)
    .execute()
  return true
}

/** The referral went another way meanwhile: nothing is sent on. */
async function leave(tx: Tx, id: string): Promise<false> {
  await tables(tx)
    .updateTable('referrals.onward')
    .set((eb) => ({ left_at: eb.fn<Date>('nwd.clock') }))
    .where('id', '=', id)
    .execute()
  return false
}

/** What goes on: as much as the person agreed to at first, and no more. */
async function whatGoesOn(tx: Tx, referral: Referral) {
  const person = await selectOptionalPerson(tx, referral.person_id)
  const contact = await selectOptionalContactDetails(tx, referral.person_id)
  const content = await selectOptionalContent(tx, referral.id)
  const permission = (await permissionsOf(tx, referral.person_id)).find(({ id }) => id === referral.permission_id)
  if (!person || !contact || !content || !permission || permission.withdrawn_at !== null) return undefined
  const { given_name, family_name, known_as, date_of_birth } = person
  const { ni_number: _, ...reach } = contact
  return {
    person: { details: { given_name, family_name, known_as, date_of_birth } },
    contact: reach,
    needs: content.needs,
    needs_words: content.needs_words,
    hopes: content.hopes,
    agreement: {
      parts: [...toldParts(permission)].filter((part): part is ShareablePart => part in shareableParts),
      expires_on: permission.expires_on,
    },
  }
}

const howFrom = (code: string): 'spoken' | 'written' | 'online' =>
  code === 'written' || code === 'online' ? code : 'spoken'

// Writing somebody down, and ending what others saw of them, are done by who sees them: the partnership of the area, which sees everybody in it.
const lookAs = (tx: Tx, partnership: string, area: string) =>
  sql`select set_config('nwd.holders', ${`{${partnership}}`}, true), set_config('nwd.area', ${area}, true)`.execute(tx)

import { sql } from 'kysely'
import { colleaguesIn, partnershipOf } from '#modules/partnership'
import type { Viewer } from '#platform/access'
import { recordEvent } from '#platform/audit'
import { asWorker, type Tx } from '#platform/db'
import type { JobParts } from '#platform/jobs'
import type { Clock } from '#platform/time'
import { type NewReferral, sendReferral } from '../../send.ts'
import { partnerReferral } from '../by-link/partner-referral.ts'
import { ownAnswers, ownReferral } from '../refer-yourself/own-referral.ts'
import { sectionsOf } from './outside.queries.ts'

interface Sent {
  id: string
  door: 'self' | 'by_link'
  area_id: string
  typed: unknown
  service_id: string | null
  service_words: string | null
  organisation: string | null
  contact_name: string | null
  asked_by: string | null
  asked_by_organisation: string | null
}

/** What is written where the account stands of whoever did something: nobody's, for they have none. */
const noAccount = '00000000-0000-0000-0000-000000000000'

const nobodyThere = 'nobody is there to take it up'

/**
 * Makes a referral of everything that was sent from outside and was not taken up yet, each in a transaction of its own, the one sent first before
 * the others. It is owned by who asked for it, or by the coordinator of the area; where there is nobody now, it waits for the next time.
 * @returns how many were taken up
 * @throws Error when one of them cannot become a referral; the others have by then
 */
export async function takeUpFromOutside({ database, clock, stopping }: JobParts): Promise<number> {
  let taken = 0
  const failures: unknown[] = []
  const passed: string[] = []
  for (;;) {
    if (stopping?.aborted) return taken
    const found = await asWorker(database, clock, (tx) => next(tx, passed))
    if (found === undefined) break
    passed.push(found)
    await asWorker(database, clock, (tx) => takeUp(tx, clock, found)).then(
      (done) => {
        taken += done ? 1 : 0
      },
      (error: unknown) => failures.push(error),
    )
  }
  if (failures.length > 0) throw new AggregateError(failures, 'not everything that was sent from outside was taken up')
  return taken
}

async function next(tx: Tx, passed: readonly string[]): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from referrals.from_outside where sent_at is not null and taken_at is null and id <> all (${passed}::uuid[])
    order by sent_at, id limit 1`.execute(tx)
  return rows[0]?.id
}

async function takeUp(tx: Tx, clock: Clock, id: string): Promise<boolean> {
  const { rows } = await sql<Sent>`
    select f.id, f.door, f.area_id, f.typed, f.service_id, f.service_words, f.contact_name, f.asked_by, f.asked_by_organisation,
      (select o.name from partnership.organisation o where o.id = f.organisation_id and o.area_id = f.area_id) as organisation
    from referrals.from_outside f where f.id = ${id} and f.taken_at is null for update skip locked`.execute(tx)
  const [sent] = rows
  if (sent === undefined) return false
  const owner = await ownerOf(tx, sent)
  if (owner === undefined) throw new Error(nobodyThere)
  const { area_id } = sent
  // Writing somebody down lets the sender's organisation and the partnership see them, which only somebody who sees them may do.
  await sql`select set_config('nwd.holders', ${`{${owner.organisation_id}}`}, true), set_config('nwd.area', ${area_id}, true)`.execute(
    tx,
  )
  const viewer = { ...senderOf(sent), user_id: noAccount, role: 'coordinator', area_id } as const
  const as: Viewer = { ...viewer, organisation_id: owner.organisation_id }
  const referral = await sendReferral(
    { tx, viewer: as, clock, today: clock.today() },
    {
      ...referralOf(sent, clock),
      from_outside: { door: sent.door, owner, service_id: sent.service_id, service_words: sent.service_words },
    },
  )
  await sql`update referrals.from_outside set taken_at = nwd.clock(), referral_id = ${referral.id}, typed = '{}' where id = ${id}`.execute(
    tx,
  )
  await recordEvent(tx, {
    event: 'referrals.outside.taken_up',
    person_id: referral.person_id,
    area_id,
    subject: { kind: 'referral', id: referral.id },
    detail: { door: sent.door },
  })
  return true
}

/** Under whose name it stands: the person's own word, or the partner who was asked. */
const senderOf = ({ door, contact_name, organisation }: Sent) =>
  door === 'self'
    ? { name: 'Themself', organisation_name: '' }
    : { name: contact_name ?? 'A partner', organisation_name: organisation ?? '' }

function referralOf({ door, typed }: Sent, clock: Clock): NewReferral {
  const sections = sectionsOf(typed)
  const today = clock.today()
  const referral = door === 'self' ? ownReferral(ownAnswers(sections, today)) : partnerReferral(sections, today)
  if (referral === undefined) throw new Error('what was sent from outside lacks an answer')
  return referral
}

/** Who owns the next step: who asked, while they still act for that organisation; else the area's coordinator. */
async function ownerOf(tx: Tx, { area_id, asked_by, asked_by_organisation }: Sent) {
  const partnership = await partnershipOf(tx, area_id)
  const asking =
    asked_by_organisation === null
      ? undefined
      : (await colleaguesIn(tx, asked_by_organisation, ['coordinator', 'key_worker', 'team_lead'])).find(
          ({ user_id }) => user_id === asked_by,
        )
  const owner = asking ?? (await colleaguesIn(tx, partnership.id, ['coordinator']))[0]
  return owner && { user_id: owner.user_id, name: owner.name, organisation_id: owner.organisation_id ?? partnership.id }
}

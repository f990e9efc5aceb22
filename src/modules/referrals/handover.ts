import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { sight } from '#modules/people'
import { Refused } from '#platform/http'
import { type CalendarDate, formatDate, formatTime } from '#platform/time'
import { line } from './give-and-answer.ts'
import { type Acting, happens, lockReferral, place, signature } from './happens.ts'
import type { Party } from './referral.ts'
import { type Referral, tables } from './referrals.queries.ts'
import { lowerSender } from './who-sees.ts'
import { type MeetingWay, partyNames } from './words.ts'

export interface NewMeeting {
  on_date: CalendarDate
  /** `HH:MM` in London. */
  at_time: string
  how: MeetingWay
  place: string | null
  who_comes: string
  /** Who asked for the change and why, when it takes the place of an earlier meeting. */
  change?: { asked_by: Party; why: string } | undefined
}

/** Arranges the joint meeting, or arranges it anew: the earlier one is kept, with who asked for the change and why. */
export async function arrangeMeeting(acting: Acting, referral: Referral, meeting: NewMeeting): Promise<void> {
  const { tx, viewer } = acting
  await happens(acting, referral, { kind: 'meeting' }, { from: meeting.on_date })
  await supersede(acting, 'referrals.meeting', referral.id)
  const { change, ...said } = meeting
  await tables(tx)
    .insertInto('referrals.meeting')
    .values({
      id: uuid(),
      ...place(referral),
      ...said,
      asked_by: change?.asked_by ?? null,
      why: change?.why ?? null,
      arranged_by: viewer.user_id,
      by_name: signature(acting),
    })
    .execute()
  const when = `${formatDate(meeting.on_date)} at ${formatTime(meeting.at_time)}`
  const words = change
    ? `The joint meeting was moved to ${when}; ${partyNames[change.asked_by]} asked.`
    : `A joint meeting was arranged for ${when}.`
  await line(acting, referral, 'meeting', words, sight.referral)
}

/** Why a joint meeting did not take place. */
export const notMetReasons = {
  person: 'The person could not come',
  sender: 'The sender could not come',
  receiver: 'The key worker could not come',
  place: 'The place, the line or the bus failed us',
} as const
export type NotMet = keyof typeof notMetReasons

/** A meeting that did not take place: it is kept as it was, and another is to be arranged. The sender goes on owning the next step. */
export async function meetingFellThrough(acting: Acting, referral: Referral, reason: NotMet, words: string | null) {
  const meeting = await selectOptionalMeeting(acting.tx, referral.id)
  if (meeting !== undefined && meeting.on_date > acting.today)
    throw new Refused(`The meeting is on ${formatDate(meeting.on_date)}. If it cannot be then, move it.`)
  await happens(acting, referral, { kind: 'not_met' }, { reason, words })
  await supersede(acting, 'referrals.meeting', referral.id)
  await line(
    acting,
    referral,
    'not_met',
    'The joint meeting did not take place; another is to be arranged.',
    sight.referral,
  )
}

/** Writes what sender and person agreed to tell the key worker; an earlier note is kept as superseded. */
export async function writeHandoverNote(
  acting: Acting,
  referral: Referral,
  note: { words: string; agreed_on: CalendarDate },
): Promise<void> {
  if (referral.list === null) throw new Refused('This referral has ended, and its note stays as it is.')
  await supersede(acting, 'referrals.handover_note', referral.id)
  await tables(acting.tx)
    .insertInto('referrals.handover_note')
    .values({
      id: uuid(),
      ...place(referral),
      ...note,
      written_by: acting.viewer.user_id,
      by_name: signature(acting),
    })
    .execute()
  await line(acting, referral, 'note', 'A handover note was agreed with the person.', sight.referral)
}

/** How somebody's "we met" came to be known: they recorded it themself, or told a worker. */
export type Said = { said: 'self' } | { said: 'told'; heard_how: 'in_person' | 'phone' | 'video' | 'text' }

/**
 * One party says "we met". After the third, the key worker owns the next step, and the sender sees how the person gets on and no
 * more. A registration that came early settles the referral then.
 * @returns whether all three have now confirmed
 * @throws Refused before the day of the meeting, or when this party has confirmed already
 */
export async function confirmMet(acting: Acting, referral: Referral, party: Party, how: Said): Promise<boolean> {
  const { tx, viewer } = acting
  await lockReferral(acting, referral)
  const meeting = await selectOptionalMeeting(tx, referral.id)
  const { receiver } = referral
  if (meeting === undefined || receiver === null) throw new Refused('No meeting has been arranged yet.')
  if (meeting.on_date > acting.today)
    throw new Refused(`The meeting is on ${formatDate(meeting.on_date)}. Say that you met once it has taken place.`)
  const owner = { organisation_id: receiver.organisation_id, user_id: receiver.user_id, name: receiver.name }
  const { met } = await confirmed(acting, referral, party, owner)
  await tables(tx)
    .insertInto('referrals.met')
    .values({
      id: uuid(),
      ...place(referral),
      meeting_id: meeting.id,
      party,
      ...how,
      by_user: viewer.user_id,
      by_name: signature(acting),
    })
    .execute()
  if (!met) {
    await line(
      acting,
      referral,
      'met',
      `“We met”, ${how.said === 'told' ? 'told by' : 'said'} ${partyNames[party]}.`,
      sight.referral,
    )
    return false
  }
  const words = `All three met. ${receiver.name} of ${receiver.organisation} now owns the next step.`
  await line(acting, referral, 'handed_over', words, sight.progress)
  if (receiver.organisation_id !== referral.sender_organisation_id) await lowerSender(acting, referral)
  await sql`select referrals.settle_registered(${referral.id})`.execute(tx)
  return true
}

async function confirmed(
  acting: Acting,
  referral: Referral,
  party: Party,
  owner: { organisation_id: string; user_id: string; name: string },
) {
  const others = await tables(acting.tx)
    .selectFrom('referrals.met as c')
    .innerJoin('referrals.meeting as m', (on) =>
      on.onRef('m.id', '=', 'c.meeting_id').onRef('m.area_id', '=', 'c.area_id'),
    )
    .select('c.party')
    .where('c.referral_id', '=', referral.id)
    .where('m.superseded_at', 'is', null)
    .execute()
  const third = new Set([...others.map((one) => one.party), party]).size === 3
  const state = await happens(acting, referral, { kind: 'met', party }, {}, third ? owner : undefined)
  return { met: state.open && state.list === 'to_register' }
}

/** The joint meeting as it stands, or undefined. */
export async function selectOptionalMeeting(tx: Acting['tx'], referral: string) {
  return tables(tx)
    .selectFrom('referrals.meeting')
    .select(['id', 'on_date', 'at_time', 'how', 'place', 'who_comes'])
    .where('referral_id', '=', referral)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
}

async function supersede({ tx, viewer }: Acting, table: 'referrals.meeting' | 'referrals.handover_note', id: string) {
  await tables(tx)
    .updateTable(table)
    .set((eb) => ({ superseded_at: eb.fn<Date>('nwd.clock'), superseded_by: viewer.user_id }))
    .where('referral_id', '=', id)
    .where('superseded_at', 'is', null)
    .execute()
}

/** The handover note as it stands, or undefined. */
export async function selectOptionalNote(tx: Acting['tx'], referral: string) {
  return tables(tx)
    .selectFrom('referrals.handover_note')
    .select(['words', 'agreed_on', 'by_name'])
    .where('referral_id', '=', referral)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
}

import { v7 as uuid } from 'uuid'
import { sight } from '#modules/people'
import { Refused } from '#platform/http'
import { addMonths, type CalendarDate, formatDate } from '#platform/time'
import { answered, line } from '../give-and-answer.ts'
import { type Acting, happens, lockReferral, place, signature } from '../happens.ts'
import { type Referral, tables } from '../referrals.queries.ts'
import { selectOptionalWaiting, waitingPlace } from './waiting.queries.ts'

/** Until when somebody waits: the day by which they are asked whether they still want to, and the last day of their place. */
export interface Terms {
  review_on: CalendarDate
  expires_on: CalendarDate
}

/** Why somebody is taken before those ahead of them. */
export const outOfTurn = {
  urgent: 'It cannot wait',
  suits: 'The place that is free suits them and not those ahead',
  unreached: 'Those ahead could not be reached, or cannot come now',
} as const
export type OutOfTurn = keyof typeof outOfTurn

/** A place is looked at within so many months, and lapses within so many. */
export const longest = { review: 3, wait: 12 }

/**
 * Puts somebody on the waiting list of the organisation that was asked: a yes for later. The sender goes on owning the next step; the
 * clock stops until the day of review.
 * @throws Refused when nobody was asked, when the days are not to be, or when the rule does not allow it now
 */
export async function joinWaiting(
  acting: Acting,
  referral: Referral,
  terms: Terms,
  words: string | null,
): Promise<void> {
  const { receiver } = referral
  if (receiver === null) throw new Refused('Nobody has been asked yet.')
  within(acting, terms)
  await happens(acting, referral, { kind: 'waitlisted' }, { words, until: terms.review_on })
  if (receiver.answer === null) await answered(acting, receiver.offer_id, 'accepted')
  await write(acting, referral, receiver.organisation_id, terms)
  const said = `On the waiting list of ${receiver.organisation}. ${referral.sender_name} stays the contact until they have met.`
  await line(acting, referral, 'waitlisted', said, sight.progress)
}

/** Somebody asked whether they still want to wait, and they do: a later day of review. Their place stays what it was. */
export async function reviewWaiting(acting: Acting, referral: Referral, terms: Terms, words: string): Promise<void> {
  const { receiver } = referral
  within(acting, terms)
  await lockReferral(acting, referral)
  const waiting = await selectOptionalWaiting(acting.tx, referral.id)
  await happens(acting, referral, { kind: 'reviewed' }, { words, until: terms.review_on })
  if (waiting === undefined || receiver === null) throw new Refused('They are not on the waiting list.')
  await end(acting, referral, { ended_how: 'reviewed' })
  await write(acting, referral, receiver.organisation_id, terms, waiting.joined_at)
  const said = `Asked, and still wants to wait. Next asked by ${formatDate(terms.review_on)}.`
  await line(acting, referral, 'reviewed', said, sight.referral)
}

/**
 * It is their turn: next is to arrange the meeting. Whoever is taken before those ahead of them is taken for a reason that is kept and
 * counted, because those ahead are told their place.
 * @throws Refused when somebody is ahead and no reason is given
 */
export async function takeFromWaiting(acting: Acting, referral: Referral, why: OutOfTurn | null): Promise<void> {
  await lockReferral(acting, referral)
  const stands = await waitingPlace(acting.tx, referral.id)
  if (stands !== undefined && stands.place > 1 && why === null)
    throw new Refused([{ field: 'out_of_turn', message: 'Choose why they are taken before those ahead of them' }])
  await end(acting, referral, { ended_how: 'taken', out_of_turn: stands?.place === 1 ? null : why })
  await happens(acting, referral, { kind: 'taken' })
  await line(acting, referral, 'taken', 'Taken from the waiting list: the meeting comes next.', sight.progress)
}

function within({ today }: Acting, { review_on, expires_on }: Terms): void {
  const [review, last] = [addMonths(today, longest.review), addMonths(today, longest.wait)]
  if (review_on <= today || review_on > review)
    throw new Refused([
      { field: 'review_on', message: `Enter a day after today and not later than ${formatDate(review)}` },
    ])
  if (expires_on < review_on || expires_on > last)
    throw new Refused([
      { field: 'expires_on', message: `Enter a day not before the review and not later than ${formatDate(last)}` },
    ])
}

async function write(acting: Acting, referral: Referral, organisation_id: string, terms: Terms, joined?: Date) {
  await tables(acting.tx)
    .insertInto('referrals.waiting')
    .values((eb) => ({
      id: uuid(),
      ...place(referral),
      organisation_id,
      joined_at: joined ?? eb.fn<Date>('nwd.clock'),
      ...terms,
      written_by: acting.viewer.user_id,
      by_name: signature(acting),
    }))
    .execute()
}

type Ending = { ended_how: 'taken' | 'reviewed' | 'lapsed'; out_of_turn?: OutOfTurn | null }

async function end({ tx }: Pick<Acting, 'tx'>, { id }: { id: string }, how: Ending) {
  await tables(tx)
    .updateTable('referrals.waiting')
    .set((eb) => ({ ended_at: eb.fn<Date>('nwd.clock'), ...how }))
    .where('referral_id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

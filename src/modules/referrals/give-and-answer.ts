import { v7 as uuid } from 'uuid'
import { addToTimeline, sight } from '#modules/people'
import { Refused } from '#platform/http'
import { ruleOn } from '#platform/reference'
import { addMonths, type CalendarDate, formatDate } from '#platform/time'
import { type Acting, type Doing, happens, place } from './happens.ts'
import { declineGoesTo, type State } from './referral.ts'
import { type Referral, tables } from './referrals.queries.ts'
import { endOffer, endSharing, showToReceiver } from './who-sees.ts'

/** A key worker of an organisation that supports people. */
export interface KeyWorker {
  user_id: string
  name: string
  organisation_id: string
  organisation: string
}

/**
 * Gives a referral to a key worker by name: their organisation sees what was sent, and the clock for answering is theirs. Whoever
 * had it before no longer does. The sender still owns the next step.
 * @throws Refused when the referral is past giving
 */
export async function giveReferral(acting: Acting, referral: Referral, to: KeyWorker): Promise<void> {
  const { tx, viewer } = acting
  await happens(acting, referral, { kind: 'given' })
  await endOffer(acting, referral)
  const id = uuid()
  await tables(tx)
    .insertInto('referrals.offer')
    .values({
      id,
      ...place(referral),
      organisation_id: to.organisation_id,
      user_id: to.user_id,
      name: to.name,
      given_by: viewer.user_id,
    })
    .execute()
  await showToReceiver(acting, referral, id, to.organisation_id)
  await line(
    acting,
    referral,
    'given',
    `${to.name} of ${to.organisation} was asked to be the key worker.`,
    sight.referral,
  )
}

/** The key worker says yes. The sender goes on owning the next step until all three have met. */
export async function acceptReferral(acting: Acting, referral: Referral): Promise<void> {
  const { receiver } = referral
  if (receiver === null) throw new Refused('Nobody has been asked yet.')
  await happens(acting, referral, { kind: 'accepted' })
  await answered(acting, receiver.offer_id, 'accepted')
  const words = `${receiver.name} of ${receiver.organisation} said yes to being the key worker.`
  await line(acting, referral, 'accepted', words, sight.progress)
}

/**
 * The key worker says no, or the coordinator finds nobody: with a code of reference list decline-reasons, whose consequence says
 * where the referral goes. It is never simply gone.
 */
export async function declineReferral(
  acting: Acting,
  referral: Referral,
  said: {
    reason: string
    words: string | null
    /** The day on which a referral that is too soon comes back to its sender. */
    until?: CalendarDate | undefined
    /** The area where the person lives, when it is not this one. */
    to_area?: string | undefined
  },
): Promise<State> {
  const rule = ruleOn('decline-reasons', said.reason, acting.today, referral.area_id)
  if (rule === undefined) throw new Refused([{ field: 'reason', message: 'Choose why' }])
  const goes_to = declineGoesTo[rule.then]
  if (goes_to === 'parked') mustBeAhead(acting, said.until)
  const state = await happens(acting, referral, { kind: 'declined', goes_to }, said)
  if (referral.receiver) await answered(acting, referral.receiver.offer_id, 'declined')
  const sees = state.open ? sight.referral : sight.progress
  await line(acting, referral, 'declined', `Could not be taken: ${rule.text.toLowerCase()}.`, sees)
  if (state.open) await endOffer(acting, referral)
  else await endSharing(acting, referral)
  return state
}

/** The longest that a referral waits with its sender before somebody must look at it again. */
export const longestPause = 6

/**
 * That a pause ends after today and within half a year, so that nobody is put aside for good.
 * @throws Refused with what would be right
 */
export function mustBeAhead(
  { today }: Pick<Acting, 'today'>,
  until: CalendarDate | undefined,
): asserts until is CalendarDate {
  const last = addMonths(today, longestPause)
  if (until === undefined || until <= today || until > last)
    throw new Refused([{ field: 'until', message: `Enter a day after today and not later than ${formatDate(last)}` }])
}

/** Keeps what whoever was asked answered, and when. */
export async function answered({ tx, viewer }: Acting, offer: string, answer: 'accepted' | 'declined') {
  await tables(tx)
    .updateTable('referrals.offer')
    .set((eb) => ({ answer, answered_by: viewer.user_id, answered_at: eb.fn<Date>('nwd.clock') }))
    .where('id', '=', offer)
    .execute()
}

/** A line on the person's timeline that leads to the referral. */
export async function line(
  { tx, viewer }: Pick<Doing, 'tx' | 'viewer'>,
  { id, area_id, person_id }: Pick<Referral, 'id' | 'area_id' | 'person_id'>,
  kind: string,
  words: string,
  sees: 1 | 2 | 3,
) {
  await addToTimeline(tx, viewer, {
    area_id,
    person_id,
    kind: `referrals.${kind}`,
    words,
    sees,
    link: `/referrals/${id}`,
  })
}

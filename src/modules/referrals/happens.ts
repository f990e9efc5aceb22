import { v7 as uuid } from 'uuid'
import { Refused, type Visit } from '#platform/http'
import type { CalendarDate } from '#platform/time'
import { dueOn } from './clock.ts'
import {
  afterEvent,
  type Meaning,
  type OpenState,
  type Party,
  type ReferralEvent,
  type State,
  stateOf,
} from './referral.ts'
import { tables } from './referrals.queries.ts'

/** Who acts, in which transaction, and when. */
export type Acting = Pick<Visit, 'tx' | 'viewer' | 'clock' | 'today'>

/** What an event concerns, and what was said with it. */
interface About {
  id: string
  area_id: string
  person_id: string
  /** Whom the caller took to be asked, when it was looked at. */
  receiver?: { offer_id: string } | null | undefined
}
interface Said {
  reason?: string | undefined
  words?: string | null | undefined
  meaning?: Meaning | undefined
  /** The day that the next step's clock starts, when it is not today: the day of a meeting. */
  from?: CalendarDate | undefined
}
interface NewOwner {
  organisation_id: string
  user_id: string
  name: string
}

/** Who did something, as it is kept beside what they did. */
export const signature = ({ viewer }: Pick<Acting, 'viewer'>) =>
  viewer.organisation_name === '' ? viewer.name : `${viewer.name}, ${viewer.organisation_name}`

/**
 * Lets one thing happen to a referral: in order with every other, by the rule of `referral.ts`, with the list it then stands in
 * and the owner it then has, in the caller's transaction.
 * @throws Refused when the rule does not allow it now; nothing has changed then
 */
export async function happens(
  acting: Acting,
  referral: About,
  event: ReferralEvent,
  said: Said = {},
  newOwner?: NewOwner,
): Promise<State> {
  await lockReferral(acting, referral)
  const { before, place } = await historyOf(acting, referral.id)
  const state = afterEvent(before, event)
  if (state === undefined) throw changed()
  await tables(acting.tx)
    .insertInto('referrals.event')
    .values({
      id: uuid(),
      area_id: referral.area_id,
      person_id: referral.person_id,
      referral_id: referral.id,
      place: place + 1,
      kind: event.kind,
      party: event.kind === 'met' ? event.party : null,
      goes_to: event.kind === 'declined' ? event.goes_to : null,
      reason: said.reason ?? null,
      meaning: said.meaning ?? null,
      words: said.words ?? null,
      by_user: acting.viewer.user_id,
      by_name: signature(acting),
    })
    .execute()
  await stand(acting, referral, before, state, said.from ?? acting.today)
  if (newOwner !== undefined || !state.open) await own(acting, referral, state.open ? newOwner : undefined)
  return state
}

/**
 * Waits until whatever else is happening to a referral has happened, so that everything that is read of it afterwards holds.
 * @throws Refused when somebody else has been asked since the caller looked
 */
export async function lockReferral({ tx }: Acting, { id, receiver }: About): Promise<void> {
  await tables(tx).selectFrom('referrals.referral').select('id').where('id', '=', id).forUpdate().execute()
  if (receiver === undefined) return
  const asked = await tables(tx)
    .selectFrom('referrals.offer')
    .select('id')
    .where('referral_id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (asked?.id !== receiver?.offer_id) throw changed()
}

const changed = () =>
  new Refused('This has changed since you opened it, and what you asked for no longer fits. Look at it again.')

async function historyOf({ tx }: Acting, referral: string) {
  const rows = await tables(tx)
    .selectFrom('referrals.event')
    .select(['place', 'kind', 'party', 'goes_to'])
    .where('referral_id', '=', referral)
    .orderBy('place')
    .execute()
  return { before: stateOf(rows.map(eventFrom)), place: rows.at(-1)?.place ?? 0 }
}

/** A stored event as the rule knows it; the table's own checks hold its codes. */
function eventFrom({ kind, party, goes_to }: { kind: string; party: string | null; goes_to: string | null }) {
  if (kind === 'met') return { kind, party: party as Party } as const
  if (kind === 'declined') return { kind, goes_to: goes_to as 'coordinator' | 'sender' | 'nobody' } as const
  return { kind } as ReferralEvent
}

async function stand({ tx }: Acting, about: About, before: State | undefined, state: State, from: CalendarDate) {
  const due = state.open ? await dueOn(tx, about.area_id, state.list, from) : undefined
  const stays = before?.open && state.open && before.list === state.list && state.met.length > 0
  if (stays) return
  await tables(tx)
    .updateTable('referrals.standing')
    .set((eb) => ({ until: eb.fn<Date>('nwd.clock') }))
    .where('referral_id', '=', about.id)
    .where('until', 'is', null)
    .execute()
  if (due === undefined) return
  await tables(tx)
    .insertInto('referrals.standing')
    .values({ id: uuid(), ...place(about), list: (state as OpenState).list, due_on: due })
    .execute()
}

async function own({ tx }: Acting, about: About, owner: NewOwner | undefined) {
  await tables(tx)
    .updateTable('referrals.owner')
    .set((eb) => ({ until: eb.fn<Date>('nwd.clock') }))
    .where('referral_id', '=', about.id)
    .where('until', 'is', null)
    .execute()
  if (owner === undefined) return
  await tables(tx)
    .insertInto('referrals.owner')
    .values({ id: uuid(), ...place(about), ...owner })
    .execute()
}

/** The columns by which every row of a referral is found. */
export const place = ({ id, area_id, person_id }: About) => ({ area_id, person_id, referral_id: id })

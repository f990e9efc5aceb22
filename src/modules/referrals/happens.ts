import { v7 as uuid } from 'uuid'
import type { Author } from '#modules/people'
import { Refused, type Visit } from '#platform/http'
import type { CalendarDate } from '#platform/time'
import { dueOn } from './clock.ts'
import {
  afterEvent,
  type GoesTo,
  type Meaning,
  type OpenState,
  type Party,
  type PlainEvent,
  type ReferralEvent,
  type State,
  stateOf,
} from './referral.ts'
import { tables } from './referrals.queries.ts'
import { listNames, type ToldHow } from './words.ts'

/** Who acts, in which transaction, and when. */
export type Acting = Pick<Visit, 'tx' | 'viewer' | 'clock' | 'today'>

/** As `Acting`, of whoever caused an event: somebody signed in, or the calendar. */
export type Doing = Pick<Acting, 'tx' | 'today'> & { viewer: Author }

/** Under what name stands what happened because a day had come. */
export const calendar: Author = { user_id: null, name: 'By its date', organisation_id: null, organisation_name: '' }

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
  /** The day by which the next step is due, where a day was named and no rule counts: a review, the end of a pause. */
  until?: CalendarDate | undefined
  /** When and how the person was told. */
  told?: { on: CalendarDate; how: ToldHow } | undefined
  /** A service of the directory that is to be tried next. */
  service?: { id: string; name: string } | undefined
  to_area?: string | undefined
}
interface NewOwner {
  organisation_id: string
  user_id: string
  name: string
}

/** Who did something, as it is kept beside what they did. */
export const signature = ({ viewer }: Pick<Doing, 'viewer'>) =>
  viewer.organisation_name === '' ? viewer.name : `${viewer.name}, ${viewer.organisation_name}`

/**
 * Lets one thing happen to a referral: in order with every other, by the rule of `referral.ts`, with the list it then stands in
 * and the owner it then has, in the caller's transaction.
 * @throws Refused when the rule does not allow it now; nothing has changed then
 */
export async function happens(
  acting: Doing,
  referral: About,
  event: ReferralEvent,
  said: Said = {},
  newOwner?: NewOwner,
): Promise<State> {
  await lockReferral(acting, referral)
  const { before, place } = await historyOf(acting, referral.id)
  const state = afterEvent(before, event)
  if (state === undefined) throw changed(before)
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
      until_on: said.until ?? null,
      told_on: said.told?.on ?? null,
      told_how: said.told?.how ?? null,
      service_id: said.service?.id ?? null,
      service_name: said.service?.name ?? null,
      to_area: said.to_area ?? null,
      by_user: acting.viewer.user_id,
      by_name: signature(acting),
    })
    .execute()
  if (event.kind !== 'amended' && event.kind !== 'moved') await stand(acting, referral, before, state, said)
  if (newOwner !== undefined || !state.open) await own(acting, referral, state.open ? newOwner : undefined)
  return state
}

/**
 * Waits until whatever else is happening to a referral has happened, so that everything that is read of it afterwards holds.
 * @throws Refused when somebody else has been asked since the caller looked
 */
export async function lockReferral({ tx }: Pick<Doing, 'tx'>, { id, receiver }: About): Promise<void> {
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

function changed(now?: State): Refused {
  const why = 'This has changed since you opened it, and what you asked for no longer fits'
  if (now === undefined) return new Refused(`${why}. Look at it again.`)
  return new Refused(
    now.open
      ? `${why}: it now stands under “${listNames[now.list]}”. Look at it again.`
      : `${why}: the referral has ended. Look at it again.`,
  )
}

async function historyOf({ tx }: Doing, referral: string) {
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
  if (kind === 'declined') return { kind, goes_to: goes_to as GoesTo } as const
  return { kind: kind as PlainEvent }
}

async function stand(acting: Doing, about: About, before: State | undefined, state: State, said: Said) {
  const { tx, today } = acting
  const due = state.open ? (said.until ?? (await dueOn(tx, about.area_id, state.list, said.from ?? today))) : undefined
  const stays = before?.open && state.open && before.list === state.list && state.met.length > 0
  if (stays) return
  if (before?.open && before.list === 'waiting' && (!state.open || state.list !== 'waiting'))
    await leaveWaiting(acting, about)
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

/** Whoever leaves a waiting list in another way than by the list's own acts gives their place free. */
async function leaveWaiting({ tx }: Doing, { id }: About) {
  await tables(tx)
    .updateTable('referrals.waiting')
    .set((eb) => ({ ended_at: eb.fn<Date>('nwd.clock'), ended_how: 'left' }))
    .where('referral_id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

async function own({ tx }: Doing, about: About, owner: NewOwner | undefined) {
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

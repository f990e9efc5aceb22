import { type Expression, sql } from 'kysely'
import type { Viewer } from '#platform/access'
import { onceAPage, type Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { List, Party } from './referral.ts'
import type { ReferralsTables } from './referrals.tables.ts'

export const tables = (tx: Tx) => tx.withTables<ReferralsTables & Neighbours>()

type Neighbours = {
  'people.person': { id: string; area_id: string; given_name: string; family_name: string; known_as: string | null }
  'people.sharing_permission': { id: string; withdrawn_at: Date | null; withdrawn_by: string | null }
  'people.relationship': { person_id: string; holder: string; kind: string; closed_at: Date | null }
}

export interface Receiver {
  offer_id: string
  organisation_id: string
  organisation: string
  user_id: string
  name: string
  answer: 'accepted' | 'declined' | null
}

/** A referral as it stands now. `list` and `owner` are null once it is closed; `receiver` is whoever was asked and has not said no. */
export interface Referral {
  id: string
  area_id: string
  person_id: string
  given_name: string
  family_name: string
  known_as: string | null
  sender_organisation_id: string
  sender_organisation: string
  sender_user_id: string
  sender_name: string
  /** By which door it came: `account`, `self`, `by_link`, `api`, `sheet`, or `area`: sent on from another. */
  door: string
  /** The service of the directory that was asked for, by name, where one was. */
  service_words: string | null
  sent_at: Date
  permission_id: string
  list: List | null
  due_on: CalendarDate | null
  since: Date | null
  owner: { user_id: string; organisation_id: string; organisation: string; name: string } | null
  receiver: Receiver | null
}

/** Referrals with what stands now beside them, as far as the viewer sees; a caller adds its own predicate. */
export function referrals(tx: Tx) {
  return tables(tx)
    .selectFrom('referrals.referral as r')
    .innerJoin('people.person as p', (on) => on.onRef('p.id', '=', 'r.person_id').onRef('p.area_id', '=', 'r.area_id'))
    .leftJoin('referrals.standing as s', (on) =>
      on.onRef('s.referral_id', '=', 'r.id').onRef('s.area_id', '=', 'r.area_id').on('s.until', 'is', null),
    )
    .leftJoin('referrals.owner as w', (on) =>
      on.onRef('w.referral_id', '=', 'r.id').onRef('w.area_id', '=', 'r.area_id').on('w.until', 'is', null),
    )
    .leftJoin('referrals.offer as o', (on) =>
      on.onRef('o.referral_id', '=', 'r.id').onRef('o.area_id', '=', 'r.area_id').on('o.ended_at', 'is', null),
    )
    .select([
      'r.id',
      'r.area_id',
      'r.person_id',
      'p.given_name',
      'p.family_name',
      'p.known_as',
      'r.sender_organisation_id',
      'r.sender_user_id',
      'r.sender_name',
      'r.door',
      'r.service_words',
      'r.sent_at',
      'r.permission_id',
      's.list',
      's.due_on',
      's.since',
      'w.user_id as owner_user_id',
      'w.organisation_id as owner_organisation_id',
      'w.name as owner_name',
      'o.id as offer_id',
      'o.organisation_id as receiver_organisation_id',
      'o.user_id as receiver_user_id',
      'o.name as receiver_name',
      'o.answer',
    ])
    .select((eb) => [
      nameOf(eb.ref('r.sender_organisation_id'), eb.ref('r.area_id')).as('sender_organisation'),
      nameOf(eb.ref('w.organisation_id'), eb.ref('r.area_id')).as('owner_organisation'),
      nameOf(eb.ref('o.organisation_id'), eb.ref('r.area_id')).as('receiver_organisation'),
    ])
}

// Looked up for the rows that are shown. Joined, the three make the planner try so many orders that planning costs more than the rest.
const nameOf = (organisation: Expression<string | null>, area: Expression<string>) =>
  sql<string>`coalesce((select named.name from partnership.organisation named where named.id = ${organisation} and named.area_id = ${area}), '')`

type Selected = Awaited<ReturnType<ReturnType<typeof referrals>['execute']>>[number]

/** A row of `referrals()` as a referral. */
export function referralFrom(row: Selected): Referral {
  const { owner_user_id, owner_organisation_id, owner_organisation, owner_name, ...rest } = row
  const { offer_id, receiver_organisation_id, receiver_organisation, receiver_user_id, receiver_name, answer, ...own } =
    rest
  return {
    ...own,
    list: own.list as List | null,
    owner:
      owner_user_id && owner_organisation_id
        ? {
            user_id: owner_user_id,
            organisation_id: owner_organisation_id,
            organisation: owner_organisation,
            name: owner_name ?? '',
          }
        : null,
    receiver:
      offer_id && receiver_organisation_id && receiver_user_id
        ? {
            offer_id,
            organisation_id: receiver_organisation_id,
            organisation: receiver_organisation,
            user_id: receiver_user_id,
            name: receiver_name ?? '',
            answer: answer as Receiver['answer'],
          }
        : null,
  }
}

/** A referral that the viewer sees, or undefined. */
export async function selectOptionalReferral(tx: Tx, id: string): Promise<Referral | undefined> {
  const row = await referrals(tx).where('r.id', '=', id).executeTakeFirst()
  return row && referralFrom(row)
}

/** The referrals of a person, newest first. */
export const referralsOf = onceAPage(async (tx: Tx, person: string): Promise<Referral[]> => {
  const rows = await referrals(tx).where('r.person_id', '=', person).orderBy('r.sent_at', 'desc').execute()
  return rows.map(referralFrom)
})

/** What was sent, as it stands after amendments; undefined when the viewer does not see that much. */
export async function selectOptionalContent(tx: Tx, referral: string) {
  return tables(tx)
    .selectFrom('referrals.content')
    .select(['needs', 'needs_words', 'hopes', 'written_at'])
    .where('referral_id', '=', referral)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
}

/** Who has confirmed the meeting that now stands. */
export async function metOf(tx: Tx, referral: string): Promise<Party[]> {
  const rows = await tables(tx)
    .selectFrom('referrals.met as c')
    .innerJoin('referrals.meeting as m', (on) =>
      on.onRef('m.id', '=', 'c.meeting_id').onRef('m.area_id', '=', 'c.area_id'),
    )
    .select('c.party')
    .where('c.referral_id', '=', referral)
    .where('m.superseded_at', 'is', null)
    .execute()
  return rows.map(({ party }) => party as Party)
}

/** Whether the viewer's organisation said yes to a referral: what led to its support stays readable once the referral has ended. */
export async function wasAccepted({ tx, viewer }: { tx: Tx; viewer: Viewer }, referral: string): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('referrals.offer')
    .select('id')
    .where('referral_id', '=', referral)
    .where('organisation_id', '=', viewer.organisation_id)
    .where('answer', '=', 'accepted')
    .executeTakeFirst()
  return row !== undefined
}

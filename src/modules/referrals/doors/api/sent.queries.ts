import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { type Referral, referralFrom, referrals, tables } from '../../referrals.queries.ts'
import { selectSent } from '../../sent/sent.queries.ts'

export interface SentByOrganisation extends Referral {
  their_reference: string | null
  latest: string | null
  declined: { at: Date; reason: string | null; goes_to: string | null } | null
}

async function besides(tx: Tx, rows: readonly (Referral & { latest: string | null })[]): Promise<SentByOrganisation[]> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const arrivals = await tables(tx)
    .selectFrom('referrals.arrival')
    .select(['referral_id', 'their_reference'])
    .where('referral_id', 'in', ids)
    .execute()
  const declines = await tables(tx)
    .selectFrom('referrals.event')
    .select(['referral_id', 'at', 'reason', 'goes_to'])
    .where('referral_id', 'in', ids)
    .where('kind', '=', 'declined')
    .orderBy('place')
    .execute()
  return rows.map((row) => ({
    ...row,
    their_reference: arrivals.find(({ referral_id }) => referral_id === row.id)?.their_reference ?? null,
    declined: declines.findLast(({ referral_id }) => referral_id === row.id) ?? null,
  }))
}

/** The referrals that the caller's organisation sent, newest first, those after one of them when it is named. */
export const sentBy = async (tx: Tx, viewer: Viewer, most: number, after?: string): Promise<SentByOrganisation[]> =>
  besides(tx, await selectSent(tx, viewer, most, after))

/** One of them, or undefined. */
export async function sentOne(tx: Tx, viewer: Viewer, id: string): Promise<SentByOrganisation | undefined> {
  const row = await referrals(tx)
    .where('r.id', '=', id)
    .where('r.sender_organisation_id', '=', viewer.organisation_id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const [line] = await tables(tx)
    .withTables<{ 'people.timeline': { id: string; person_id: string; sees: number; at: Date; words: string } }>()
    .selectFrom('people.timeline')
    .select('words')
    .where('person_id', '=', row.person_id)
    .where('sees', '=', 1)
    .where('at', '>=', row.sent_at)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .execute()
  const [one] = await besides(tx, [{ ...referralFrom(row), latest: line?.words ?? null }])
  return one
}

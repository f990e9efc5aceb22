import { sql } from 'kysely'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { Owner } from '../members/owners.ts'
import { nameNow, newRow, nextNumber, tables } from '../partnership.db.ts'

export interface Review {
  reviewed_on: CalendarDate
  likelihood: number
  impact: number
  response: string
  response_words: string
  organisation_id: string
  organisation: string
  user_id: string | null
  name: string | null
  next_review_on: CalendarDate
  words: string | null
  by_name: string
}

/** A risk as its last review left it. */
export interface Risk extends Review {
  id: string
  area_id: string
  number: number
  risk: string
  cause: string
  effect: string
  closed_at: Date | null
  closed_reason: string | null
}

const reviewColumns = [
  'v.reviewed_on',
  'v.likelihood',
  'v.impact',
  'v.response',
  'v.response_words',
  'v.organisation_id',
  'o.name as organisation',
  'v.user_id',
  'v.name',
  'v.next_review_on',
  'v.words',
  'v.by_name',
] as const

const reviewed = (tx: Tx) =>
  tables(tx)
    .selectFrom('partnership.risk_review as v')
    .innerJoin('partnership.organisation as o', (on) =>
      on.onRef('o.id', '=', 'v.organisation_id').onRef('o.area_id', '=', 'v.area_id'),
    )

const latest = sql<boolean>`v.id = (select w.id from partnership.risk_review w where w.risk_id = v.risk_id
  order by w.reviewed_on desc, w.recorded_at desc, w.id desc limit 1)`

const rows = (tx: Tx) =>
  reviewed(tx)
    .innerJoin('partnership.risk as r', (on) => on.onRef('r.id', '=', 'v.risk_id').onRef('r.area_id', '=', 'v.area_id'))
    .select([
      'r.id',
      'r.area_id',
      'r.number',
      'r.risk',
      'r.cause',
      'r.effect',
      'r.closed_at',
      'r.closed_reason',
      ...reviewColumns,
    ])
    .where(latest)

/** The risks of an area: the open ones, the greatest first; or the closed ones, the latest closed first. */
export const risksOf = (tx: Tx, area: string, which: 'open' | 'closed'): Promise<Risk[]> => {
  const all = rows(tx).where('r.area_id', '=', area)
  return which === 'closed'
    ? all.where('r.closed_at', 'is not', null).orderBy('r.closed_at', 'desc').execute()
    : all.where('r.closed_at', 'is', null).orderBy(sql`v.likelihood * v.impact`, 'desc').orderBy('r.number').execute()
}

/** A risk by its identifier, or undefined. */
export const selectOptionalRisk = (tx: Tx, id: string): Promise<Risk | undefined> =>
  rows(tx).where('r.id', '=', id).executeTakeFirst()

/** Every look at a risk, the first one first. */
export const reviewsOf = (tx: Tx, risk: string): Promise<Review[]> =>
  reviewed(tx)
    .select(reviewColumns)
    .where('v.risk_id', '=', risk)
    .orderBy('v.reviewed_on')
    .orderBy('v.recorded_at')
    .orderBy('v.id')
    .execute()

export type NewReview = Pick<
  Review,
  'reviewed_on' | 'likelihood' | 'impact' | 'response' | 'response_words' | 'next_review_on' | 'words'
> & { owner: Owner }

/** Raises a risk with its first review. Returns its identifier and number. */
export async function raiseRisk(
  tx: Tx,
  viewer: Viewer,
  area: string,
  risk: Pick<Risk, 'risk' | 'cause' | 'effect'>,
  review: NewReview,
): Promise<{ id: string; number: number }> {
  const row = newRow(area)
  const number = await nextNumber(tx, 'risk', area)
  await tables(tx)
    .insertInto('partnership.risk')
    .values({ ...row, number, ...risk, raised_by: viewer.user_id, by_name: nameNow(viewer) })
    .execute()
  await reviewRisk(tx, viewer, row, review)
  return { id: row.id, number }
}

/** Writes down a look at a risk; those before stay on record. */
export async function reviewRisk(
  tx: Tx,
  viewer: Viewer,
  risk: Pick<Risk, 'id' | 'area_id'>,
  { owner, ...review }: NewReview,
): Promise<void> {
  const by = { recorded_by: viewer.user_id, by_name: nameNow(viewer) }
  await tables(tx)
    .insertInto('partnership.risk_review')
    .values({ ...newRow(risk.area_id), risk_id: risk.id, ...review, ...owner, ...by })
    .execute()
}

/** Closes a risk with a reason. */
export async function closeRisk(tx: Tx, viewer: Viewer, id: string, reason: string, now: Date): Promise<void> {
  await tables(tx)
    .updateTable('partnership.risk')
    .set({ closed_at: now, closed_by: viewer.user_id, closed_reason: reason })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .execute()
}

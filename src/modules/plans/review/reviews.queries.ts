import type { Tx } from '#platform/db'
import { ruleOn } from '#platform/reference'
import { addMonths, type CalendarDate, dateInLondon } from '#platform/time'
import type { Plan } from '../delivery-plan/plan.ts'
import { nameNow, newRow, tables } from '../plans.db.ts'
import type { Writer } from '../write-together/texts.queries.ts'

/** The partnership looked at a published plan again. */
export interface Review {
  plan_id: string
  on_day: CalendarDate
  outcome: string
  words: string
  next_on: CalendarDate
  by_name: string
}

const reviews = (tx: Tx) =>
  tables(tx)
    .selectFrom('plans.review')
    .select(['plan_id', 'on_day', 'outcome', 'words', 'next_on', 'by_name'])
    .orderBy('on_day', 'desc')
    .orderBy('id', 'desc')

/** The reviews of a plan, the latest first. */
export const reviewsOf = (tx: Tx, plan: string): Promise<Review[]> => reviews(tx).where('plan_id', '=', plan).execute()

/** Every review of any area, the latest first: for reminders. */
export const allReviews = (tx: Tx): Promise<Review[]> => reviews(tx).execute()

/** Writes down a review. */
export async function addReview(
  tx: Tx,
  writer: Writer,
  { id, area_id }: Pick<Plan, 'id' | 'area_id'>,
  review: Pick<Review, 'on_day' | 'outcome' | 'words' | 'next_on'>,
): Promise<void> {
  const by = { recorded_by: writer.user_id, by_name: nameNow(writer) }
  await tables(tx)
    .insertInto('plans.review')
    .values({ ...newRow(area_id), plan_id: id, ...review, ...by })
    .execute()
}

/** The rule by which a plan is looked at again: how many months after it was published or last reviewed. @throws when none holds */
export function reviewRule({ kind, area_id }: Pick<Plan, 'kind' | 'area_id'>, day: CalendarDate) {
  const rule = ruleOn('delivery-plan-reviews', kind, day, area_id)
  if (rule === undefined) throw new Error(`no rule of reviews holds for a plan on ${day}`)
  return rule
}

/** When a published plan is to be looked at again: when its last review said, or by the rule of the day on which it was published. */
export function nextReview(
  plan: Pick<Plan, 'kind' | 'area_id'>,
  published_at: Date,
  last: Pick<Review, 'on_day' | 'next_on'> | undefined,
): CalendarDate {
  const published = dateInLondon(published_at)
  if (last !== undefined && last.on_day >= published) return last.next_on
  return addMonths(published, reviewRule(plan, published).months)
}

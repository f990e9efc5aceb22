import { type Due, membersNow } from '#modules/partnership'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { plansById } from '../delivery-plan/plans.queries.ts'
import { tables } from '../plans.db.ts'
import { allOwners } from '../sections/owners.queries.ts'
import { standingEditions } from '../sign-off/editions.queries.ts'
import { signOffsOf } from '../sign-off/signing.queries.ts'
import { allReviews, nextReview } from './reviews.queries.ts'

/** Sections with an item that nobody said is ready as it stands, as `plan section`. */
async function unfinishedSections(tx: Tx): Promise<Set<string>> {
  const rows = await tables(tx)
    .selectFrom('plans.item as i')
    .leftJoin('plans.text as t', (on) => on.onRef('t.item_id', '=', 'i.id').on('t.until', 'is', null))
    .leftJoin('plans.ready as r', 'r.text_id', 't.id')
    .select(['i.plan_id', 'i.section'])
    .distinct()
    .where('r.id', 'is', null)
    .execute()
  return new Set(rows.map(({ plan_id, section }) => `${plan_id} ${section}`))
}

async function sectionsDue(tx: Tx, day: CalendarDate): Promise<Due[]> {
  const unfinished = await unfinishedSections(tx)
  return (await allOwners(tx))
    .filter(({ plan_id, section, due_on }) => due_on <= day && unfinished.has(`${plan_id} ${section}`))
    .map(({ id, area_id, due_on, organisation_id, user_id }) => ({
      kind: 'plan_section',
      ...{ id, area_id, due_on, organisation_id, user_id },
    }))
}

/**
 * What is due of delivery plans by a day, in any area: sections that are to be written, for whoever answers for them; editions that wait for an
 * organisation's word, for its members; published plans that are to be looked at again, for the coordinator. For the partnership's daily message.
 */
export async function plansDueBy(tx: Tx, day: CalendarDate): Promise<Due[]> {
  const due = await sectionsDue(tx, day)
  const editions = await standingEditions(tx)
  const plans = await plansById(tx)
  const reviews = await allReviews(tx)
  // One after another: few editions stand at a time, and they share the job's one connection.
  for (const { id, area_id, plan_id, answer_by, published_at } of editions) {
    const plan = plans.get(plan_id)
    if (published_at === null) {
      if (answer_by > day) continue
      const said = new Set((await signOffsOf(tx, id)).map(({ organisation_id }) => organisation_id))
      for (const { organisation_id } of await membersNow(tx, area_id))
        if (!said.has(organisation_id))
          due.push({ kind: 'plan_sign_off', id, area_id, due_on: answer_by, organisation_id, user_id: null })
    } else if (plan !== undefined) {
      const last = reviews.find((review) => review.plan_id === plan_id)
      const due_on = nextReview(plan, published_at, last)
      if (due_on <= day)
        due.push({ kind: 'plan_review', id: plan_id, area_id, due_on, organisation_id: null, user_id: null })
    }
  }
  return due
}

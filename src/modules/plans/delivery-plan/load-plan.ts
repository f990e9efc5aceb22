import { type Member, membersNow } from '#modules/partnership'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { found } from '#platform/http'
import type { CalendarDate } from '#platform/time'
import { figuresShown } from '../figures/figures.queries.ts'
import { tables } from '../plans.db.ts'
import { readyTexts } from '../ready/ready.queries.ts'
import { nextReview, type Review, reviewsOf } from '../review/reviews.queries.ts'
import { ownersOf, type SectionOwner } from '../sections/owners.queries.ts'
import { changedItems, contentOf, type EditionContent } from '../sign-off/content.ts'
import { type Edition, editionsOf } from '../sign-off/editions.queries.ts'
import { type SignOff, signOffsOf } from '../sign-off/signing.queries.ts'
import { sectionTitles } from '../template/framework.ts'
import { currentTexts, type HeldText, heldOf, type Text } from '../write-together/texts.queries.ts'
import { inSections, type Standing, standingOf } from './completeness.ts'
import type { Item, Plan } from './plan.ts'
import { itemsOf, selectOptionalPlan } from './plans.queries.ts'

/** An item, what it says now and how far it is. */
export interface ItemState {
  item: Item
  text: Text | undefined
  standing: Standing
  /** Comments that nobody has dealt with, and suggestions that nobody has decided about. */
  comments: number
  suggestions: number
}

export interface SectionState {
  number: number
  title: string
  owner: SectionOwner | undefined
  items: ItemState[]
}

/** A plan with all that its front page tells of. */
export interface LoadedPlan {
  plan: Plan
  items: ItemState[]
  sections: SectionState[]
  /** The newest first. */
  editions: Edition[]
  /** What lies before the partnership to sign, and what everybody reads now. */
  waiting: Edition | undefined
  current: Edition | undefined
  signOffs: SignOff[]
  members: Member[]
  reviews: Review[]
  /** The day on which it is to be looked at again; undefined while it is not published. */
  reviewOn: CalendarDate | undefined
  /** How many items say something else than the edition that was last put forward. */
  changed: number
  now: EditionContent
  /** What the viewer typed and has to choose about. */
  held: HeldText[]
}

/** How many rows are open of each item. */
async function openByItem(tx: Tx, plan: string): Promise<Map<string, { comments: number; suggestions: number }>> {
  const open = new Map<string, { comments: number; suggestions: number }>()
  const of = (item: string) => {
    const counts = open.get(item) ?? { comments: 0, suggestions: 0 }
    open.set(item, counts)
    return counts
  }
  const comments = tables(tx).selectFrom('plans.comment').select('item_id').where('plan_id', '=', plan)
  for (const { item_id } of await comments.where('resolved_at', 'is', null).execute()) of(item_id).comments += 1
  const suggested = tables(tx).selectFrom('plans.suggestion').select('item_id').where('plan_id', '=', plan)
  for (const { item_id } of await suggested.where('decided_at', 'is', null).execute()) of(item_id).suggestions += 1
  return open
}

/** A plan by its identifier, whole; not found when the viewer may not see it. */
export async function loadPlan(tx: Tx, viewer: Viewer, id: string, today: CalendarDate): Promise<LoadedPlan> {
  const plan = found(await selectOptionalPlan(tx, id))
  const texts = new Map((await currentTexts(tx, id)).map((text) => [text.item_id, text]))
  const ready = await readyTexts(tx, id)
  const open = await openByItem(tx, id)
  const all = await itemsOf(tx, id)
  const items = all.map((item): ItemState => {
    const text = texts.get(item.id)
    const { comments = 0, suggestions = 0 } = open.get(item.id) ?? {}
    return { item, text, standing: standingOf(text, ready.get(item.id)?.text_id), comments, suggestions }
  })
  const owners = await ownersOf(tx, id)
  const editions = await editionsOf(tx, id)
  const waiting = editions.find(({ published_at, ended_at }) => published_at === null && ended_at === null)
  const current = editions.find(({ published_at, ended_at }) => published_at !== null && ended_at === null)
  const reviews = await reviewsOf(tx, id)
  const now = contentOf(plan, all, texts, await figuresShown(tx, plan), today)
  const last = waiting ?? current
  return {
    plan,
    items,
    sections: inSections(sectionTitles(plan.framework, plan.kind), items).map((section) => ({
      ...section,
      owner: owners.find((owner) => owner.section === section.number),
    })),
    editions,
    waiting,
    current,
    signOffs: waiting === undefined ? [] : await signOffsOf(tx, waiting.id),
    members: await membersNow(tx, plan.area_id),
    reviews,
    reviewOn: current?.published_at ? nextReview(plan, current.published_at, reviews[0]) : undefined,
    changed: last === undefined ? 0 : changedItems(last.content, now).length,
    now,
    held: await heldOf(tx, id, viewer),
  }
}

import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { Plan } from '../delivery-plan/plan.ts'
import { nameNow, newRow, tables } from '../plans.db.ts'
import type { Writer } from '../write-together/texts.queries.ts'
import { type EditionContent, editionContent } from './content.ts'

/** What an organisation can say to an edition. */
export const signWords = ['agrees', 'agrees_but', 'disagrees'] as const
export type SignWord = (typeof signWords)[number]

const agreement = z.object({
  /** Organisations that agreed, those that had something to say among them. */
  agreed: z.array(z.string()),
  /** How many had something to say, or disagreed. */
  but: z.int(),
  disagreed: z.int(),
  /** How many had said nothing. */
  silent: z.int(),
  /** What organisations let stand beside the plan. */
  said: z.array(z.object({ organisation: z.string(), word: z.enum(signWords), says: z.string() })),
})
/** What organisations had said when an edition was published, as everybody may read it. */
export type Agreement = z.infer<typeof agreement>

/** A plan as it was put before the partnership. */
export interface Edition {
  id: string
  area_id: string
  plan_id: string
  number: number
  slug: string
  title: string
  content: EditionContent
  /** What is new and why; empty for the first. */
  changes: string
  asked_at: Date
  by_name: string
  answer_by: CalendarDate
  ended_at: Date | null
  published_at: Date | null
  without: string
  agreement: Agreement | null
}

const editions = (tx: Tx) =>
  tables(tx)
    .selectFrom('plans.edition')
    .select(['id', 'area_id', 'plan_id', 'number', 'slug', 'title', 'content', 'changes', 'asked_at', 'by_name'])
    .select(['answer_by', 'ended_at', 'published_at', 'without', 'agreement'])

type Row = Omit<Edition, 'content' | 'agreement'> & { content: unknown; agreement: unknown }

const editionOf = (row: Row): Edition => ({
  ...row,
  content: editionContent.parse(row.content),
  agreement: agreement.nullable().parse(row.agreement),
})

/** The editions of a plan, the newest first. */
export const editionsOf = async (tx: Tx, plan: string): Promise<Edition[]> =>
  (await editions(tx).where('plan_id', '=', plan).orderBy('number', 'desc').execute()).map(editionOf)

/** An edition of a plan by its identifier. */
export const selectOptionalEdition = async (tx: Tx, plan: string, id: string): Promise<Edition | undefined> =>
  (await editionsOf(tx, plan)).find((edition) => edition.id === id)

/** The published editions at a public address, the newest first. */
export const publishedAt = async (tx: Tx, slug: string): Promise<Edition[]> =>
  (
    await editions(tx)
      .where('slug', '=', slug)
      .where('published_at', 'is not', null)
      .orderBy('number', 'desc')
      .execute()
  ).map(editionOf)

/** A published plan as a list names it: without what it says. */
export interface PublishedPlan {
  area_id: string
  slug: string
  title: string
  number: number
  published_at: Date | null
}

/** The newest published edition of each plan of Scotland, or of one area. */
export async function publishedPlans(tx: Tx, area?: string): Promise<PublishedPlan[]> {
  let query = tables(tx)
    .selectFrom('plans.edition')
    .distinctOn('plan_id')
    .select(['area_id', 'slug', 'title', 'number', 'published_at'])
    .where('published_at', 'is not', null)
    .orderBy('plan_id')
    .orderBy('number', 'desc')
  if (area !== undefined) query = query.where('area_id', '=', area)
  return query.execute()
}

/** The editions of any area that lie before their partnership or are read by everybody now, without what they say. */
export const standingEditions = (tx: Tx) =>
  tables(tx)
    .selectFrom('plans.edition')
    .select(['id', 'area_id', 'plan_id', 'answer_by', 'published_at'])
    .where('ended_at', 'is', null)
    .execute()

const holdEditions = (tx: Tx, plan: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`plans editions ${plan}`}, 0))`.execute(tx)

/** Puts a plan before the partnership; an edition that waited and was not published is taken back. */
export async function putForward(
  tx: Tx,
  writer: Writer,
  { id, area_id, slug }: Pick<Plan, 'id' | 'area_id' | 'slug'>,
  edition: { title: string; content: EditionContent; changes: string; answer_by: CalendarDate },
): Promise<{ id: string; number: number }> {
  await holdEditions(tx, id)
  const before = await editionsOf(tx, id)
  await endWaiting(tx, id)
  const row = { ...newRow(area_id), plan_id: id, slug, number: (before[0]?.number ?? 0) + 1 }
  const by = { asked_by: writer.user_id, by_name: nameNow(writer) }
  await tables(tx)
    .insertInto('plans.edition')
    .values({ ...row, ...edition, content: JSON.stringify(edition.content), ...by })
    .execute()
  return { id: row.id, number: row.number }
}

const endWaiting = (tx: Tx, plan: string) =>
  tables(tx)
    .updateTable('plans.edition')
    .set({ ended_at: sql<Date>`nwd.clock()` })
    .where('plan_id', '=', plan)
    .where('published_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()

/** Publishes an edition; the one published before it ends. False when it was published or taken back already. */
export async function publishEdition(
  tx: Tx,
  writer: Writer,
  { id, plan_id }: Pick<Edition, 'id' | 'plan_id'>,
  said: { without: string; agreement: Agreement },
): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('plans.edition')
    .set({
      published_at: sql<Date>`nwd.clock()`,
      published_by: writer.user_id,
      published_by_name: nameNow(writer),
      without: said.without,
      agreement: JSON.stringify(said.agreement),
    })
    .where('id', '=', id)
    .where('published_at', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows !== 1n) return false
  await tables(tx)
    .updateTable('plans.edition')
    .set({ ended_at: sql<Date>`nwd.clock()` })
    .where('plan_id', '=', plan_id)
    .where('id', '<>', id)
    .where('ended_at', 'is', null)
    .execute()
  return true
}

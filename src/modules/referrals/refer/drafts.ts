import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { Tx } from '#platform/db'
import { type Typed, typedSchema } from '#platform/forms'
import { found } from '#platform/http'
import type { Acting } from '../happens.ts'
import { tables } from '../referrals.queries.ts'

export const sections = ['person', 'reach', 'needs', 'agreement'] as const
export type Section = (typeof sections)[number]

const typedSections = z.partialRecord(z.enum(sections), typedSchema)

/** A referral being written: what was typed, a section each. `sent_as` once it was sent; what was typed is gone then. */
export interface Draft {
  id: string
  typed: Partial<Record<Section, Typed>>
  saved_at: Date
  expires_at: Date
  sent_as: string | null
}

/** Begins a draft of the viewer's own. It is kept for thirty days from when it was last saved. Returns its identifier. */
export async function startDraft({ tx, viewer }: Acting): Promise<string> {
  const id = uuid()
  await tables(tx)
    .insertInto('referrals.draft')
    .values({
      id,
      owner: viewer.user_id,
      area_id: found(viewer.area_id),
      expires_at: sql<Date>`nwd.clock() + interval '30 days'`,
    })
    .execute()
  return id
}

const selectDrafts = (tx: Tx) =>
  tables(tx)
    .selectFrom('referrals.draft')
    .select(['id', 'typed', 'saved_at', 'expires_at', 'sent_as'])
    .where('expires_at', '>', sql<Date>`nwd.clock()`)

const draftFrom = <Row extends { typed: unknown }>(row: Row) => ({ ...row, typed: typedSections.parse(row.typed) })

/** The viewer's own draft, or undefined when it is another's or has expired. */
export async function selectOptionalDraft(tx: Tx, id: string): Promise<Draft | undefined> {
  const row = await selectDrafts(tx).where('id', '=', id).executeTakeFirst()
  return row && draftFrom(row)
}

/** The viewer's own drafts that were not sent yet, the one last saved first. */
export async function draftsOf(tx: Tx): Promise<Draft[]> {
  const rows = await selectDrafts(tx).where('sent_as', 'is', null).orderBy('saved_at', 'desc').limit(50).execute()
  return rows.map(draftFrom)
}

/** Keeps what was typed in a section. */
export async function saveSection(tx: Tx, id: string, section: Section, typed: Typed): Promise<void> {
  await tables(tx)
    .updateTable('referrals.draft')
    .set({
      typed: sql`typed || ${JSON.stringify({ [section]: typed })}::jsonb`,
      saved_at: sql<Date>`nwd.clock()`,
      expires_at: sql<Date>`nwd.clock() + interval '30 days'`,
    })
    .where('id', '=', id)
    .where('sent_as', 'is', null)
    .execute()
}

/** What a draft was sent as, if it was, once nobody else is sending it at this moment. */
export async function lockedSentAs(tx: Tx, id: string): Promise<string | null> {
  const row = await tables(tx)
    .selectFrom('referrals.draft')
    .select('sent_as')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return found(row).sent_as
}

/** What was typed is no longer kept once it was sent; that it was sent is, so that a second tab leads to the referral. */
export async function settleDraft(tx: Tx, id: string, referral: string): Promise<void> {
  await tables(tx)
    .updateTable('referrals.draft')
    .set({ typed: sql`'{}'::jsonb`, sent_as: referral })
    .where('id', '=', id)
    .execute()
}

/** Throws a draft away, at its author's wish. */
export async function deleteDraft(tx: Tx, id: string): Promise<void> {
  await tables(tx).deleteFrom('referrals.draft').where('id', '=', id).execute()
}

/** Deletes the drafts that have expired, for the job of every night. Returns how many there were. */
export async function deleteExpiredDrafts(tx: Tx): Promise<number> {
  const { numDeletedRows } = await tables(tx)
    .deleteFrom('referrals.draft')
    .where('expires_at', '<=', sql<Date>`nwd.clock()`)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

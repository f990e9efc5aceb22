import { sql } from 'kysely'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { nameNow, newRow, tables } from '../partnership.db.ts'

export interface Disagreement {
  id: string
  area_id: string
  raised_by_organisation: string
  raiser: string
  with_organisation: string
  other: string
  subject: string
  words: string
  wants: string
  by_name: string
  raised_at: Date
  closed_at: Date | null
  closed_how: string | null
  closed_words: string | null
  stage: string
  holder: string
  due_on: CalendarDate
}

const rows = (tx: Tx) =>
  tables(tx)
    .selectFrom('partnership.disagreement as d')
    .innerJoin('partnership.disagreement_stage as s', (on) =>
      on.onRef('s.disagreement_id', '=', 'd.id').onRef('s.area_id', '=', 'd.area_id').on('s.until', 'is', null),
    )
    .innerJoin('partnership.organisation as r', (on) =>
      on.onRef('r.id', '=', 'd.raised_by_organisation').onRef('r.area_id', '=', 'd.area_id'),
    )
    .innerJoin('partnership.organisation as w', (on) =>
      on.onRef('w.id', '=', 'd.with_organisation').onRef('w.area_id', '=', 'd.area_id'),
    )
    .select([
      'd.id',
      'd.area_id',
      'd.raised_by_organisation',
      'r.name as raiser',
      'd.with_organisation',
      'w.name as other',
      'd.subject',
      'd.words',
      'd.wants',
      'd.by_name',
      'd.raised_at',
      'd.closed_at',
      'd.closed_how',
      'd.closed_words',
      's.stage',
      's.holder',
      's.due_on',
    ])

/** The disagreements of an area that the viewer may see: as a party, as who presides, or as coordinator. Open ones first. */
export const disagreementsOf = (tx: Tx, area: string): Promise<Disagreement[]> =>
  rows(tx).where('d.area_id', '=', area).orderBy(sql`d.closed_at is not null`).orderBy('d.raised_at', 'desc').execute()

/** A disagreement that the viewer may see, or undefined. */
export const selectOptionalDisagreement = (tx: Tx, id: string): Promise<Disagreement | undefined> =>
  rows(tx).where('d.id', '=', id).executeTakeFirst()

/** How many were raised in the area in two years and how many of them are open; undefined when fewer than three were raised. */
export async function disagreementsLately(tx: Tx): Promise<{ raised: number; still_open: number } | undefined> {
  const { rows: counted } = await sql<{
    raised: number
    still_open: number
  }>`select * from partnership.disagreements_lately()`.execute(tx)
  return counted[0]
}

/** Whether the viewer presides over a disagreement of these two. */
export async function presides(tx: Tx, { raised_by_organisation, with_organisation }: Disagreement): Promise<boolean> {
  const { rows: answer } = await sql<{ yes: boolean }>`
    select partnership.presides(${raised_by_organisation}, ${with_organisation}) as yes`.execute(tx)
  return answer[0]?.yes ?? false
}

/** The steps that a disagreement went through, the latest first. */
export const stagesOf = (tx: Tx, id: string) =>
  tables(tx)
    .selectFrom('partnership.disagreement_stage')
    .select(['stage', 'holder', 'due_on', 'words', 'since', 'by_name'])
    .where('disagreement_id', '=', id)
    .orderBy('since', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** What was written about a disagreement, the latest first. */
export const notesOfDisagreement = (tx: Tx, id: string) =>
  tables(tx)
    .selectFrom('partnership.disagreement_note')
    .select(['words', 'by_name', 'written_at'])
    .where('disagreement_id', '=', id)
    .orderBy('written_at', 'desc')
    .execute()

/** The proposal that stands, with the parties that have agreed to it; undefined when there is none. */
export async function proposalOf(tx: Tx, id: string) {
  const proposal = await tables(tx)
    .selectFrom('partnership.resolution')
    .select(['id', 'words', 'by_name', 'proposed_at'])
    .where('disagreement_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (proposal === undefined) return undefined
  const agreed = await tables(tx)
    .selectFrom('partnership.resolution_agreed')
    .select(['organisation_id', 'by_name', 'agreed_at'])
    .where('resolution_id', '=', proposal.id)
    .execute()
  return { ...proposal, agreed }
}

export type Proposal = NonNullable<Awaited<ReturnType<typeof proposalOf>>>

/** Raises a disagreement, at its first step. Returns its identifier. */
export async function raiseDisagreement(
  tx: Tx,
  viewer: Viewer,
  raised: Pick<
    Disagreement,
    'area_id' | 'raised_by_organisation' | 'with_organisation' | 'subject' | 'words' | 'wants'
  >,
  step: { stage: string; holder: string; due_on: CalendarDate },
): Promise<string> {
  const { area_id, ...disagreement } = raised
  const row = newRow(area_id)
  const by_name = nameNow(viewer)
  await tables(tx)
    .insertInto('partnership.disagreement')
    .values({ ...row, ...disagreement, raised_by: viewer.user_id, by_name })
    .execute()
  await tables(tx)
    .insertInto('partnership.disagreement_stage')
    .values({ ...newRow(area_id), disagreement_id: row.id, ...step, moved_by: viewer.user_id, by_name })
    .execute()
  return row.id
}

/** Moves a disagreement on to another step, or gives the step to somebody else. */
export async function moveOn(
  tx: Tx,
  viewer: Viewer,
  disagreement: Pick<Disagreement, 'id' | 'area_id'>,
  step: { stage: string; holder: string; due_on: CalendarDate; words: string },
  now: Date,
): Promise<void> {
  await tables(tx)
    .updateTable('partnership.disagreement_stage')
    .set({ until: now })
    .where('disagreement_id', '=', disagreement.id)
    .where('until', 'is', null)
    .execute()
  const by = { moved_by: viewer.user_id, by_name: nameNow(viewer), since: now }
  await tables(tx)
    .insertInto('partnership.disagreement_stage')
    .values({ ...newRow(disagreement.area_id), disagreement_id: disagreement.id, ...step, ...by })
    .execute()
}

/** Writes down what was said or tried. */
export async function noteOnDisagreement(
  tx: Tx,
  viewer: Viewer,
  { id, area_id }: Pick<Disagreement, 'id' | 'area_id'>,
  words: string,
): Promise<void> {
  const by = { written_by: viewer.user_id, by_name: nameNow(viewer), organisation_id: viewer.organisation_id }
  await tables(tx)
    .insertInto('partnership.disagreement_note')
    .values({ ...newRow(area_id), disagreement_id: id, words, ...by })
    .execute()
}

/** Proposes a way to settle it, in place of the proposal before. Returns the proposal's identifier. */
export async function propose(
  tx: Tx,
  viewer: Viewer,
  { id, area_id }: Pick<Disagreement, 'id' | 'area_id'>,
  words: string,
  now: Date,
): Promise<string> {
  await tables(tx)
    .updateTable('partnership.resolution')
    .set({ withdrawn_at: now, withdrawn_by: viewer.user_id })
    .where('disagreement_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute()
  const row = newRow(area_id)
  const by = { proposed_by: viewer.user_id, by_name: nameNow(viewer), organisation_id: viewer.organisation_id }
  await tables(tx)
    .insertInto('partnership.resolution')
    .values({ ...row, disagreement_id: id, words, ...by })
    .execute()
  return row.id
}

/** A party agrees to a proposal. */
export async function agreeTo(
  tx: Tx,
  viewer: Viewer,
  { id, area_id }: Pick<Disagreement, 'id' | 'area_id'>,
  resolution_id: string,
  organisation_id: string,
): Promise<void> {
  await tables(tx)
    .insertInto('partnership.resolution_agreed')
    .values({
      ...newRow(area_id),
      resolution_id,
      disagreement_id: id,
      organisation_id,
      by_user: viewer.user_id,
      by_name: nameNow(viewer),
    })
    .onConflict((on) => on.doNothing())
    .execute()
}

/** Closes a disagreement: agreed by both, or withdrawn. */
export async function closeDisagreement(
  tx: Tx,
  viewer: Viewer,
  id: string,
  how: { closed_how: 'agreed' | 'withdrawn'; closed_words: string; closed_at: Date },
): Promise<void> {
  await tables(tx)
    .updateTable('partnership.disagreement')
    .set({ ...how, closed_by: viewer.user_id })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .execute()
}

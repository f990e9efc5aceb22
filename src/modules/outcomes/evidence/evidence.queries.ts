import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { filesAbout, removeFile, type StoredFile } from '#platform/files'
import type { CalendarDate } from '#platform/time'
import type { OutcomesTables } from '../outcomes.tables.ts'

const tables = (tx: Tx) => tx.withTables<OutcomesTables>()

/** A job or another outcome, as it was written down. */
export interface RecordRef {
  kind: 'job' | 'outcome'
  id: string
}

/** What a copy stands behind. */
export const aboutEvidence = (id: string) => ({ kind: 'outcomes.evidence', id })

/** Writes down what was seen or heard of a record, by the viewer. Returns its identifier. */
export async function recordEvidence(
  tx: Tx,
  by: Viewer,
  of: RecordRef & { area_id: string; person_id: string },
  seen: { kind: string; seen_on: CalendarDate },
): Promise<string> {
  const id = uuid()
  const { area_id, person_id } = of
  const record = { record_kind: of.kind, record_id: of.id }
  await tables(tx)
    .insertInto('outcomes.evidence')
    .values({ id, area_id, person_id, ...record, ...seen, seen_by: by.user_id, seen_by_name: by.name })
    .execute()
  return id
}

/** What was seen of a person's outcomes, first seen first, with the copies that are kept; without what was taken out. */
export async function evidenceOf(tx: Tx, person: string) {
  const rows = await tables(tx)
    .selectFrom('outcomes.evidence')
    .select(['id', 'record_id', 'kind', 'seen_on', 'seen_by', 'seen_by_name'])
    .where('person_id', '=', person)
    .where('taken_out_at', 'is', null)
    .orderBy('seen_on')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const files = await filesAbout(tx, person)
  const copiesOf = (id: string): StoredFile[] =>
    files.filter(({ about_kind, about_id }) => about_kind === aboutEvidence(id).kind && about_id === id)
  return rows.map((row) => ({ ...row, files: copiesOf(row.id), copies: copiesOf(row.id).length }))
}

export type EvidenceSeen = Awaited<ReturnType<typeof evidenceOf>>[number]

/** Takes out evidence that was of something or somebody else: the row is kept with the reason, the bytes of its copies go. */
export async function takeOutEvidence(
  tx: Tx,
  by: Viewer,
  { person_id, evidence }: { person_id: string; evidence: EvidenceSeen },
  reason: string,
): Promise<void> {
  for (const { id } of evidence.files) await removeFile(tx, person_id, id)
  await tables(tx)
    .updateTable('outcomes.evidence')
    .set({ taken_out_at: sql`nwd.clock()`, taken_out_by: by.user_id, taken_out_reason: reason })
    .where('id', '=', evidence.id)
    .where('taken_out_at', 'is', null)
    .execute()
}

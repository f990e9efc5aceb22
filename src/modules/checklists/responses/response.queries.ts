import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import { tables } from '../checklists.db.ts'
import type { Seat } from './seat.ts'

export interface Response {
  id: string
  /** The submission that stands, when the organisation has sent in its answers and not taken them up again. */
  submission: { submitted_at: Date; submitted_by_name: string } | null
  /** Whether it was ever sent in: what was sent last counts, also while it is being changed. */
  ever_submitted: boolean
}

/** The response of a seat's organisation, or undefined when nobody there has begun. */
export async function selectOptionalResponse(tx: Tx, seat: Seat): Promise<Response | undefined> {
  const row = await tables(tx)
    .selectFrom('checklists.response')
    .select('id')
    .where('round_id', '=', seat.round_id)
    .where('organisation_id', '=', seat.organisation_id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const submissions = await tables(tx)
    .selectFrom('checklists.submission')
    .select(['submitted_at', 'submitted_by_name', 'reopened_at'])
    .where('response_id', '=', row.id)
    .execute()
  const standing = submissions.find(({ reopened_at }) => reopened_at === null)
  return { id: row.id, submission: standing ?? null, ever_submitted: submissions.length > 0 }
}

/** How far an organisation is with its response: put down in part, or sent in. */
export type Mine = 'begun' | 'sent'

/** How far an organisation is in each of these rounds in which somebody there has begun. */
export async function mineIn(tx: Tx, rounds: readonly string[], organisation: string): Promise<Map<string, Mine>> {
  const { rows } = await sql<{ round_id: string; sent: boolean }>`
    select r.round_id, exists (
      select 1 from checklists.submission s where s.response_id = r.id and s.reopened_at is null) as sent
    from checklists.response r
    where r.round_id = any(${rounds}::uuid[]) and r.organisation_id = ${organisation}`.execute(tx)
  return new Map(rows.map(({ round_id, sent }) => [round_id, sent ? 'sent' : 'begun']))
}

/** The response of a seat's organisation, begun when it was not; its other changes wait until this transaction ends. */
export async function beginResponse(tx: Tx, seat: Seat, version: string): Promise<Response> {
  const { round_id, area_id, organisation_id, user_id } = seat
  await sql`select pg_advisory_xact_lock(hashtextextended(${`checklists ${round_id} ${organisation_id}`}, 0))`.execute(
    tx,
  )
  const there = await selectOptionalResponse(tx, seat)
  if (there !== undefined) return there
  const id = uuid()
  await tables(tx)
    .insertInto('checklists.response')
    .values({ id, area_id, round_id, organisation_id, version_id: version, started_by: user_id })
    .execute()
  return { id, submission: null, ever_submitted: false }
}

/** What stands in one place of a response, and who put it there. */
export interface Entry {
  value: string
  /** Null for what was sent in, of which only the organisation is known. */
  by_name: string | null
  at: Date
  /** Put down and not sent in, or not as it stands now. */
  draft: boolean
}

/** What a response says now, by item (`1.5`, `1.examples`): the drafts of its people over what was sent in. */
export async function entriesOf(tx: Tx, response: string): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  const sent = await sentIn(tx, response)
  for (const [item, { value, at }] of sent) entries.set(item, { value, at, by_name: null, draft: false })
  const drafts = await tables(tx)
    .selectFrom('checklists.draft')
    .select(['item', 'value', 'saved_at', 'saved_by_name'])
    .where('response_id', '=', response)
    .where('superseded_at', 'is', null)
    .execute()
  for (const { item, value, saved_at, saved_by_name } of drafts)
    entries.set(item, { value, at: saved_at, by_name: saved_by_name, draft: (sent.get(item)?.value ?? '') !== value })
  return entries
}

async function sentIn(tx: Tx, response: string): Promise<Map<string, { value: string; at: Date }>> {
  const answers = await tables(tx)
    .selectFrom('checklists.answer')
    .select(['item', 'answer as value', 'answered_at as at'])
    .where('response_id', '=', response)
    .where('superseded_at', 'is', null)
    .execute()
  const comments = await tables(tx)
    .selectFrom('checklists.comment')
    .select(['section', 'box', 'text as value', 'commented_at as at'])
    .where('response_id', '=', response)
    .where('superseded_at', 'is', null)
    .execute()
  return new Map([
    ...answers.map(({ item, ...row }) => [item, row] as const),
    ...comments.map(({ section, box, ...row }) => [`${section}.${box}`, row] as const),
  ])
}

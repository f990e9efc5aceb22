import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { noUploads, type Typed, type Uploads } from '#platform/forms'

export type Earlier = { kind: 'first' } | { kind: 'again'; location: string } | { kind: 'changed' }

/** A fingerprint of what was typed and of the files beside it, so that a second press can be told from Back and a changed answer. */
export function fingerprint(typed: Typed, files: Uploads = noUploads): string {
  const answers = Object.entries(typed).filter(([name]) => !name.startsWith('_'))
  const whole = createHash('sha256').update(JSON.stringify(answers.sort(([a], [b]) => a.localeCompare(b))))
  for (const [box, { name, bytes }] of [...files].sort(([a], [b]) => a.localeCompare(b)))
    whole.update(JSON.stringify([box, name, createHash('sha256').update(bytes).digest('base64url')]))
  return whole.digest('base64url')
}

/**
 * Claims the key of a form in the transaction that will do what it asks. A second press waits here until the first has
 * committed, and then learns where the first one led; after Back with other answers it learns that they are other answers.
 */
export async function claimSubmission(
  tx: Tx,
  form: { key: string; user: string | null; path: string },
  typed: Typed,
  files: Uploads = noUploads,
): Promise<Earlier> {
  const hash = fingerprint(typed, files)
  const claimed = await sql`
    insert into platform.submission (key, user_id, path, body_hash) values (${form.key}, ${form.user}, ${form.path}, ${hash})
    on conflict (key) do nothing returning key
  `.execute(tx)
  if (claimed.rows.length > 0) return { kind: 'first' }
  const earlier = await sql<{ body_hash: string; location: string | null }>`
    select body_hash, location from platform.submission where key = ${form.key}
  `.execute(tx)
  const [row] = earlier.rows
  return row?.location && row.body_hash === hash ? { kind: 'again', location: row.location } : { kind: 'changed' }
}

/** Remembers where the form led, for a second press of it. */
export async function settleSubmission(tx: Tx, key: string, location: string): Promise<void> {
  await sql`update platform.submission set location = ${location} where key = ${key}`.execute(tx)
}

import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { Tx } from '#platform/db'
import type { Typed } from '#platform/forms'

const typedShape = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

/**
 * Keeps what somebody typed as theirs alone, for thirty days (design §5 rule 5; WCAG 2.2 success criterion 2.2.6).
 * @returns the draft's identifier
 */
export async function saveDraft(
  tx: Tx,
  owner: string,
  path: string,
  typed: Typed,
  id: string = uuid(),
): Promise<string> {
  const answers = Object.fromEntries(Object.entries(typed).filter(([name]) => !name.startsWith('_')))
  await sql`
    insert into platform.draft (id, owner, path, typed, expires_at)
    values (${id}, ${owner}, ${path}, ${JSON.stringify(answers)}::jsonb, nwd.clock() + interval '30 days')
    on conflict (id) do update set typed = excluded.typed, saved_at = nwd.clock(), expires_at = excluded.expires_at
  `.execute(tx)
  return id
}

/** What was typed in a draft of this form, when it is the viewer's own and has not expired. */
export async function typedInDraft(tx: Tx, id: string, path: string): Promise<Typed | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined
  const { rows } = await sql<{ typed: unknown }>`
    select typed from platform.draft where id = ${id} and path = ${path} and expires_at > nwd.clock()
  `.execute(tx)
  const typed = typedShape.safeParse(rows[0]?.typed)
  return typed.success ? typed.data : undefined
}

/** A draft whose form was submitted is no longer needed. */
export async function discardDraft(tx: Tx, id: string): Promise<void> {
  await sql`delete from platform.draft where id = ${id}`.execute(tx)
}

/** The viewer's own drafts of forms whose address is like `path` (`%` any words), the newest first. */
export async function draftsLike(tx: Tx, path: string): Promise<{ id: string; path: string; saved_at: Date }[]> {
  const { rows } = await sql<{ id: string; path: string; saved_at: Date }>`
    select id, path, saved_at from platform.draft where path like ${path} and owner = nwd.viewer_user() and expires_at > nwd.clock()
    order by saved_at desc limit 100`.execute(tx)
  return rows
}

import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** Keeps what was chosen before a file goes: by name, who supports those whom it brings, and who leads them. */
export const chooseOptions = (tx: Tx, id: string, options: Readonly<Record<string, string>>) =>
  sql`update imports.file set options = ${JSON.stringify(options)}::jsonb, touched_at = nwd.clock() where id = ${id}`.execute(
    tx,
  )

/** Sets a file aside: it may be sent again. Its bytes go when they would have gone. */
export const setAside = (tx: Tx, id: string) =>
  sql`update imports.file set ended_at = nwd.clock(), ended_by = nwd.viewer_user(), touched_at = nwd.clock() where id = ${id} and ended_at is null`.execute(
    tx,
  )

/** Asks that what is under way with a file stops. Returns whether anything was. */
export async function askToStop(tx: Tx, file_id: string): Promise<boolean> {
  const { rows } = await sql`
    update imports.work set stop_asked_at = nwd.clock(), stop_asked_by = nwd.viewer_user()
    where file_id = ${file_id} and ended_at is null and stop_asked_at is null returning id`.execute(tx)
  return rows.length > 0
}

import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/**
 * Every service of the directory that was not taken out, or of one area, as Open Referral UK 3.0 writes them: a JSON list, each valid under the published schema, in
 * order of identifier, one to a line. Importing it again changes nothing.
 */
export async function exportServices(tx: Tx, area?: string): Promise<string> {
  const { rows } = await sql<{ body: string }>`
    select f.body::text as body from directory.service s join directory.full_service f on f.id = s.id
    where s.withdrawn_at is null and (${area ?? null}::text is null or s.area_id = ${area ?? null}) order by s.id`.execute(
    tx,
  )
  return `[${rows.map(({ body }, at) => `${at === 0 ? '' : ','}\n${body}`).join('')}\n]\n`
}

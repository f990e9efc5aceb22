import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Storing } from './staged.ts'

interface Noted {
  /** What the file is a list of. */
  kind: string
  rows: number
  refused: number
  added: number
  changed: number
  unchanged: number
  fingerprint: string
}

/** Notes that a file was brought in, and what it came to. */
export async function noteImport(
  tx: Tx,
  { import_id, area_id, organisation }: Pick<Storing, 'import_id' | 'area_id'> & { organisation: { id: string } },
  noted: Noted,
): Promise<void> {
  await sql`
    insert into imports.import (id, area_id, kind, fingerprint, by_user, organisation_id, rows, refused, added, changed, unchanged)
    values (${import_id}, ${area_id}, ${noted.kind}, ${noted.fingerprint}, nwd.viewer_user(), ${organisation.id}, ${noted.rows}, ${noted.refused},
      ${noted.added}, ${noted.changed}, ${noted.unchanged})
  `.execute(tx)
}

/** SHA-256 of a file, in hexadecimal. */
export async function fingerprintOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of createReadStream(path)) hash.update(bytes)
  return hash.digest('hex')
}

import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { PeopleTables } from './people.tables.ts'

const tables = (tx: Tx) => tx.withTables<PeopleTables>()

/** The parts of what we know that a person may agree to share, each by itself. */
export const shareableParts = {
  contact: 'how to contact me',
  needs: 'what I need help with',
  progress: 'how I get on',
  record: 'my whole record here',
} as const
export type ShareablePart = keyof typeof shareableParts

export interface NewPermission {
  area_id: string
  person_id: string
  partner_id: string
  purpose: string
  parts: readonly ShareablePart[]
  given_how: 'spoken' | 'written' | 'online'
  wording_version: string
  expires_on: CalendarDate | null
}

/** Records what a person agreed may be shared, with whom, for what, until when, and by which wording. Returns its identifier. */
export async function recordPermission(tx: Tx, by: Viewer, permission: NewPermission): Promise<string> {
  const id = uuid()
  await tables(tx)
    .insertInto('people.sharing_permission')
    .values({ id, ...permission, parts: [...permission.parts], recorded_by: by.user_id })
    .execute()
  return id
}

/** What a person has agreed to, newest first, withdrawn and expired ones too, as far as the viewer may read. */
export async function permissionsOf(tx: Tx, person: string) {
  return tables(tx)
    .selectFrom('people.sharing_permission')
    .select([
      'id',
      'partner_id',
      'purpose',
      'parts',
      'given_how',
      'given_at',
      'wording_version',
      'expires_on',
      'withdrawn_at',
    ])
    .where('person_id', '=', person)
    .orderBy('given_at', 'desc')
    .execute()
}

/**
 * Takes a permission back for the person. Its partner stops seeing them at once, but for a spell of its own; when the partner is the
 * partnership, so does whoever the person was offered to. Returns how many relationships were closed. The database refuses when the
 * viewer does not see the record.
 */
export async function withdrawPermission(tx: Tx, permission: string): Promise<number> {
  const { rows } = await sql<{ closed: number }>`select people.withdraw_permission(${permission}) as closed`.execute(tx)
  return rows[0]?.closed ?? 0
}

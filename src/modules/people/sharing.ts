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
  safe_contact: 'how to keep contact safe',
  about: 'my date of birth, what I am aiming for and what helps me',
  needs: 'what I need help with',
  history: 'what happened here before',
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

/** Why an organisation comes to be shown a person by their permission. */
export interface Showing {
  permission: string
  /** Who is shown. */
  holder: string
  /** `handover`: who the person is sent to, the parts that were chosen. `referral`: who sent them, how they get on. */
  kind: 'handover' | 'referral'
  because: { kind: string; id: string }
  referral: string
}

/**
 * Shows an organisation what a permission lets it see of a person, and no more, until the permission runs out. What that is is read from
 * the permission by the database, which refuses when it does not hold or does not cover the organisation.
 */
export async function showByPermission(
  tx: Tx,
  { permission, holder, kind, because, referral }: Showing,
): Promise<void> {
  await sql`select people.show_by_permission(${permission}, ${holder}, ${kind}, ${because.kind}, ${because.id}, ${referral})`.execute(
    tx,
  )
}

/** Whether a permission holds now and covers an organisation; true of any organisation of the area when the partnership has it. */
export async function permissionCovers(tx: Tx, permission: string, organisation: string): Promise<boolean> {
  const { rows } = await sql<{ covers: boolean }>`
    select people.permission_covers(p, ${organisation}) as covers from people.sharing_permission p where p.id = ${permission}`.execute(
    tx,
  )
  return rows[0]?.covers ?? false
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

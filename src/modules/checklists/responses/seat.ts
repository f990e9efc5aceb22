import { sql } from 'kysely'
import type { Role, Viewer } from '#platform/access'
import type { Tx } from '#platform/db'

/** Somebody who answers for an organisation in a round: by their account, or by the link of an invitation. */
export interface Seat {
  round_id: string
  area_id: string
  organisation_id: string
  /** Null by link. */
  user_id: string | null
  /** Whom colleagues of the organisation see beside what was saved. */
  name: string
  /** The invitation whose link they came by; null by account. */
  invitation_id: string | null
}

/** The roles that answer for their organisation. The database holds the same line (checklists.my_organisation); a test holds the two together. */
export const rolesThatAnswer = [
  'member',
  'team_lead',
  'key_worker',
  'provider_worker',
  'employer_officer',
  'referrer',
] as const satisfies readonly Role[]

/** Whether a role answers for an organisation. */
export const answersForOne = (role: Role): boolean => rolesThatAnswer.some((one) => one === role)

/** The seat of a signed-in viewer in a round, or undefined when they answer for nobody. */
export function seatOf(viewer: Viewer, round: string): Seat | undefined {
  const { organisation_id, area_id, user_id, name, role } = viewer
  if (organisation_id === null || area_id === null || !answersForOne(role)) return undefined
  return { round_id: round, area_id, organisation_id, user_id, name, invitation_id: null }
}

interface Held {
  id: string
  round_id: string
  area_id: string
  organisation_id: string
  contact_name: string | null
}

/**
 * The seat that the secret of an invitation's link gives, from now to the end of the transaction; undefined when there is no such invitation, or it
 * was taken back or has run out. The database knows the secret's hash alone.
 */
export async function takeSeat(tx: Tx, token: string): Promise<Seat | undefined> {
  await sql`select set_config('nwd.invitation', ${token}, true)`.execute(tx)
  const { rows } = await sql<Held>`
    select id, round_id, area_id, organisation_id, contact_name from checklists.invitation
    where id = (select checklists.invitation_held())`.execute(tx)
  const [held] = rows
  if (held === undefined) return undefined
  const { id, contact_name, ...place } = held
  return { ...place, user_id: null, name: contact_name ?? 'Somebody with the link', invitation_id: id }
}

import type { Role } from '#platform/access'
import type { Tx } from '#platform/db'
import type { PartnershipTables } from '../partnership.tables.ts'

const tables = (tx: Tx) => tx.withTables<PartnershipTables>()

export interface AreaMembership {
  id: string
  user_id: string
  name: string
  role: string
  organisation: string | null
  since: Date
}

const memberships = (tx: Tx, area: string) =>
  tables(tx)
    .selectFrom('partnership.membership as m')
    .leftJoin('partnership.organisation as o', (join) =>
      join.onRef('o.id', '=', 'm.organisation_id').onRef('o.area_id', '=', 'm.area_id'),
    )
    .select(['m.id', 'm.user_id', 'm.name', 'm.role', 'o.name as organisation', 'm.since'])
    .where('m.area_id', '=', area)
    .where('m.role', '<>', 'participant')
    .where('m.until', 'is', null)

/** Who works in an area now: each membership that has not ended, by organisation and name. Participants are not among them. */
export async function membershipsIn(tx: Tx, area: string): Promise<AreaMembership[]> {
  return memberships(tx, area).orderBy('o.name').orderBy('m.name').orderBy('m.id').execute()
}

/** Every membership of staff that has not ended, in all areas, for whoever runs the installation. */
export async function membershipsNow(tx: Tx): Promise<(AreaMembership & { area_id: string | null })[]> {
  return tables(tx)
    .selectFrom('partnership.membership as m')
    .leftJoin('partnership.organisation as o', (join) =>
      join.onRef('o.id', '=', 'm.organisation_id').onRef('o.area_id', '=', 'm.area_id'),
    )
    .select(['m.id', 'm.user_id', 'm.name', 'm.role', 'o.name as organisation', 'm.since', 'm.area_id'])
    .where('m.role', '<>', 'participant')
    .where('m.until', 'is', null)
    .orderBy('m.area_id')
    .orderBy('o.name')
    .orderBy('m.name')
    .orderBy('m.id')
    .execute()
}

/** One membership of an area that has not ended, or undefined. */
export async function membershipIn(tx: Tx, area: string, id: string): Promise<AreaMembership | undefined> {
  return memberships(tx, area).where('m.id', '=', id).executeTakeFirst()
}

/** Ends a membership. False when it had ended already. */
export async function endMembership(tx: Tx, id: string, by: string, now: Date): Promise<boolean> {
  const ended = await tables(tx)
    .updateTable('partnership.membership')
    .set({ until: now, ended_by: by })
    .where('id', '=', id)
    .where('until', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows === 1n
}

/** Whether an account acts for an organisation in a role now. */
export async function holdsMembership(tx: Tx, user: string, organisation: string, role: string): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('partnership.membership')
    .select('id')
    .where('user_id', '=', user)
    .where('organisation_id', '=', organisation)
    .where('role', '=', role)
    .where('until', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export interface Invitation {
  id: string
  area_id: string
  organisation_id: string
  organisation: string
  role: string
  email: string
  name: string
  token_hash: string
  invited_by: string
  expires_at: Date
  accepted_at: Date | null
  withdrawn_at: Date | null
}

const invitations = (tx: Tx) =>
  tables(tx)
    .selectFrom('partnership.invitation as i')
    .innerJoin('partnership.organisation as o', (join) =>
      join.onRef('o.id', '=', 'i.organisation_id').onRef('o.area_id', '=', 'i.area_id'),
    )
    .select([
      'i.id',
      'o.area_id',
      'o.id as organisation_id',
      'o.name as organisation',
      'i.role',
      'i.email',
      'i.name',
      'i.token_hash',
      'i.invited_by',
      'i.expires_at',
      'i.accepted_at',
      'i.withdrawn_at',
    ])

/** The invitations of an area that wait for an answer, the newest first; expired ones too, so that they can be sent again. */
export async function invitationsIn(tx: Tx, area: string): Promise<Invitation[]> {
  return invitations(tx)
    .where('i.area_id', '=', area)
    .where('i.accepted_at', 'is', null)
    .where('i.withdrawn_at', 'is', null)
    .orderBy('i.invited_at', 'desc')
    .execute()
}

/** An invitation by its identifier, whatever has become of it. */
export async function selectOptionalInvitation(tx: Tx, id: string): Promise<Invitation | undefined> {
  return invitations(tx).where('i.id', '=', id).executeTakeFirst()
}

export interface NewInvitation {
  id: string
  area_id: string
  organisation_id: string
  role: Role
  email: string
  name: string
  token_hash: string
  invited_by: string
  expires_at: Date
}

/** Writes an invitation; earlier ones of the same address to the same organisation and role are withdrawn, so that one link works. */
export async function insertInvitation(tx: Tx, invitation: NewInvitation, now: Date): Promise<void> {
  await tables(tx)
    .updateTable('partnership.invitation')
    .set({ withdrawn_at: now })
    .where('email', '=', invitation.email)
    .where('organisation_id', '=', invitation.organisation_id)
    .where('role', '=', invitation.role)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
  await tables(tx)
    .insertInto('partnership.invitation')
    .values({ ...invitation, invited_at: now })
    .execute()
}

/** Takes an invitation back. False when it had been accepted or taken back already. */
export async function withdrawInvitation(tx: Tx, id: string, now: Date): Promise<boolean> {
  const withdrawn = await tables(tx)
    .updateTable('partnership.invitation')
    .set({ withdrawn_at: now })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return withdrawn.numUpdatedRows === 1n
}

/** Uses an invitation up for an account. False when somebody has been quicker. */
export async function acceptInvitation(tx: Tx, id: string, user: string, now: Date): Promise<boolean> {
  const used = await tables(tx)
    .updateTable('partnership.invitation')
    .set({ accepted_at: now, accepted_by: user })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

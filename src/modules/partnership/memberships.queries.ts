import { v7 as uuid } from 'uuid'
import type { Role } from '#platform/access'
import type { Tx } from '#platform/db'
import type { PartnershipTables } from './partnership.tables.ts'

const tables = (tx: Tx) => tx.withTables<PartnershipTables>()

export interface Colleague {
  user_id: string
  name: string
  role: string
  organisation_id: string | null
}

export interface NewMembership {
  user_id: string
  name: string
  role: Role
  organisation_id: string | null
  area_id: string | null
  added_by?: string | undefined
}

/** Lets an account act for an organisation in a role, from now on. Returns the membership's identifier. */
export async function insertMembership(tx: Tx, membership: NewMembership): Promise<string> {
  const id = uuid()
  await tables(tx)
    .insertInto('partnership.membership')
    .values({ id, ...membership, added_by: membership.added_by ?? null })
    .execute()
  return id
}

/** Those who act for an organisation now, in the roles named, by name. */
export async function colleaguesIn(tx: Tx, organisation: string, roles: readonly Role[]): Promise<Colleague[]> {
  return tables(tx)
    .selectFrom('partnership.membership')
    .select(['user_id', 'name', 'role', 'organisation_id'])
    .where('organisation_id', '=', organisation)
    .where('role', 'in', [...roles])
    .where('until', 'is', null)
    .orderBy('name')
    .execute()
}

/** Those of the national desk, by name. */
export const colleaguesNationally = (tx: Tx): Promise<Colleague[]> =>
  tables(tx)
    .selectFrom('partnership.membership')
    .select(['user_id', 'name', 'role', 'organisation_id'])
    .where('role', '=', 'analyst')
    .where('until', 'is', null)
    .orderBy('name')
    .execute()

/** The key workers of an area who may be given somebody, with the organisation of each, by organisation and name. */
export async function keyWorkersOf(tx: Tx, area: string): Promise<(Colleague & { organisation: string })[]> {
  return tables(tx)
    .selectFrom('partnership.membership as m')
    .innerJoin('partnership.organisation as o', (join) =>
      join.onRef('o.id', '=', 'm.organisation_id').onRef('o.area_id', '=', 'm.area_id'),
    )
    .select(['m.user_id', 'm.name', 'm.role', 'm.organisation_id', 'o.name as organisation'])
    .where('m.area_id', '=', area)
    .where('m.role', 'in', ['key_worker', 'team_lead'])
    .where('m.until', 'is', null)
    .where('o.supports_people', '=', true)
    .where('o.ended_at', 'is', null)
    .orderBy('o.name')
    .orderBy('m.name')
    .execute()
}

/** The name an account goes by, as of its newest membership; undefined when it has none. */
export async function nameOf(tx: Tx, user: string): Promise<string | undefined> {
  const row = await tables(tx)
    .selectFrom('partnership.membership')
    .select('name')
    .where('user_id', '=', user)
    .orderBy('since', 'desc')
    .executeTakeFirst()
  return row?.name
}

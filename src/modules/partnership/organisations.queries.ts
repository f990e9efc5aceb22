import type { Tx } from '#platform/db'
import type { PartnershipTables } from './partnership.tables.ts'

const tables = (tx: Tx) => tx.withTables<PartnershipTables>()

export interface Organisation {
  id: string
  area_id: string
  name: string
  kind: string
  supports_people: boolean
}

const organisationColumns = ['id', 'area_id', 'name', 'kind', 'supports_people'] as const

/** The organisations of an area that still take part, by name; the partnership itself among them. */
export async function organisationsOf(tx: Tx, area: string): Promise<Organisation[]> {
  return tables(tx)
    .selectFrom('partnership.organisation')
    .select(organisationColumns)
    .where('area_id', '=', area)
    .where('ended_at', 'is', null)
    .orderBy('name')
    .execute()
}

/** The organisation that is the area's partnership; its members are the coordinators. */
export async function partnershipOf(tx: Tx, area: string): Promise<Organisation> {
  return tables(tx)
    .selectFrom('partnership.organisation')
    .select(organisationColumns)
    .where('area_id', '=', area)
    .where('kind', '=', 'partnership')
    .executeTakeFirstOrThrow()
}

/** An organisation by its identifier, or undefined. */
export async function selectOptionalOrganisation(tx: Tx, id: string): Promise<Organisation | undefined> {
  return tables(tx)
    .selectFrom('partnership.organisation')
    .select(organisationColumns)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Adds an organisation to an area. A name already taken in the area violates a unique key. */
export async function insertOrganisation(tx: Tx, organisation: Organisation): Promise<void> {
  await tables(tx).insertInto('partnership.organisation').values(organisation).execute()
}

/** The areas, by name. */
export async function areas(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tables(tx).selectFrom('partnership.area').select(['id', 'name']).orderBy('name').execute()
}

/** The organisations of an area, by sector and name, each with how many people act for it now. */
export async function membersByOrganisation(tx: Tx, area: string): Promise<(Organisation & { members: number })[]> {
  const rows = await tables(tx)
    .selectFrom('partnership.organisation as o')
    .leftJoin('partnership.membership as m', (join) =>
      join.onRef('m.organisation_id', '=', 'o.id').on('m.until', 'is', null),
    )
    .select([
      'o.id',
      'o.area_id',
      'o.name',
      'o.kind',
      'o.supports_people',
      (eb) => eb.fn.count<number>('m.id').as('members'),
    ])
    .where('o.area_id', '=', area)
    .where('o.ended_at', 'is', null)
    .groupBy(['o.id', 'o.area_id', 'o.name', 'o.kind', 'o.supports_people'])
    .orderBy('o.kind')
    .orderBy('o.name')
    .execute()
  return rows.map((row) => ({ ...row, members: Number(row.members) }))
}

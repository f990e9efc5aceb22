import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import type { PartnershipTables } from '../partnership.tables.ts'

/** An organisation as a file names it. */
export interface Named {
  area_id: string
  name: string
}

/** What makes two written names one organisation: neither capitals nor spaces tell them apart. */
export const sameName = ({ area_id, name }: Named): string =>
  `${area_id} ${name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('en-GB')}`

/**
 * The organisations of these names in their areas, those that have left among them; one that is not known is added, its sector unknown.
 * @returns their identifiers by `sameName`, and how many were added
 */
export async function organisationsNamed(
  tx: Tx,
  wanted: readonly Named[],
): Promise<{ ids: Map<string, string>; added: number }> {
  const tables = tx.withTables<PartnershipTables>()
  const areas = [...new Set(wanted.map(({ area_id }) => area_id))]
  if (areas.length === 0) return { ids: new Map(), added: 0 }
  const known = await tables
    .selectFrom('partnership.organisation')
    .select(['id', 'area_id', 'name'])
    .where('area_id', 'in', areas)
    .orderBy('id', 'desc')
    .execute()
  const ids = new Map(known.map((organisation) => [sameName(organisation), organisation.id]))
  const missing = new Map(wanted.filter((one) => !ids.has(sameName(one))).map((one) => [sameName(one), one]))
  const added = [...missing].map(([key, { area_id, name }]) => ({
    key,
    row: { id: uuid(), area_id, name: name.normalize('NFC').trim().replace(/\s+/g, ' '), kind: 'unknown' },
  }))
  if (added.length > 0)
    await tables
      .insertInto('partnership.organisation')
      .values(added.map(({ row }) => row))
      .execute()
  for (const { key, row } of added) ids.set(key, row.id)
  return { ids, added: added.length }
}

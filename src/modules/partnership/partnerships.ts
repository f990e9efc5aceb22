import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import { areas, insertOrganisation } from './organisations.queries.ts'
import type { PartnershipTables } from './partnership.tables.ts'

/**
 * Sees to it that every area has its partnership: an organisation whose members are the area's coordinators, and through
 * which they see the area's people. Changes nothing where there is one.
 */
export async function ensurePartnerships(tx: Tx): Promise<void> {
  const having = await tx
    .withTables<PartnershipTables>()
    .selectFrom('partnership.organisation')
    .select('area_id')
    .where('kind', '=', 'partnership')
    .execute()
  const known = new Set(having.map(({ area_id }) => area_id))
  for (const area of await areas(tx)) {
    if (known.has(area.id)) continue
    const name = `${area.name} Employability Partnership`
    await insertOrganisation(tx, { id: uuid(), area_id: area.id, name, kind: 'partnership', supports_people: false })
  }
}

import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { PartnershipTables } from './partnership.tables.ts'

/** The transaction with the tables of this module. */
export const tables = (tx: Tx) => tx.withTables<PartnershipTables>()

/** Who did it, as it is kept beside the account: names change, what was written does not. */
export const nameNow = ({ name, organisation_name }: Pick<Viewer, 'name' | 'organisation_name'>): string =>
  organisation_name === '' ? name : `${name}, ${organisation_name}`

/** What every new row begins with: an identifier, and the area of the partnership. */
export const newRow = (area_id: string) => ({ id: uuid(), area_id })

/** The next number in an area of what is numbered there, from 1. Two who ask at once wait for each other. */
export async function nextNumber(
  tx: Tx,
  of: 'action' | 'agreement' | 'decision' | 'risk',
  area: string,
): Promise<number> {
  const column = of === 'agreement' ? 'version' : 'number'
  await sql`select pg_advisory_xact_lock(hashtext(${`partnership.${of} ${area}`}))`.execute(tx)
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(${sql.ref(column)}), 0) + 1 as next from ${sql.table(`partnership.${of}`)} where area_id = ${area}`.execute(
    tx,
  )
  return rows[0]?.next ?? 1
}

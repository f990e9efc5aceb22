import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { EmployersTables } from './employers.tables.ts'

const tables = (tx: Tx) => tx.withTables<EmployersTables>()

export interface Employer {
  id: string
  area_id: string
  name: string
}

/** The employers an area knows, by name. */
export async function employersOf(tx: Tx, area: string): Promise<Employer[]> {
  return tables(tx)
    .selectFrom('employers.employer')
    .select(['id', 'area_id', 'name'])
    .where('area_id', '=', area)
    .orderBy(sql`lower(name)`)
    .execute()
}

/**
 * The employer of this name in the viewer's area, added when the area does not know it yet; capitals make no difference.
 * Two people who add one name at once get one employer.
 */
export async function employerNamed(tx: Tx, by: Viewer, area: string, name: string): Promise<Employer> {
  const plain = name.trim().replace(/\s+/g, ' ')
  const same = sql<boolean>`lower(name) = lower(${plain})`
  await tables(tx)
    .insertInto('employers.employer')
    .values({ id: uuid(), area_id: area, name: plain, added_by: by.user_id })
    .onConflict((clash) => clash.expression(sql`area_id, lower(name)`).doNothing())
    .execute()
  return tables(tx)
    .selectFrom('employers.employer')
    .select(['id', 'area_id', 'name'])
    .where('area_id', '=', area)
    .where(same)
    .executeTakeFirstOrThrow()
}

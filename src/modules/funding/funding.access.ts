import { sql } from 'kysely'
import type { Role, Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { found } from '#platform/http'

/** Who reads an area's books: those who take part in its partnership. Rows of other areas the database keeps from them. */
export const readers = ['coordinator', 'member'] as const satisfies readonly Role[]

/** Who writes in them. */
export const coordinators = ['coordinator'] as const satisfies readonly Role[]

/** Who shares the nation's money out. */
export const analysts = ['analyst'] as const satisfies readonly Role[]

/** Why a look at the books is not written into the audit trail. */
export const ownBusiness = { none: 'the partnership’s money, about no participant' } as const

/** The area whose books the viewer reads. */
export const areaOf = ({ area_id }: Pick<Viewer, 'area_id'>): string => found(area_id)

export const writesHere = ({ role }: Pick<Viewer, 'role'>): boolean => role === 'coordinator'

/** Who did it, as it is kept beside the account. */
export const nameNow = ({ name, organisation_name }: Pick<Viewer, 'name' | 'organisation_name'>): string =>
  organisation_name === '' ? name : `${name}, ${organisation_name}`

/** The next number of an area's, from 1. Two who ask at once wait for each other. */
export async function nextNumber(tx: Tx, of: 'commitment' | 'claim' | 'call', area: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${`funding.${of} ${area}`}))`.execute(tx)
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(number), 0) + 1 as next from ${sql.table(`funding.${of}`)} where area_id = ${area}`.execute(tx)
  return rows[0]?.next ?? 1
}

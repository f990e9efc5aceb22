import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** What an organisation was paid out of a year's promises, in pence, less what was taken back. */
export interface PaidTo {
  organisation_id: string
  name: string
  paid: number
}

/** Every organisation to which something of a year's money is promised in an area, by name, and what it was paid. */
export async function paidByOrganisation(tx: Tx, area: string, year: string): Promise<PaidTo[]> {
  const { rows } = await sql<PaidTo>`
    select c.organisation_id, o.name, coalesce(sum(a.pence) filter (where a.kind = 'paid'), 0)::bigint as paid
    from funding.account a
    join funding.commitment c on c.id = a.commitment_id and c.area_id = a.area_id
    join partnership.organisation o on o.id = c.organisation_id and o.area_id = c.area_id
    where a.area_id = ${area} and a.financial_year = ${year}
    group by c.organisation_id, o.name order by o.name, c.organisation_id`.execute(tx)
  return rows
}

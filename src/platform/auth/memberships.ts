import { sql } from 'kysely'
import { z } from 'zod'
import { type Role, roles, type Viewer } from '#platform/access'
import type { Connection } from '#platform/db'

/** One role for one organisation that an account holds today. */
export interface Membership {
  id: string
  viewer: Viewer
  termsAccepted: boolean
}

const row = z.object({
  id: z.uuid(),
  area_id: z.string().nullable(),
  name: z.string(),
  organisation_id: z.uuid().nullable(),
  organisation_name: z.string().nullable(),
  role: z.enum(roles),
  terms_accepted: z.boolean(),
})

/** Who acts for no organisation is shown with what they belong to instead. */
const withoutOrganisation = (role: Role) => (role === 'participant' ? '' : 'Scotland')

/**
 * The memberships that an account holds now, the oldest first; ended ones, and those of an organisation that has left, are not among
 * them. One statement, asked on every request: a leaver is cut off at once.
 */
export async function membershipsOf(
  connection: Connection,
  userId: string,
  now: Date,
  termsVersion: string | undefined,
): Promise<Membership[]> {
  const { rows } = await sql<unknown>`
    select m.id, m.area_id, m.name, m.organisation_id, o.name as organisation_name, m.role,
      exists (select 1 from partnership.terms_acceptance t where t.user_id = m.user_id
        and t.organisation_id is not distinct from m.organisation_id and t.version = ${termsVersion ?? ''}) as terms_accepted
    from partnership.membership m
    left join partnership.organisation o on o.id = m.organisation_id and o.area_id = m.area_id
    where m.user_id = ${userId} and m.since <= ${now} and (m.until is null or m.until > ${now})
      and (o.ended_at is null or o.ended_at > ${now})
    order by m.since, m.id
  `.execute(connection)
  return rows.map((each) => {
    const membership = row.parse(each)
    return {
      id: membership.id,
      viewer: {
        user_id: userId,
        name: membership.name,
        role: membership.role,
        organisation_id: membership.organisation_id,
        organisation_name: membership.organisation_name ?? withoutOrganisation(membership.role),
        area_id: membership.area_id,
      },
      termsAccepted: termsVersion === undefined || membership.terms_accepted,
    }
  })
}

import { type RawBuilder, sql } from 'kysely'
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
  user_id: z.uuid(),
  name: z.string(),
  organisation_id: z.uuid().nullable(),
  organisation_name: z.string().nullable(),
  role: z.enum(roles),
  terms_accepted: z.boolean(),
})

const sessionRow = row.extend({
  email: z.string(),
  two_factor_enabled: z.boolean(),
  chosen_id: z.uuid().nullable(),
})

/** What a session leads to; of the memberships there is at least one. */
export interface SessionFound {
  userId: string
  email: string
  secondFactor: boolean
  chosenId: string | null
  memberships: readonly [Membership, ...Membership[]]
}

/** Who acts for no organisation is shown with what they belong to instead. */
const withoutOrganisation = (role: Role) => (role === 'participant' ? '' : 'Scotland')

const membershipFrom = (found: z.infer<typeof row>): Membership => ({
  id: found.id,
  viewer: {
    user_id: found.user_id,
    name: found.name,
    role: found.role,
    organisation_id: found.organisation_id,
    organisation_name: found.organisation_name ?? withoutOrganisation(found.role),
    area_id: found.area_id,
  },
  termsAccepted: found.terms_accepted,
})

const columns = (termsVersion: string | undefined) => sql`
  m.id, m.area_id, m.user_id, m.name, m.organisation_id, o.name as organisation_name, m.role,
  ${termsVersion === undefined} or exists (select 1 from partnership.terms_acceptance t where t.user_id = m.user_id
    and t.organisation_id is not distinct from m.organisation_id and t.version = ${termsVersion ?? ''}) as terms_accepted`

/** Ended memberships, and those of an organisation that has left, are not among them. The oldest comes first. */
const held = (user: RawBuilder<unknown>, now: Date) => sql`
  join partnership.membership m on m.user_id = ${user} and m.since <= ${now} and (m.until is null or m.until > ${now})
  left join partnership.organisation o on o.id = m.organisation_id and o.area_id = m.area_id
  where (o.ended_at is null or o.ended_at > ${now})
  order by m.since, m.id`

/** The memberships that an account holds now, the oldest first. */
export async function membershipsOf(connection: Connection, userId: string, now: Date): Promise<Membership[]> {
  const { rows } = await sql<unknown>`
    select ${columns(undefined)} from (select ${userId}::uuid as user_id) u ${held(sql`u.user_id`, now)}
  `.execute(connection)
  return rows.map((each) => membershipFrom(row.parse(each)))
}

/**
 * Whose session a token is, and what they hold now: one statement, asked on every request, so that a leaver is cut off at once. Undefined
 * when the session has ended or nothing holds any more.
 */
export async function sessionByToken(
  connection: Connection,
  token: string,
  now: Date,
  termsVersion: string | undefined,
): Promise<SessionFound | undefined> {
  const { rows } = await sql<unknown>`
    select s.email, s.two_factor_enabled, s.membership_id as chosen_id, ${columns(termsVersion)}
    from auth.session_of(${token}) s ${held(sql`s.user_id`, now)}
  `.execute(connection)
  const [first, ...others] = rows.map((each) => sessionRow.parse(each))
  if (first === undefined) return undefined
  return {
    userId: first.user_id,
    email: first.email,
    secondFactor: first.two_factor_enabled,
    chosenId: first.chosen_id,
    memberships: [membershipFrom(first), ...others.map(membershipFrom)],
  }
}

import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/db'
import { type FullService, serviceSchema } from '../open-referral/service.ts'

/** An entry of the directory as its page shows it. */
export interface Entry {
  service: FullService
  area_id: string | null
  /** The organisation as it takes part in the partnership of its area, where it does. */
  partner_id: string | null
  situations: string[]
  withdrawn: boolean
  stale: boolean
}

/** Entries by their identifiers, in that order, those that were taken out among them. */
export async function selectEntries(tx: Tx, ids: readonly string[]): Promise<Entry[]> {
  const { rows } = await sql<Omit<Entry, 'service'> & { body: unknown }>`
    select f.body, s.area_id, o.partner_id, s.situations, s.withdrawn_at is not null as withdrawn,
      s.review_by < (nwd.clock() at time zone 'Europe/London')::date as stale
    from unnest(${[...ids]}::uuid[]) with ordinality w (id, nth) join directory.service s on s.id = w.id
    join directory.full_service f on f.id = s.id left join directory.organisation o on o.id = s.organisation_id
    order by w.nth`.execute(tx)
  return rows.map(({ body, ...rest }) => ({ ...rest, service: serviceSchema.parse(body) }))
}

/** An entry by its identifier, also when it was taken out; undefined when there never was one. */
export const selectOptionalEntry = async (tx: Tx, id: string): Promise<Entry | undefined> =>
  (await selectEntries(tx, [id]))[0]

type Waits = { people: number; half_within_days: number | null } | undefined

/** How long people lately waited for the organisation of each entry, in their order; undefined where too few were referred to say. In a statistics transaction. */
export async function usualWaits(tx: Tx, entries: readonly Pick<Entry, 'area_id' | 'partner_id'>[]): Promise<Waits[]> {
  const partners = entries.flatMap(({ partner_id }) => partner_id ?? [])
  if (partners.length === 0) return entries.map(() => undefined)
  const { rows } = await sql<{
    area_id: string
    organisation_id: string
    people: number
    half_within_days: number | null
  }>`
    select area_id, organisation_id, people, half_within_days from stats.usual_wait where organisation_id = any (${partners}::uuid[])`.execute(
    tx,
  )
  return entries.map(({ area_id, partner_id }) => {
    const row = rows.find((one) => one.area_id === area_id && one.organisation_id === partner_id)
    return row && { people: row.people, half_within_days: row.half_within_days }
  })
}

/** A service as somebody asks for it: by name. */
export interface Asking {
  id: string
  name: string
  organisation: string | null
  area_id: string | null
}

/** A service that can be asked for, by what an address names; undefined when it names none, or one that is withdrawn or no longer runs. */
export async function serviceToAskFor(tx: Tx, id: string): Promise<Asking | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined
  const { rows } = await sql<Asking>`
    select s.id, s.name, o.name as organisation, s.area_id from directory.service s left join directory.organisation o on o.id = s.organisation_id
    where s.id = ${id} and s.withdrawn_at is null and s.status in ('active', 'temporarily closed')`.execute(tx)
  return rows[0]
}

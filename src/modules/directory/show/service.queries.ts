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

/** An entry by its identifier, those that were taken out among them; undefined when there never was one. */
export async function selectOptionalEntry(tx: Tx, id: string): Promise<Entry | undefined> {
  const { rows } = await sql<Omit<Entry, 'service'> & { body: unknown }>`
    select f.body, s.area_id, o.partner_id, s.situations, s.withdrawn_at is not null as withdrawn,
      s.review_by < (nwd.clock() at time zone 'Europe/London')::date as stale
    from directory.service s join directory.full_service f on f.id = s.id left join directory.organisation o on o.id = s.organisation_id
    where s.id = ${id}`.execute(tx)
  const [row] = rows
  if (row === undefined) return undefined
  const { body, ...rest } = row
  return { ...rest, service: serviceSchema.parse(body) }
}

/** How long people lately waited for an organisation; undefined when too few were referred to say. In a statistics transaction. */
export async function usualWait(tx: Tx, area_id: string, organisation_id: string) {
  const { rows } = await sql<{ people: number; half_within_days: number | null }>`
    select people, half_within_days from stats.usual_wait where area_id = ${area_id} and organisation_id = ${organisation_id}`.execute(
    tx,
  )
  return rows[0]
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

import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { referenceText } from '#platform/reference'
import { sinksAfterDays } from './find.queries.ts'
import { agesInWords } from './say.ts'

/** For whom a service is looked for, without a word of who they are. */
export interface Fitting {
  area_id: string
  /** Codes of support-needs; a service that helps with more of them comes first. */
  needs: readonly string[]
  /** In years; undefined when it is not known, and then no age is asked of a service. */
  age: number | undefined
  /** Members of the partnership who have said no already. */
  without: readonly string[]
}

/** A service that may fit, and why. */
export interface Fits {
  id: string
  name: string
  organisation: string | null
  /** The organisation as it takes part in the partnership of the area, where it does. */
  partner_id: string | null
  /** With which of the needs it helps, in words. */
  helps: string[]
  ages: string | undefined
}

/**
 * Services of the directory that may fit somebody: running, of their area or of everywhere, for their age, and good for at least one of their needs. Those that help
 * with more come first, then those of partners, who can be asked here; entries that nobody vouches for come last.
 */
export async function servicesFitting(tx: Tx, { area_id, needs, age, without }: Fitting, most = 5): Promise<Fits[]> {
  if (needs.length === 0) return []
  const forAge =
    age === undefined ? sql`true` : sql`coalesce(s.minimum_age, 0) <= ${age} and coalesce(s.maximum_age, 200) >= ${age}`
  const { rows } = await sql<
    Omit<Fits, 'helps' | 'ages'> & { helps: string[]; least: number | null; most: number | null }
  >`
    select s.id, s.name, o.name as organisation, o.partner_id, s.minimum_age::float8 as least, s.maximum_age::float8 as most,
      array(select n from unnest(s.needs) n where n = any (${[...needs]}::text[]) order by n) as helps
    from directory.service s left join directory.organisation o on o.id = s.organisation_id
    where s.withdrawn_at is null and s.status = 'active' and s.needs && ${[...needs]}::text[] and (s.area_id = ${area_id} or s.area_id is null)
      and ${forAge}
      and (o.partner_id is null or o.partner_id <> all (${[...without]}::uuid[]))
    order by coalesce(s.review_by < (nwd.clock() at time zone 'Europe/London')::date - ${sql.lit(sinksAfterDays)}, false),
      cardinality(array(select n from unnest(s.needs) n where n = any (${[...needs]}::text[]))) desc, o.partner_id is null, s.name, s.id
    limit ${most}`.execute(tx)
  return rows.map(({ least, most: oldest, helps, ...row }) => ({
    ...row,
    helps: helps.map((code) => referenceText('support-needs', code)),
    ages: agesInWords(least, oldest),
  }))
}

/** The member of the partnership that runs a service, where one does. */
export async function partnerOfService(tx: Tx, service: string): Promise<string | undefined> {
  const { rows } = await sql<{ partner_id: string | null }>`
    select o.partner_id from directory.service s join directory.organisation o on o.id = s.organisation_id where s.id = ${service}`.execute(
    tx,
  )
  return rows[0]?.partner_id ?? undefined
}

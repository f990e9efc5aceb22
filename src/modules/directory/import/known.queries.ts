import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Known } from '../open-referral/across.ts'
import { allAttributes, partsOf } from '../open-referral/parts.ts'
import type { FullService } from '../open-referral/service.ts'

const parts = [
  ['schedule', 'service_id'],
  ['service_area', 'service_id'],
  ['service_at_location', 'service_id'],
  ['language', 'service_id'],
  ['funding', 'service_id'],
  ['cost_option', 'service_id'],
  ['contact', 'service_id'],
  ['phone', 'service_id'],
  ['organisation_identifier', 'organisation_id'],
  ['address', 'location_id'],
  ['accessibility', 'location_id'],
  ['attribute', 'link_id'],
] as const

/** What the directory holds already of what these services speak of. */
export async function knownOf(tx: Tx, services: readonly FullService[]): Promise<Known> {
  const ids = JSON.stringify(services.flatMap((service) => partsOf(service).map(({ id }) => id)))
  const owned = parts.map(
    ([table, owner]) =>
      sql`select t.id, t.${sql.ref(owner)} as owner from ${sql.table(`directory.${table}`)} t join asked on asked.id = t.id`,
  )
  const { rows } = await sql<{ id: string; owner: string }>`
    with asked as materialized (select distinct value::uuid as id from jsonb_array_elements_text(${ids}::jsonb))
    ${sql.join(owned, sql` union all `)}`.execute(tx)
  return {
    owners: new Map(rows.map(({ id, owner }) => [id, owner])),
    organisations: await there(
      tx,
      'organisation',
      services.flatMap(({ organization_id }) => organization_id ?? []),
    ),
    locations: await there(
      tx,
      'location',
      services.flatMap((one) => one.service_at_locations?.flatMap(({ location_id }) => location_id ?? []) ?? []),
    ),
    terms: await there(
      tx,
      'taxonomy_term',
      services.flatMap((one) => allAttributes(one).flatMap(({ taxonomy_term_id }) => taxonomy_term_id ?? [])),
    ),
  }
}

async function there(tx: Tx, table: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(`directory.${table}`)} where id = any (${[...new Set(ids)]}::uuid[])`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** An entry as it goes to the database. */
export interface Entry {
  content: FullService
  area_id: string | null
  review_by: string
  needs: readonly string[]
  situations: readonly string[]
  found_by: string
}

/** Those of the entries that are in the directory word for word, as they were last written or as they now read. */
export async function unchangedOf(tx: Tx, entries: readonly Entry[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select s.id from jsonb_array_elements(${JSON.stringify(entries)}::jsonb) e
    join directory.service s on s.id = (e #>> '{content,id}')::uuid and s.area_id is not distinct from e ->> 'area_id' and s.withdrawn_at is null
    cross join lateral (select v.content from directory.service_version v where v.service_id = s.id order by v.number desc limit 1) latest
    left join directory.full_service f on f.id = s.id
    where latest.content = e -> 'content' or f.body::jsonb = e -> 'content'`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** The council area of each postcode that the look-up in force knows. */
export async function areasOfPostcodes(tx: Tx, postcodes: readonly string[]): Promise<Map<string, string>> {
  if (postcodes.length === 0) return new Map()
  const { rows } = await sql<{ postcode: string; area_id: string }>`
    select distinct on (p.postcode) p.postcode, p.area_id from partnership.postcode p
    join partnership.place_edition e on e.id = p.edition_id and e.superseded_at is null
    where p.postcode = any (${[...new Set(postcodes)]}::text[]) order by p.postcode, e.from_on desc`.execute(tx)
  return new Map(rows.map(({ postcode, area_id }) => [postcode, area_id]))
}

/** The areas of entries that are there already. */
export async function areasOfEntries(tx: Tx, ids: readonly string[]): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ id: string; area_id: string | null }>`
    select id, area_id from directory.service where id = any (${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, area_id }) => [id, area_id]))
}

/** Writes entries down, each with its own version. */
export async function putEntries(tx: Tx, entries: readonly Entry[], source: string, sourceName: string): Promise<void> {
  await sql`select directory.put(${JSON.stringify(entries)}::jsonb, ${source}, ${sourceName}, null)`.execute(tx)
}

/** One writer of the directory at a time. */
export async function lockDirectory(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('directory', 0))`.execute(tx)
}

/** Whether the directory holds anything. */
export async function hasServices(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select from directory.service limit 1`.execute(tx)
  return rows.length > 0
}

/** How many entries look like one that is there under another identifier, with an example or two. */
export async function lookAlike(tx: Tx, services: readonly string[]): Promise<{ name: string; other_id: string }[]> {
  const { rows } = await sql<{ name: string; other_id: string }>`
    select distinct on (s.id) s.name, a.other_id from directory.alike(${[...services]}::uuid[]) a join directory.service s on s.id = a.service_id
    where a.other_id <> all (${[...services]}::uuid[]) order by s.id, a.other_id`.execute(tx)
  return rows
}

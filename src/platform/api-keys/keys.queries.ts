import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import { hashOf, keyOf, type Scope } from './caller.ts'

/** A key as people see it; the key itself is not kept. */
export interface ApiKey {
  id: string
  area_id: string
  organisation_id: string
  organisation: string
  name: string
  scopes: string[]
  responsible: string
  /** Who answers for it; null once they no longer act for the organisation, and then the key opens nothing. */
  responsible_name: string | null
  hint: string
  made_by: string | null
  made_at: Date
  last_used_at: Date | null
  ended_at: Date | null
}

export interface NewKey {
  area_id: string
  organisation_id: string
  name: string
  scopes: readonly Scope[]
  /** Account of who answers for what it sends. */
  responsible: string
  made_by: string | null
}

/** Makes a key, and returns its identifier and the key, which is told once and kept nowhere. */
export async function makeKey(tx: Tx, secret: string, made: NewKey): Promise<{ id: string; key: string }> {
  const id = uuid()
  const key = keyOf(secret, id)
  await sql`
    insert into platform.api_key (id, area_id, organisation_id, name, scopes, responsible, key_hash, hint, made_by)
    values (${id}, ${made.area_id}, ${made.organisation_id}, ${made.name}, ${[...made.scopes]}, ${made.responsible}, ${hashOf(key)},
      ${key.slice(0, 10)}, ${made.made_by})
  `.execute(tx)
  return { id, key }
}

const selected = sql`
  select k.id, k.area_id, k.organisation_id, o.name as organisation, k.name, k.scopes, k.responsible, k.hint, k.made_by, k.made_at, k.last_used_at, k.ended_at,
    (select m.name from partnership.membership m where m.user_id = k.responsible and m.organisation_id = k.organisation_id and m.until is null
      order by m.since limit 1) as responsible_name
  from platform.api_key k join partnership.organisation o on o.id = k.organisation_id and o.area_id = k.area_id`

/** The keys of an area, those that still open something first, the newest first. */
export async function keysOf(tx: Tx, area: string): Promise<ApiKey[]> {
  const { rows } = await sql<ApiKey>`
    ${selected} where k.area_id = ${area} order by k.ended_at is not null, k.made_at desc, k.id desc limit 500
  `.execute(tx)
  return rows
}

/** A key that the viewer may see, or undefined. */
export async function selectOptionalKey(tx: Tx, id: string): Promise<ApiKey | undefined> {
  const { rows } = await sql<ApiKey>`${selected} where k.id = ${id}`.execute(tx)
  return rows[0]
}

/** Ends a key: the next request with it is refused. Returns whether it was still open. */
export async function endKey(tx: Tx, id: string, by: string | null): Promise<boolean> {
  const { rows } = await sql`
    update platform.api_key set ended_at = nwd.clock(), ended_by = ${by} where id = ${id} and ended_at is null returning id
  `.execute(tx)
  return rows.length > 0
}

const shownForMs = 10 * 60 * 1000

/** The key itself, for whoever made it, within ten minutes and until it is first used; undefined for everybody else and ever after. */
export function stillToShow(secret: string, key: ApiKey, viewer: string, now: Date): string | undefined {
  const { id, made_by, made_at, last_used_at, ended_at } = key
  if (made_by !== viewer || last_used_at !== null || ended_at !== null) return undefined
  return now.getTime() - made_at.getTime() < shownForMs ? keyOf(secret, id) : undefined
}

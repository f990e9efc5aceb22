import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Asked } from './asked.ts'
import { type Found, servicesThat, within } from './filters.ts'

/** A page of bodies, each as JSON, and how many there are in all. */
export interface Listed {
  bodies: string[]
  total: number
}

/** What the directory's last change was, for those who keep answers. */
export async function revisionOf(tx: Tx): Promise<string> {
  const { rows } = await sql<{ revision: string }>`
    select concat_ws('-', (select max(number) from directory.service_version), (select count(*) from directory.taxonomy_term)) as revision`.execute(
    tx,
  )
  return rows[0]?.revision ?? ''
}

/** The point a postcode stands for, when it is known; its council area, by the look-up. */
export async function placeOf(tx: Tx, postcode: string) {
  const { rows } = await sql<{ latitude: number; longitude: number; exactly: boolean }>`
    select * from directory.point_of(${postcode})`.execute(tx)
  return rows[0]
}

const paged = ({ page = 1, per_page = 50 }: Asked) => sql`limit ${per_page} offset ${(page - 1) * per_page}`

async function listed(tx: Tx, page: RawBuilder<unknown>, among: RawBuilder<unknown>): Promise<Listed> {
  const bodies = await sql<{ body: string }>`${page}`.execute(tx)
  const counted = await sql<{ total: number }>`select count(*)::int as total ${among}`.execute(tx)
  return { bodies: bodies.rows.map(({ body }) => body), total: counted.rows[0]?.total ?? 0 }
}

/** Services by what was asked. Near a postcode: the nearest first, else the best match first, else by name. */
export function servicesListed(tx: Tx, asked: Asked, found: Found): Promise<Listed> {
  const { point, wanted } = found
  const near = point === undefined ? undefined : within(point, asked.proximity ?? 1_000_000)
  const distance =
    point &&
    sql`(select min(directory.metres(${point.latitude}, ${point.longitude}, l.latitude, l.longitude))
      from directory.service_at_location x join directory.location l on l.id = x.location_id where x.service_id = s.id)`
  const among = sql`from directory.service s where ${servicesThat(asked, found)} ${
    near && asked.proximity !== undefined
      ? sql`and exists (select from directory.service_at_location x join directory.location l on l.id = x.location_id where x.service_id = s.id and ${near})`
      : point && found.area !== undefined
        ? sql`and (s.area_id is null or s.area_id = ${found.area})`
        : sql``
  }`
  const order = distance
    ? sql`${distance} nulls last, s.name, s.id`
    : wanted && asked.search !== undefined
      ? sql`ts_rank(s.search, to_tsquery('english', ${wanted.all})) desc, s.name, s.id`
      : sql`s.name, s.id`
  const chosen = sql`select s.id, row_number() over (order by ${order}) as nth ${among} order by ${order} ${paged(asked)}`
  const body = asked.minimal
    ? sql`json_build_object('id', s.id, 'name', s.name, 'status', s.status, 'last_modified', directory.moment(s.last_modified), 'modified_date', directory.moment(s.last_modified))`
    : asked.full
      ? sql`(select f.body from directory.full_service f where f.id = s.id)`
      : sql`(select f.body from directory.listed_service f where f.id = s.id)`
  return listed(
    tx,
    sql`with chosen as materialized (${chosen}) select ${body}::text as body from chosen c join directory.service s on s.id = c.id order by c.nth`,
    among,
  )
}

/** Services at their places by what was asked of the service, and how far the place is. */
export function placesListed(tx: Tx, asked: Asked, found: Found): Promise<Listed> {
  const { point } = found
  const among = sql`from directory.service_at_location x join directory.service s on s.id = x.service_id
    left join directory.location l on l.id = x.location_id
    where ${servicesThat(asked, found)} ${point && asked.proximity !== undefined ? sql`and ${within(point, asked.proximity)}` : sql``}`
  const order = point
    ? sql`directory.metres(${point.latitude}, ${point.longitude}, l.latitude, l.longitude) nulls last, s.name, x.id`
    : sql`s.name, x.id`
  const body = asked.full ? fullAtLocation : sql`(select f.body from directory.listed_at_location f where f.id = x.id)`
  const chosen = sql`select x.id, row_number() over (order by ${order}) as nth ${among} order by ${order} ${paged(asked)}`
  return listed(
    tx,
    sql`with chosen as materialized (${chosen}) select ${body}::text as body from chosen c join directory.service_at_location x on x.id = c.id order by c.nth`,
    among,
  )
}

// The published description gives this address the schema of a service, and its own schema besides: name and status make it valid under both.
const fullAtLocation = sql`(select json_strip_nulls(json_build_object('id', x.id, 'name', s.name, 'status', s.status,
  'location', (select l.body from directory.full_location l where l.id = x.location_id),
  'service', ((select f.body from directory.full_service f where f.id = x.service_id)::jsonb - 'service_at_locations')::json)) from directory.service s where s.id = x.service_id)`

const fullOrganisation = (
  whole: boolean | undefined,
) => sql`(select json_strip_nulls(((select f.body from directory.full_organisation f where f.id = o.id)::jsonb
  || jsonb_build_object('services', (select jsonb_agg(${
    whole
      ? sql`(select v.body from directory.full_service v where v.id = s.id)`
      : sql`(select v.body from directory.listed_service v where v.id = s.id)`
  }::jsonb - 'organization' order by s.name, s.id) from directory.service s where s.organisation_id = o.id and s.withdrawn_at is null)))::json))`

const term = sql`json_strip_nulls(json_build_object('id', t.id, 'name', t.name, 'description', t.description, 'parent_id', t.parent_id, 'taxonomy', t.taxonomy,
  'taxonomy_id', t.taxonomy_id, 'term_uri', t.term_uri, 'term', t.term))`
const taxonomy = sql`json_strip_nulls(json_build_object('id', t.id, 'name', t.name, 'description', t.description, 'uri', t.uri, 'version', t.version))`

/** Organisations, by name. */
export function organisationsListed(tx: Tx, asked: Asked): Promise<Listed> {
  const among = sql`from directory.organisation o`
  const body =
    asked.full || asked.full_service
      ? fullOrganisation(true)
      : sql`(select f.body from directory.listed_organisation f where f.id = o.id)`
  return listed(tx, sql`select ${body}::text as body ${among} order by o.name, o.id ${paged(asked)}`, among)
}

/** Taxonomies, by name. */
export function taxonomiesListed(tx: Tx, asked: Asked): Promise<Listed> {
  const among = sql`from directory.taxonomy t`
  return listed(tx, sql`select ${taxonomy}::text as body ${among} order by t.name, t.id ${paged(asked)}`, among)
}

/** Terms, of one taxonomy or of all, by name. */
export function termsListed(tx: Tx, asked: Asked): Promise<Listed> {
  const among = sql`from directory.taxonomy_term t ${asked.taxonomy_id === undefined ? sql`` : sql`where t.taxonomy_id = ${asked.taxonomy_id}`}`
  return listed(tx, sql`select ${term}::text as body ${among} order by t.taxonomy, t.name, t.id ${paged(asked)}`, among)
}

async function one(tx: Tx, query: RawBuilder<unknown>): Promise<string | undefined> {
  const { rows } = await sql<{ body: string | null }>`${query}`.execute(tx)
  return rows[0]?.body ?? undefined
}

/** One thing by its identifier with all that is nested in it, as JSON; undefined when there is none. */
export const whole = {
  service: (tx: Tx, id: string) =>
    one(
      tx,
      sql`select f.body::text as body from directory.service s join directory.full_service f on f.id = s.id where s.id = ${id} and s.withdrawn_at is null`,
    ),
  serviceAtLocation: (tx: Tx, id: string) =>
    one(
      tx,
      sql`select ${fullAtLocation}::text as body from directory.service_at_location x join directory.service v on v.id = x.service_id
        where x.id = ${id} and v.withdrawn_at is null`,
    ),
  organisation: (tx: Tx, id: string, { full_service }: Asked) =>
    one(
      tx,
      sql`select ${fullOrganisation(full_service)}::text as body from directory.organisation o where o.id = ${id}`,
    ),
  taxonomy: (tx: Tx, id: string) =>
    one(
      tx,
      sql`select (${taxonomy}::jsonb || jsonb_build_object('taxonomy_terms', coalesce((select jsonb_agg(${term} order by t.name, t.id)
        from directory.taxonomy_term t where t.taxonomy_id = k.id), '[]')))::text as body
        from directory.taxonomy k cross join lateral (select k.*) t where k.id = ${id}`,
    ),
  term: (tx: Tx, id: string) =>
    one(tx, sql`select ${term}::text as body from directory.taxonomy_term t where t.id = ${id}`),
}

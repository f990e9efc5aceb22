import { type RawBuilder, sql } from 'kysely'
import type { Wanted } from '../find/words.ts'
import type { Asked } from './asked.ts'

/** Where a postcode lies, and in which council area. */
export interface Point {
  latitude: number
  longitude: number
}

/** What a list is cut by, besides what the address says by itself. */
export interface Found {
  wanted: Wanted | undefined
  point: Point | undefined
  area: string | undefined
}

/**
 * What the services of a list must be, as the parameters of Open Referral UK's OpenAPI description define them; `s` is directory.service. Day, start and end hold in one
 * and the same schedule.
 */
export function servicesThat(asked: Asked, { wanted, point, area }: Found): RawBuilder<unknown> {
  const { taxonomy_term_id, taxonomy_id, organization_id, minimum_age, maximum_age, modified_after } = asked
  const all = [
    sql`s.withdrawn_at is null`,
    asked.search !== undefined && (wanted ? sql`s.search @@ to_tsquery('english', ${wanted.all})` : sql`false`),
    taxonomy_term_id !== undefined &&
      sql`exists (select from directory.attribute a where a.link_id = s.id and a.taxonomy_term_id = ${taxonomy_term_id})`,
    taxonomy_id !== undefined &&
      sql`exists (select from directory.attribute a join directory.taxonomy_term t on t.id = a.taxonomy_term_id
        where a.link_id = s.id and t.taxonomy_id = ${taxonomy_id})`,
    organization_id !== undefined && sql`s.organisation_id = ${organization_id}`,
    minimum_age !== undefined && sql`s.minimum_age >= ${minimum_age}`,
    maximum_age !== undefined && sql`s.maximum_age <= ${maximum_age}`,
    modified_after !== undefined && sql`s.last_modified >= ${modified_after}`,
    timesOf(asked),
    asked.postcode !== undefined && point === undefined && sql`(s.area_id is null or s.area_id = ${area ?? null})`,
  ].filter((each) => each !== false)
  return sql.join(all, sql` and `)
}

function timesOf({ day, start_time, end_time }: Asked): RawBuilder<unknown> | false {
  const within = [
    day !== undefined && sql`c.byday ~* ${`(^|[^A-Z])${day}([^A-Z]|$)`}`,
    start_time !== undefined && sql`left(c.opens_at, 5) >= ${start_time}`,
    end_time !== undefined && sql`left(c.closes_at, 5) <= ${end_time}`,
  ].filter((each) => each !== false)
  return (
    within.length > 0 &&
    sql`exists (select from directory.schedule c where c.service_id = s.id and ${sql.join(within, sql` and `)})`
  )
}

// A degree of latitude is never less than 110,500 metres; a degree of longitude that times the cosine of the latitude.
const degree = 110_500

/** Within so many metres of a point; `l` is directory.location. A square first, which an index serves, then the circle in it. */
export function within(point: Point, metres: number): RawBuilder<unknown> {
  const north = metres / degree
  const east = Math.min(180, metres / (degree * Math.max(0.01, Math.cos((point.latitude * Math.PI) / 180))))
  return sql`l.latitude between ${point.latitude - north} and ${point.latitude + north}
    and l.longitude between ${point.longitude - east} and ${point.longitude + east}
    and directory.metres(${point.latitude}, ${point.longitude}, l.latitude, l.longitude) <= ${metres}`
}

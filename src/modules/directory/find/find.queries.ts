import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import { type Looking, perPage } from './asked.ts'
import type { Near } from './near.ts'
import type { Wanted } from './words.ts'

/** A service as a list shows it. */
export interface Listed {
  id: string
  name: string
  organisation: string | null
  description: string | null
  status: string
  minimum_age: number | null
  maximum_age: number | null
  situations: string[]
  /** Metres from where somebody looks; null when either is not known. */
  metres: number | null
  /** Where its nearest place lies, in degrees, where somebody looks from a place that we know. */
  latitude: number | null
  longitude: number | null
  /** Towns it is in. */
  towns: string[]
  online: boolean
  free: boolean
  /** Days of the week, as two letters. */
  days: string[]
  /** Nobody has said for long that the entry is right. */
  stale: boolean
}

/** How long after its day of review an entry stays among the others: three reminders, two weeks apart. */
export const sinksAfterDays = 42

const isFree = sql<boolean>`(coalesce(s.fees, '') ~* '^\\s*(free|no (cost|charge)|nothing)' or exists (select from directory.cost_option c where c.service_id = s.id and c.amount = 0))
  and not exists (select from directory.cost_option c where c.service_id = s.id and c.amount > 0)`
const isOnline = sql<boolean>`exists (select from directory.service_at_location x join directory.location l on l.id = x.location_id where x.service_id = s.id and l.location_type = 'virtual')`
const isStale = sql<boolean>`s.review_by < (nwd.clock() at time zone 'Europe/London')::date - ${sql.lit(sinksAfterDays)}`

interface Search {
  looking: Looking
  near: Near | undefined
  /** The words as the database looks for them: all of them, or any. */
  query: string | undefined
}

function matching({ looking, near, query }: Search, but?: 'need'): RawBuilder<unknown> {
  const { need, day, age, free, online } = looking
  const all = [
    sql`s.withdrawn_at is null and s.status in ('active', 'temporarily closed')`,
    query !== undefined && sql`s.search @@ to_tsquery('english', ${query})`,
    near?.area_id !== undefined && sql`(s.area_id = ${near.area_id} or s.area_id is null)`,
    need !== undefined && but !== 'need' && sql`s.needs @> array[${need}]::text[]`,
    age !== undefined && sql`coalesce(s.minimum_age, 0) <= ${age} and coalesce(s.maximum_age, 200) >= ${age}`,
    day !== undefined &&
      sql`exists (select from directory.schedule c where c.service_id = s.id and c.byday ~* ${`(^|[^A-Z])${day}([^A-Z]|$)`})`,
    free && isFree,
    online && isOnline,
  ].filter((each) => each !== false)
  return sql`where ${sql.join(all, sql` and `)}`
}

/** One page of the services that match, those nobody vouches for last; the nearest first where the place is known, else the best match, else by name. */
async function pageOf(tx: Tx, search: Search): Promise<Listed[]> {
  const { looking, near, query } = search
  const metres =
    near?.point === undefined
      ? sql<number | null>`null::float8`
      : sql<
          number | null
        >`(select min(directory.metres(${near.point.latitude}, ${near.point.longitude}, l.latitude, l.longitude))
          from directory.service_at_location x join directory.location l on l.id = x.location_id where x.service_id = s.id)`
  const nearest =
    near?.point === undefined
      ? sql`cross join lateral (select null::float8 as latitude, null::float8 as longitude) n`
      : sql`left join lateral (select l.latitude, l.longitude from directory.service_at_location x join directory.location l on l.id = x.location_id
          where x.service_id = s.id and abs(l.latitude) <= 90 and abs(l.longitude) <= 180
          order by directory.metres(${near.point.latitude}, ${near.point.longitude}, l.latitude, l.longitude), l.id limit 1) n on true`
  const rank = query === undefined ? sql`0::float8` : sql`-ts_rank(s.search, to_tsquery('english', ${query}))`
  const order = near?.point
    ? sql`${isStale}, ${metres} nulls last, ${rank}, s.name, s.id`
    : sql`${isStale}, ${rank}, s.name, s.id`
  const { rows } = await sql<Listed>`
    with chosen as materialized (
      select s.id, ${metres} as metres, ${isStale} as stale, row_number() over (order by ${order}) as nth
      from directory.service s ${matching(search)} order by ${order} limit ${perPage} offset ${(looking.page - 1) * perPage}
    )
    select s.id, s.name, o.name as organisation, s.description, s.status, s.minimum_age::float8, s.maximum_age::float8, s.situations, c.metres, c.stale, n.latitude, n.longitude,
      ${isOnline} as online, ${isFree} as free,
      array(select distinct a.city from directory.service_at_location x join directory.address a on a.location_id = x.location_id where x.service_id = s.id order by 1) as towns,
      array(select distinct m[1] from directory.schedule d cross join lateral regexp_matches(upper(d.byday), '(MO|TU|WE|TH|FR|SA|SU)', 'g') m where d.service_id = s.id) as days
    from chosen c join directory.service s on s.id = c.id left join directory.organisation o on o.id = s.organisation_id ${nearest}
    order by c.nth`.execute(tx)
  return rows
}

/** How many match in all, and how many of those that match but for their need help with each need. */
async function countsOf(tx: Tx, search: Search): Promise<{ total: number; needs: Map<string, number> }> {
  const { rows } = await sql<{ need: string | null; services: number }>`
    with matched as materialized (select s.id, s.needs from directory.service s ${matching(search, 'need')})
    select null as need, count(*)::int as services from matched s ${search.looking.need === undefined ? sql`` : sql`where s.needs @> array[${search.looking.need}]::text[]`}
    union all select n, count(*)::int from matched s cross join lateral unnest(s.needs) n group by n`.execute(tx)
  return {
    total: rows.find(({ need }) => need === null)?.services ?? 0,
    needs: new Map(rows.flatMap(({ need, services }) => (need === null ? [] : [[need, services]]))),
  }
}

/** What was found of what somebody looks for. */
export interface Results {
  services: Listed[]
  total: number
  needs: Map<string, number>
  /** No entry has all of the words; these have some. */
  some: boolean
}

/** The services that match all the words; when none does, those that match some. */
export async function find(
  tx: Tx,
  looking: Looking,
  near: Near | undefined,
  wanted: Wanted | undefined,
): Promise<Results> {
  const strict = await resultsOf(tx, { looking, near, query: wanted?.all })
  if (strict.total > 0 || wanted === undefined || wanted.all === wanted.any) return { ...strict, some: false }
  const loose = await resultsOf(tx, { looking, near, query: wanted.any })
  return { ...loose, some: loose.total > 0 }
}

async function resultsOf(tx: Tx, search: Search) {
  const counts = await countsOf(tx, search)
  return { ...counts, services: counts.total === 0 ? [] : await pageOf(tx, search) }
}

/** The services put aside, in their order; those that are gone left out. */
export async function servicesNamed(tx: Tx, ids: readonly string[]) {
  const { rows } = await sql<Keeping>`
    select s.id, s.name, o.name as organisation, s.fees, s.url, s.email,
      array(select p.number from directory.phone p where p.service_id = s.id order by p.position) as phones,
      array(select distinct concat_ws(', ', l.name, a.address_1, a.city, a.postal_code) from directory.service_at_location x
        join directory.location l on l.id = x.location_id left join directory.address a on a.location_id = l.id where x.service_id = s.id order by 1) as places
    from unnest(${[...ids]}::uuid[]) with ordinality w (id, nth) join directory.service s on s.id = w.id and s.withdrawn_at is null
    left join directory.organisation o on o.id = s.organisation_id order by w.nth`.execute(tx)
  return rows
}

/** A service that somebody put aside, with what they need to ask for it. */
export interface Keeping {
  id: string
  name: string
  organisation: string | null
  fees: string | null
  url: string | null
  email: string | null
  phones: string[]
  places: string[]
}

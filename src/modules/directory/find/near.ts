import { sql } from 'kysely'
import { areas } from '#modules/partnership'
import type { Tx } from '#platform/db'
import { normalPostcode } from '#platform/forms'

/** Where somebody looks for support. */
export interface Near {
  /** As a person says it: “Glasgow City”, “ZA3 4”. */
  name: string
  area_id: string | undefined
  point: { latitude: number; longitude: number } | undefined
}

const beginning = /^([A-Z]{1,2}\d[A-Z\d]?)(?: ?(\d))?$/

/**
 * The beginning of a postcode, when one was typed, whole or in part: `za3 4bb` and `ZA3 4` are `ZA3 4`, `za3` is `ZA3`. A whole postcode can be one family's, so no more of
 * it is kept than this, not in an address and nowhere else.
 */
export function sectorIn(typed: string): string | undefined {
  const whole = normalPostcode(typed)
  if (whole !== undefined) return whole.slice(0, -2)
  const [, outward, sector] = beginning.exec(typed.toUpperCase().replace(/\s+/g, ' ').trim()) ?? []
  if (outward === undefined) return undefined
  return sector === undefined ? outward : `${outward} ${sector}`
}

/** Where a typed place is: a council area by code or name, the beginning of a postcode, or a town that services are in; undefined when we do not know it. */
export async function nearOf(tx: Tx, typed: string): Promise<Near | undefined> {
  if (typed === '') return undefined
  const all = await areas(tx)
  const plain = typed.toLowerCase()
  const area = all.find(({ id, name }) => id.toLowerCase() === plain || name.toLowerCase() === plain)
  if (area) return { name: area.name, area_id: area.id, point: undefined }
  const sector = sectorIn(typed)
  if (sector !== undefined) return bySector(tx, sector)
  const close = all.filter(({ name }) => name.toLowerCase().includes(plain))
  const [only] = close
  if (only && close.length === 1 && plain.length >= 4) return { name: only.name, area_id: only.id, point: undefined }
  return byTown(tx, typed)
}

async function bySector(tx: Tx, sector: string): Promise<Near | undefined> {
  const { rows } = await sql<{ latitude: number | null; longitude: number | null; area_id: string | null }>`
    select * from directory.middle_of(${sector})`.execute(tx)
  const { latitude = null, longitude = null, area_id = null } = rows[0] ?? {}
  if (latitude === null && area_id === null) return undefined
  const point = latitude === null || longitude === null ? undefined : { latitude, longitude }
  return { name: sector, area_id: area_id ?? undefined, point }
}

async function byTown(tx: Tx, typed: string): Promise<Near | undefined> {
  const { rows } = await sql<{ city: string; area_id: string | null; latitude: number; longitude: number }>`
    select a.city, (array_agg(l.area_id) filter (where l.area_id is not null))[1] as area_id, avg(l.latitude) as latitude, avg(l.longitude) as longitude
    from directory.address a join directory.location l on l.id = a.location_id and abs(l.latitude) <= 90 and abs(l.longitude) <= 180
    where lower(a.city) = lower(${typed}) or similarity(a.city, ${typed}) > 0.5
    group by a.city order by similarity(a.city, ${typed}) desc limit 1`.execute(tx)
  const [found] = rows
  if (found === undefined) return undefined
  const { city, area_id, latitude, longitude } = found
  return { name: city, area_id: area_id ?? undefined, point: { latitude, longitude } }
}

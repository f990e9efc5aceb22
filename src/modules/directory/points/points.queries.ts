import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** Where a postcode lies, in degrees. */
export interface Point {
  postcode: string
  latitude: number
  longitude: number
}

/** Writes down where postcodes lie; what was known of one before gives way. In a transaction of asWorker. */
export async function putPoints(tx: Tx, points: readonly Point[], source: string): Promise<void> {
  await sql`insert into directory.postcode_point (postcode, latitude, longitude, source)
    select postcode, latitude, longitude, ${source} from jsonb_to_recordset(${JSON.stringify(points)}::jsonb)
      as x (postcode text, latitude float8, longitude float8)
    on conflict (postcode) do update set latitude = excluded.latitude, longitude = excluded.longitude, source = excluded.source, imported_at = nwd.clock()
    where (postcode_point.latitude, postcode_point.longitude, postcode_point.source) is distinct from (excluded.latitude, excluded.longitude, excluded.source)`.execute(
    tx,
  )
}

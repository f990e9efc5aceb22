import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { PartnershipTables } from '../partnership.tables.ts'
import type { Place } from './place.ts'

const tables = (tx: Tx) => tx.withTables<PartnershipTables>()

export interface Edition {
  edition: string
  from_on: CalendarDate
  source: string
  fingerprint: string
}

/** Waits until no other import is under way; the next waits for this transaction. */
export async function lockPlaces(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('partnership.place_edition'))`.execute(tx)
}

/** The editions that hold, by the day from which they do. */
export async function placeEditions(tx: Tx): Promise<(Edition & { postcodes: number })[]> {
  return tables(tx)
    .selectFrom('partnership.place_edition')
    .select(['edition', 'from_on', 'source', 'fingerprint', 'postcodes'])
    .where('superseded_at', 'is', null)
    .orderBy('from_on')
    .execute()
}

/** Puts an edition in place of the one of its name before it. Returns its identifier; its postcodes follow. */
export async function insertEdition(tx: Tx, edition: Edition): Promise<number> {
  await tables(tx)
    .updateTable('partnership.place_edition')
    .set({ superseded_at: sql`nwd.clock()` })
    .where('edition', '=', edition.edition)
    .where('superseded_at', 'is', null)
    .execute()
  const { id } = await tables(tx)
    .insertInto('partnership.place_edition')
    .values(edition)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Stores postcodes of an edition. Returns those that were stored: the others it had already, or they were among these twice. */
export async function insertPostcodes(tx: Tx, edition_id: number, places: readonly Place[]): Promise<Set<string>> {
  const { rows } = await sql<{ postcode: string }>`
    insert into partnership.postcode (edition_id, postcode, area_id, data_zone, simd_decile, urban_rural)
    select ${edition_id}, * from unnest(${places.map((place) => place.postcode)}::text[], ${places.map((place) => place.area_id)}::text[],
      ${places.map((place) => place.data_zone)}::text[], ${places.map((place) => place.simd_decile)}::smallint[],
      ${places.map((place) => place.urban_rural)}::smallint[])
    on conflict do nothing returning postcode`.execute(tx)
  return new Set(rows.map((row) => row.postcode))
}

/** Writes down how many postcodes an edition came to. */
export async function countPostcodes(tx: Tx, id: number, postcodes: number): Promise<void> {
  await tables(tx).updateTable('partnership.place_edition').set({ postcodes }).where('id', '=', id).execute()
}

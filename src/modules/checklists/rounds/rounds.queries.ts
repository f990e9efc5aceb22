import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import { Refused } from '#platform/http'
import { tables } from '../checklists.db.ts'
import type { Part, Round } from './round.ts'

const rounds = (tx: Tx) =>
  tables(tx)
    .selectFrom('checklists.round as r')
    .innerJoin('checklists.instrument_version as v', 'v.id', 'r.version_id')
    .innerJoin('checklists.instrument as i', 'i.id', 'v.instrument_id')
    .select([
      'r.id',
      'r.key',
      'r.title',
      'r.version_id',
      'i.key as instrument_key',
      'i.title as instrument_title',
      'r.area_id',
      'r.opens_at',
      'r.closes_at',
      'r.opened_at',
    ])

export interface NewRound {
  key: string
  title: string
  version_id: string
  /** The one area it is for; null for a national round. */
  area_id: string | null
  /** The areas that take part; of a local round its one area. */
  areas: readonly string[]
  opens_at: Date
  closes_at: Date | null
  opened_by: string | null
}

/** What a round's key may be: it stands in commands, files and addresses. */
export const isRoundKey = (key: string): boolean => /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,59}$/.test(key)

/**
 * Opens a round and the part of each of its areas. Returns its identifier. An analyst opens the nation's, a coordinator their own area's.
 * @throws Refused when the key is taken or is none, no area takes part, or it would close before it opens
 */
export async function openRound(tx: Tx, { areas, ...round }: NewRound): Promise<string> {
  if (!isRoundKey(round.key))
    throw new Refused([
      { field: 'key', message: 'The short name must be at most 60 letters, digits, dots, dashes or spaces' },
    ])
  if (await roundByKey(tx, round.key))
    throw new Refused([{ field: 'key', message: `There is a round ${round.key} already: choose another short name` }])
  if (areas.length === 0) throw new Refused([{ field: 'areas', message: 'Choose at least one area that takes part' }])
  if (round.closes_at !== null && round.closes_at <= round.opens_at)
    throw new Refused([{ field: 'closes_at', message: 'The round must close after it opens' }])
  const id = uuid()
  await tables(tx)
    .insertInto('checklists.round')
    .values({ id, ...round })
    .execute()
  await tables(tx)
    .insertInto('checklists.round_area')
    .values(areas.map((area_id) => ({ round_id: id, area_id })))
    .execute()
  return id
}

/** Closes an area's part of a round, for good. False when it had closed already, or the viewer may not. */
export async function closePart(tx: Tx, round: string, area: string, by: string | null): Promise<boolean> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('checklists.round_area')
    .set({ closed_at: sql<Date>`nwd.clock()`, closed_by: by })
    .where('round_id', '=', round)
    .where('area_id', '=', area)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Closes every part of a round that is still open, for good. Returns how many were. */
export async function closeRound(tx: Tx, round: string, by: string | null): Promise<number> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('checklists.round_area')
    .set({ closed_at: sql<Date>`nwd.clock()`, closed_by: by })
    .where('round_id', '=', round)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Moves the time at which a round closes by itself; the database refuses once that time has come. */
export async function moveClosing(tx: Tx, round: string, closes_at: Date | null): Promise<void> {
  await tables(tx).updateTable('checklists.round').set({ closes_at }).where('id', '=', round).execute()
}

/** A round by its key, or undefined. */
export async function roundByKey(tx: Tx, key: string): Promise<Round | undefined> {
  return rounds(tx).where('r.key', '=', key).executeTakeFirst()
}

/** A round by its identifier, or undefined. */
export async function selectOptionalRound(tx: Tx, id: string): Promise<Round | undefined> {
  return rounds(tx).where('r.id', '=', id).executeTakeFirst()
}

/** The rounds that the viewer may know of, the newest first; with an area only those that it takes part in. */
export async function roundsOf(tx: Tx, area?: string): Promise<Round[]> {
  const all = rounds(tx).orderBy('r.opens_at', 'desc').orderBy('r.key')
  if (area === undefined) return all.execute()
  return all
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('checklists.round_area as a')
          .select('a.area_id')
          .whereRef('a.round_id', '=', 'r.id')
          .where('a.area_id', '=', area),
      ),
    )
    .execute()
}

/** The parts of a round that the viewer may know of: an analyst all, others their own area's. */
export async function partsOf(tx: Tx, round: string): Promise<Part[]> {
  return tables(tx)
    .selectFrom('checklists.round_area')
    .select(['round_id', 'area_id', 'closed_at'])
    .where('round_id', '=', round)
    .orderBy('area_id')
    .execute()
}

/** An area's part of a round, or undefined when it takes no part. */
export async function partOf(tx: Tx, round: string, area: string): Promise<Part | undefined> {
  return (await partsOf(tx, round)).find(({ area_id }) => area_id === area)
}

/** The round of the same instrument that opened last before this one; for an area, the last that it took part in. */
export async function previousRound(tx: Tx, round: Round, area?: string): Promise<Round | undefined> {
  const earlier = (await roundsOf(tx, area)).filter(
    (other) =>
      other.instrument_key === round.instrument_key && other.id !== round.id && other.opens_at < round.opens_at,
  )
  return earlier.find((other) => area !== undefined || other.area_id === null)
}

import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import type { MeasurementTables } from '../measurement.tables.ts'
import { isState, type Moment, type State, stateOf, type Version, wasPublished } from './release.ts'

export const tables = (tx: Tx) => tx.withTables<MeasurementTables>()

async function momentsOf(tx: Tx, ids: readonly string[]): Promise<Moment[]> {
  if (ids.length === 0) return []
  const rows = await tables(tx)
    .selectFrom('measurement.release_moment')
    .select(['version_id', 'state', 'at', 'by_user', 'by_name', 'for_moment', 'note'])
    .where('version_id', 'in', [...ids])
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ state, ...row }) => (isState(state) ? [{ ...row, state }] : []))
}

const versions = (tx: Tx) =>
  tables(tx)
    .selectFrom('measurement.release_version as v')
    .innerJoin('measurement.release as r', 'r.id', 'v.release_id')
    .select(['v.id', 'v.release_id', 'r.slug', 'r.title', 'r.edition', 'r.period', 'r.as_at', 'v.number'])
    .select(['v.definitions_version', 'v.methodology_version', 'v.threshold', 'v.change_note', 'v.revisions_note'])
    .select(['v.contact_name', 'v.contact_email', 'v.attack_passed', 'v.attack_says'])
    .select(['v.prepared_at', 'v.prepared_by', 'v.prepared_by_name'])

type Row = Omit<Version, 'moments'>

async function withMoments(tx: Tx, rows: readonly Row[]): Promise<Version[]> {
  const moments = await momentsOf(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, moments: moments.filter(({ version_id }) => version_id === row.id) }))
}

/** Every version that whoever is looking may know of, the newest release and its newest version first. */
export async function versionsKnown(tx: Tx): Promise<Version[]> {
  return withMoments(tx, await versions(tx).orderBy('r.as_at', 'desc').orderBy('v.number', 'desc').execute())
}

export async function selectOptionalVersion(tx: Tx, id: string): Promise<Version | undefined> {
  const [version] = await withMoments(tx, await versions(tx).where('v.id', '=', id).execute())
  return version
}

/** The versions of a release that were published, the newest first. */
export async function versionsOfRelease(tx: Tx, slug: string): Promise<Version[]> {
  const rows = await versions(tx).where('r.slug', '=', slug).orderBy('v.number', 'desc').execute()
  return (await withMoments(tx, rows)).filter(wasPublished)
}

/** The latest version of each release that was published, the newest release first. */
export async function published(tx: Tx): Promise<Version[]> {
  const seen = new Set<string>()
  return (await versionsKnown(tx)).filter((version) => {
    if (!wasPublished(version) || seen.has(version.release_id)) return false
    seen.add(version.release_id)
    return true
  })
}

export interface NewMoment {
  state: State
  by_user: string | null
  by_name: string
  for_moment?: Date | undefined
  note?: string | undefined
}

/** Writes that something happened to a version. The database refuses what may not happen yet. */
export async function addMoment(tx: Tx, version_id: string, moment: NewMoment): Promise<void> {
  const { state, by_user, by_name, for_moment = null, note = null } = moment
  await tables(tx)
    .insertInto('measurement.release_moment')
    .values({ id: uuid(), version_id, state, by_user, by_name, for_moment, note })
    .execute()
}

/** Waits until nobody else is changing what happens to a version. */
export const holdVersion = (tx: Tx, id: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`release ${id}`}, 0))`.execute(tx)

/** Whether a version is on its way: prepared, and neither published nor withdrawn. */
export const isUnderWay = (version: Version): boolean => !wasPublished(version) && stateOf(version) !== 'withdrawn'

import { sql } from 'kysely'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { nameNow, newRow, tables } from '../plans.db.ts'
import type { Line } from './requirement.ts'
import type { Standing } from './sheet/changes.ts'

/** A line as it stands, with who wrote it and when. */
export interface Requirement extends Standing {
  area_id: string
  year: string
  version_id: string
  since: Date
  by_name: string
  file_id: string | null
  removed_at: Date | null
  removed_by_name: string | null
  removed_why: string | null
}

/** The mark by which a spreadsheet says which version of a line was taken out. */
const markOf = (version: string) => version.slice(-8)

const versions = (tx: Tx) =>
  tables(tx)
    .selectFrom('plans.requirement as r')
    .innerJoin('plans.requirement_version as v', (on) =>
      on.onRef('v.requirement_id', '=', 'r.id').onRef('v.area_id', '=', 'r.area_id'),
    )
    .select([
      'r.id',
      'r.area_id',
      'r.year',
      'r.number',
      'r.removed_at',
      'r.removed_by_name',
      'r.removed_why',
      'v.id as version_id',
      'v.target_group',
      'v.rationale',
      'v.partners',
      'v.budget_pence',
      'v.volume',
      'v.delivery_method',
      'v.outcome',
      'v.file_id',
      'v.since',
      'v.by_name',
    ])

type Version = Awaited<ReturnType<ReturnType<typeof versions>['execute']>>[number]

async function withMoney(tx: Tx, rows: readonly Version[]): Promise<Requirement[]> {
  if (rows.length === 0) return []
  const money = await tables(tx)
    .selectFrom('plans.requirement_money')
    .select(['version_id', 'source', 'pence'])
    .where(
      'version_id',
      'in',
      rows.map(({ version_id }) => version_id),
    )
    .orderBy('place')
    .execute()
  const sources = Map.groupBy(money, ({ version_id }) => version_id)
  return rows.map(({ target_group, rationale, partners, budget_pence, volume, delivery_method, outcome, ...row }) => {
    const its = (sources.get(row.version_id) ?? []).map(({ source, pence }) => ({ source, pence }))
    const line = { target_group, rationale, partners, budget_pence, sources: its, volume, delivery_method, outcome }
    return { ...row, mark: markOf(row.version_id), line }
  })
}

/** The lines of an area's year that stand, by number. */
export async function requirementsOf(tx: Tx, area: string, year: string): Promise<Requirement[]> {
  const rows = await versions(tx)
    .where('r.area_id', '=', area)
    .where('r.year', '=', year)
    .where('r.removed_at', 'is', null)
    .where('v.until', 'is', null)
    .orderBy('r.number')
    .execute()
  return withMoney(tx, rows)
}

/** A line by its identifier as it stands, taken out or not; undefined when there is none. */
export async function selectOptionalRequirement(tx: Tx, id: string): Promise<Requirement | undefined> {
  const rows = await versions(tx).where('r.id', '=', id).where('v.until', 'is', null).execute()
  return (await withMoney(tx, rows))[0]
}

/** Everything that a line has said, the latest first. */
export async function versionsOf(tx: Tx, id: string): Promise<Requirement[]> {
  return withMoney(
    tx,
    await versions(tx).where('r.id', '=', id).orderBy('v.since', 'desc').orderBy('v.id', 'desc').execute(),
  )
}

/** Waits until nobody else changes the lines of the year; the next waits for this transaction. */
export async function lockYear(tx: Tx, area: string, year: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`plans.requirement ${area} ${year}`}))`.execute(tx)
}

async function insertVersion(tx: Tx, viewer: Viewer, area: string, id: string, line: Line, file?: string) {
  const { sources, ...said } = line
  const version = newRow(area)
  await tables(tx)
    .insertInto('plans.requirement_version')
    .values({
      ...version,
      requirement_id: id,
      ...said,
      file_id: file ?? null,
      set_by: viewer.user_id,
      by_name: nameNow(viewer),
    })
    .execute()
  await tables(tx)
    .insertInto('plans.requirement_money')
    .values(sources.map((source, at) => ({ ...newRow(area), version_id: version.id, place: at + 1, ...source })))
    .execute()
}

/** Adds a line to a year. @returns its identifier and its number there */
export async function addRequirement(
  tx: Tx,
  viewer: Viewer,
  { area, year, line, file }: { area: string; year: string; line: Line; file?: string | undefined },
): Promise<{ id: string; number: number }> {
  await lockYear(tx, area, year)
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(number), 0) + 1 as next from plans.requirement where area_id = ${area} and year = ${year}`.execute(
    tx,
  )
  const row = newRow(area)
  const number = rows[0]?.next ?? 1
  await tables(tx)
    .insertInto('plans.requirement')
    .values({ ...row, year, number, made_by: viewer.user_id, by_name: nameNow(viewer) })
    .execute()
  await insertVersion(tx, viewer, area, row.id, line, file)
  return { id: row.id, number }
}

type Its = Pick<Requirement, 'id' | 'area_id'>

/** Changes what a line says; what it said before stays on record. */
export async function changeRequirement(tx: Tx, viewer: Viewer, { id, area_id }: Its, line: Line, file?: string) {
  await tables(tx)
    .updateTable('plans.requirement_version')
    .set({ until: sql<Date>`nwd.clock()` })
    .where('requirement_id', '=', id)
    .where('until', 'is', null)
    .execute()
  await insertVersion(tx, viewer, area_id, id, line, file)
}

/** Takes a line out of its year; it stays on record. */
export async function removeRequirement(tx: Tx, viewer: Viewer, { id }: Pick<Its, 'id'>, why: string): Promise<void> {
  await tables(tx)
    .updateTable('plans.requirement')
    .set({
      removed_at: sql<Date>`nwd.clock()`,
      removed_by: viewer.user_id,
      removed_by_name: nameNow(viewer),
      removed_why: why,
    })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .execute()
}

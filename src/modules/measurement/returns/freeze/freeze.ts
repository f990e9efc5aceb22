import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import { type CalendarDate, formatDate, quarter } from '#platform/time'
import type { MeasurementTables } from '../../measurement.tables.ts'
import { dimensions } from '../../measures.ts'
import { countCells } from '../../statistics.queries.ts'
import { rowsOf } from '../../statistics.ts'
import { countChanges } from '../changes/changes.queries.ts'
import { check } from '../checks/checks.ts'
import { figuresCsv, statisticsOf } from '../file/figures-csv.ts'
import { fingerprint, keepFile, packed } from '../file/files.queries.ts'
import { peopleCsv } from '../file/people-csv.ts'
import { limitsOn } from '../limits.ts'
import { countProblems, countQuality, setDay } from '../quality/quality.queries.ts'
import { linesOf } from '../quality/score.ts'
import { definitionsNow, type Return, ReturnRefused } from '../return.ts'
import { latestOfDay, oneAtATime, selectOptionalReturn, signedBefore, signedOfDay } from '../returns.queries.ts'
import { frozenRows } from '../rows.ts'

const tables = (tx: Tx) => tx.withTables<MeasurementTables>()

export interface Freezing {
  area: string
  as_at: CalendarDate
  /** Today, by the clock of whoever asks. */
  today: CalendarDate
  /** Who freezes it, by name. */
  by_name: string
}

export interface Frozen {
  id: string
  /** False where the same day was frozen before and nothing has changed since: then it is that return. */
  made: boolean
}

/**
 * Freezes an area's return as at a day: its people, its figures, what is known and what the checks find, all of one moment, in the transaction given
 * (of the area's coordinator, or of the program). The same day frozen again without a change is the same return. Where the day's return is signed,
 * what is made is its revision.
 * @throws ReturnRefused when the day is in the future
 */
export async function freeze(tx: Tx, freezing: Freezing): Promise<Frozen> {
  const { area, as_at, today, by_name } = freezing
  if (as_at > today)
    throw new ReturnRefused(
      `A return is of a day that has come: ${formatDate(as_at)} has not. Choose today, ${formatDate(today)}, or a day before it.`,
    )
  await oneAtATime(tx, area)
  const latest = await latestOfDay(tx, area, as_at)
  const signed = await signedOfDay(tx, area, as_at)
  const before = await signedBefore(tx, area, as_at)
  const made = {
    id: uuid(),
    area_id: area,
    as_at,
    quarter: quarter(as_at),
    version: (latest?.version ?? 0) + 1,
    definitions: definitionsNow(),
    compared_with: before?.id ?? null,
    revises: signed?.id ?? null,
    frozen_by_name: by_name,
  }
  await sql`savepoint freezing`.execute(tx)
  await tables(tx).insertInto('measurement.quarterly_return').values(made).execute()
  const { youngest, oldest, most_children, most_hours } = limitsOn(as_at, area)
  await sql`select measurement.freeze_people(${made.id}, ${area}, ${youngest}, ${oldest}, ${most_children}, ${most_hours})`.execute(
    tx,
  )
  const { csv, lines } = await peopleCsv(tx, area, made.id)
  const sha256 = fingerprint(csv)
  if (latest !== undefined && isTheSame(latest, made, sha256)) {
    await sql`rollback to savepoint freezing`.execute(tx)
    return { id: latest.id, made: false }
  }
  const people = packed('people', csv, lines, sha256)
  await keepFindings(tx, made, lines, before)
  await keepFile(tx, made, people)
  return { id: made.id, made: true }
}

/** A signed return stands whatever was signed before it since; one that was not is checked again. */
const isTheSame = (latest: Return, made: Pick<Return, 'definitions' | 'compared_with'>, sha256: string) =>
  latest.sha256 === sha256 &&
  latest.definitions === made.definitions &&
  (latest.signature !== null || latest.compared_with === made.compared_with)

type Made = Pick<Return, 'id' | 'area_id' | 'as_at' | 'revises'>

/** Counts the figures of the frozen people and finds out what is wrong or different. */
async function keepFindings(tx: Tx, made: Made, people: number, before: Return | undefined): Promise<void> {
  const { id, area_id, as_at, revises } = made
  const of = { return_id: id, area_id }
  const rows = frozenRows(area_id, id)
  const figures = rowsOf(await countCells(tx, { as_at, area: area_id, by: dimensions }, rows), as_at)
  await keepFile(tx, made, packed('figures', figuresCsv(figures), figures.length))
  await setDay(tx, as_at)
  const quality = await countQuality(tx, rows)
  if (quality.length > 0)
    await tables(tx)
      .insertInto('measurement.return_quality')
      .values(quality.map((one) => ({ ...of, ...one })))
      .execute()
  const results = check({
    area: area_id,
    as_at,
    people,
    problems: await countProblems(tx, rows),
    lines: linesOf(quality),
    figures,
    before:
      before === undefined ? null : { as_at: before.as_at, figures: (await statisticsOf(tx, before))?.rows ?? [] },
  })
  if (results.length > 0)
    await tables(tx)
      .insertInto('measurement.return_check')
      .values(results.map((one) => ({ ...of, ...one })))
      .execute()
  const changes = revises === null ? [] : await countChanges(tx, area_id, revises, id)
  if (changes.length > 0)
    await tables(tx)
      .insertInto('measurement.return_change')
      .values(changes.map((one) => ({ ...of, ...one })))
      .execute()
}

/** A return that was just frozen, as it is read. */
export async function frozenReturn(tx: Tx, id: string): Promise<Return> {
  const frozen = await selectOptionalReturn(tx, id)
  if (frozen === undefined) throw new Error('a return that was frozen can be read')
  return frozen
}

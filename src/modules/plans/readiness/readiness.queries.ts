import { sql } from 'kysely'
import { areas } from '#modules/partnership'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { type By, done } from '../national/national.queries.ts'
import { newNationalRow, newRow, tables } from '../plans.db.ts'

export interface Readiness {
  id: string
  slug: string
  resource: string
  about: string
  moves_on: CalendarDate
  answer_by: CalendarDate
  asked_on: CalendarDate
}

export interface Answer {
  area_id: string
  criterion: string
  level: number
  evidence: string
}

export interface Decided {
  area_id: string
  outcome: string
  by_rule: string
  words: string
  since: Date
  by_name: string
}

/** Everything whose readiness was asked for, the latest move first. */
export const readinessesNow = (tx: Tx): Promise<Readiness[]> =>
  tables(tx)
    .selectFrom('plans.readiness')
    .select(['id', 'slug', 'resource', 'about', 'moves_on', 'answer_by', 'asked_on'])
    .orderBy('moves_on', 'desc')
    .orderBy('id')
    .execute()

/** One of them by its address, or undefined. */
export const selectOptionalReadiness = async (tx: Tx, slug: string): Promise<Readiness | undefined> =>
  (await readinessesNow(tx)).find((one) => one.slug === slug)

/** Asks all areas how ready they are for something to move to them. False when its address is taken. */
export async function askReadiness(tx: Tx, by: By, asked: Omit<Readiness, 'id'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(tx)
    .insertInto('plans.readiness')
    .values({ ...newNationalRow(), ...asked, ...done(by) })
    .onConflict((on) => on.column('slug').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** The answers that hold now: those of the viewer's area, or of every area for the national desk. */
export const answersNow = (tx: Tx, readiness: string, area?: string): Promise<Answer[]> => {
  const all = tables(tx)
    .selectFrom('plans.readiness_answer')
    .select(['area_id', 'criterion', 'level', 'evidence'])
    .where('readiness_id', '=', readiness)
    .where('until', 'is', null)
  return (area === undefined ? all : all.where('area_id', '=', area)).execute()
}

/** Answers one question for an area; what was answered before stays on record. The same answer again changes nothing. */
export async function answerReadiness(tx: Tx, by: By, readiness: string, answer: Answer): Promise<void> {
  const { area_id, criterion, level, evidence } = answer
  const ofQuestion = sql`readiness_id = ${readiness} and area_id = ${area_id} and criterion = ${criterion} and until is null`
  const { rows } = await sql<{ same: boolean }>`
    select level = ${level} and evidence = ${evidence} as same from plans.readiness_answer where ${ofQuestion} for update`.execute(
    tx,
  )
  if (rows[0]?.same) return
  await sql`update plans.readiness_answer set until = nwd.clock() where ${ofQuestion}`.execute(tx)
  await tables(tx)
    .insertInto('plans.readiness_answer')
    .values({ ...newRow(area_id), readiness_id: readiness, criterion, level, evidence, ...done(by) })
    .execute()
}

/** The area stands by its answers as they are. */
export async function sendReadiness(tx: Tx, by: By, readiness: string, area: string): Promise<void> {
  await tables(tx)
    .insertInto('plans.readiness_sent')
    .values({ ...newRow(area), readiness_id: readiness, ...done(by) })
    .execute()
}

/** When each area last sent its answers, by area. */
export async function sentNow(tx: Tx, readiness: string): Promise<ReadonlyMap<string, { at: Date; by_name: string }>> {
  const sent = await tables(tx)
    .selectFrom('plans.readiness_sent')
    .select(['area_id', 'at', 'by_name'])
    .where('readiness_id', '=', readiness)
    .orderBy('at')
    .execute()
  return new Map(sent.map(({ area_id, at, by_name }) => [area_id, { at, by_name }]))
}

/** How many areas have sent their answers that the viewer may know of, by what is to move. */
export async function sentCounts(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ readiness_id: string; areas: number }>`
    select readiness_id, count(distinct area_id)::int as areas from plans.readiness_sent group by readiness_id`.execute(
    tx,
  )
  return new Map(rows.map(({ readiness_id, areas: sent }) => [readiness_id, sent]))
}

/** What was decided and holds, by area. */
export async function decidedNow(tx: Tx, readiness: string): Promise<ReadonlyMap<string, Decided>> {
  const decided = await tables(tx)
    .selectFrom('plans.readiness_decision')
    .select(['area_id', 'outcome', 'by_rule', 'words', 'since', 'by_name'])
    .where('readiness_id', '=', readiness)
    .where('until', 'is', null)
    .execute()
  return new Map(decided.map((one) => [one.area_id, one]))
}

/** Decides for an area; an earlier decision stays on record. */
export async function decideReadiness(
  tx: Tx,
  by: By,
  readiness: string,
  decision: Pick<Decided, 'area_id' | 'outcome' | 'by_rule' | 'words'>,
): Promise<void> {
  const { area_id, ...decided } = decision
  await sql`update plans.readiness_decision set until = nwd.clock() where readiness_id = ${readiness} and area_id = ${area_id} and until is null`.execute(
    tx,
  )
  await tables(tx)
    .insertInto('plans.readiness_decision')
    .values({ ...newRow(area_id), readiness_id: readiness, ...decided, ...done(by) })
    .execute()
}

/** The areas by their codes. */
export const areaNames = async (tx: Tx): Promise<ReadonlyMap<string, string>> =>
  new Map((await areas(tx)).map(({ id, name }) => [id, name]))

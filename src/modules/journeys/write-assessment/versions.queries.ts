import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { found, Refused } from '#platform/http'
import type { CalendarDate } from '#platform/time'
import { instruments, inTheWay, type Question, questionsSchema } from '../assess-needs/instrument.ts'
import { instrumentHeldOn } from '../assess-needs/instruments.queries.ts'
import { tables } from '../journeys.db.ts'

const columns = [
  'id',
  'number',
  'about',
  'contents',
  'from_on',
  'begun_by_name',
  'published_at',
  'published_by_name',
  'ended_on',
] as const

const selectVersions = (tx: Tx, area: string) =>
  tables(tx)
    .selectFrom('journeys.instrument_version')
    .select(columns)
    .where('area_id', '=', area)
    .where('discarded_at', 'is', null)

const questionsIn = <Row extends { contents: unknown }>({ contents, ...row }: Row) => ({
  ...row,
  questions: questionsSchema.parse(contents),
})

/** The versions that an area wrote itself, the newest first, without drafts that were given up. */
export async function ownVersions(tx: Tx, area: string) {
  return (await selectVersions(tx, area).orderBy('number', 'desc').execute()).map(questionsIn)
}

export type OwnVersion = Awaited<ReturnType<typeof ownVersions>>[number]

/** A version that the area wrote itself; undefined when it has none such, or gave it up. */
export async function selectOptionalVersion(tx: Tx, area: string, id: string): Promise<OwnVersion | undefined> {
  const row = await selectVersions(tx, area).where('id', '=', id).executeTakeFirst()
  return row && questionsIn(row)
}

/** Begins the area's next version as a copy of the questions that hold today. Returns its identifier. @throws Refused while there is a draft */
export async function beginVersion(tx: Tx, viewer: Viewer, today: CalendarDate): Promise<string> {
  const area_id = found(viewer.area_id)
  const { questions } = await instrumentHeldOn(tx, area_id, today)
  const id = uuid()
  const begun = await tables(tx)
    .insertInto('journeys.instrument_version')
    .values({
      id,
      area_id,
      number: sql<number>`(select coalesce(max(v.number), 0) + 1 from journeys.instrument_version v where v.area_id = ${area_id})`,
      about: '',
      contents: JSON.stringify(questions),
      begun_by: viewer.user_id,
      begun_by_name: viewer.name,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (Number(begun.numInsertedOrUpdatedRows) === 0) throw new Refused('There is a draft already. Go on with that one')
  return id
}

/** The draft, which nobody else changes until this transaction ends. @throws Refused once it is published */
async function holdDraft(tx: Tx, viewer: Viewer, id: string): Promise<OwnVersion> {
  const row = await selectVersions(tx, found(viewer.area_id)).where('id', '=', id).forUpdate().executeTakeFirst()
  const version = questionsIn(found(row))
  if (version.published_at !== null)
    throw new Refused('It was published meanwhile, and never changes. Write the next version')
  return version
}

/** Changes the questions of a draft. */
export async function rewrite(
  tx: Tx,
  viewer: Viewer,
  id: string,
  change: (questions: readonly Question[]) => readonly Question[],
): Promise<void> {
  const { questions } = await holdDraft(tx, viewer, id)
  await tables(tx)
    .updateTable('journeys.instrument_version')
    .set({ contents: JSON.stringify(questionsSchema.parse(change(questions))), changed_at: sql<Date>`nwd.clock()` })
    .where('id', '=', id)
    .execute()
}

/** Publishes a draft for good: assessments begin with it from a day. @throws Refused while something stands in the way */
export async function publish(
  tx: Tx,
  viewer: Viewer,
  id: string,
  { about, from_on }: { about: string; from_on: CalendarDate },
): Promise<void> {
  const problems = inTheWay((await holdDraft(tx, viewer, id)).questions)
  if (problems.length > 0) throw new Refused(problems.map(({ message }) => ({ field: '', message })))
  await tables(tx)
    .updateTable('journeys.instrument_version')
    .set({
      about,
      from_on,
      published_at: sql<Date>`nwd.clock()`,
      published_by: viewer.user_id,
      published_by_name: viewer.name,
    })
    .where('id', '=', id)
    .execute()
}

/** Gives up a draft. */
export async function giveUp(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  await holdDraft(tx, viewer, id)
  await tables(tx)
    .updateTable('journeys.instrument_version')
    .set({ discarded_at: sql<Date>`nwd.clock()`, discarded_by: viewer.user_id })
    .where('id', '=', id)
    .execute()
}

/** Ends a published version from a day on: what held before it holds again. What was begun with it goes on with it. */
export async function endVersion(tx: Tx, viewer: Viewer, id: string, ended_on: CalendarDate): Promise<void> {
  await tables(tx)
    .updateTable('journeys.instrument_version')
    .set({ ended_on, ended_by: viewer.user_id, ended_by_name: viewer.name })
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .execute()
}

/** Codes that any version ever asked by, so that a new question is never taken for an old one. */
export async function codesEverUsed(tx: Tx, area: string): Promise<Set<string>> {
  const rows = await tables(tx)
    .selectFrom('journeys.instrument_version')
    .select('contents')
    .where('area_id', '=', area)
    .execute()
  const own = rows.flatMap(({ contents }) => questionsSchema.parse(contents))
  return new Set([...instruments.flatMap(({ questions }) => questions), ...own].map(({ code }) => code))
}

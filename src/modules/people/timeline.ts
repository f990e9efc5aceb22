import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { Sight } from './people.access.ts'
import type { PeopleTables } from './people.tables.ts'
import { beginningsOf } from './whole-timeline/kinds.ts'

export interface TimelineEntry {
  area_id: string
  person_id: string
  /** `module.thing`, for the filter */
  kind: string
  /** One sentence of what happened. */
  words: string
  /** The least sight that may read the line: 1 for what the referrer is told too. */
  sees: Sight
  at?: Date | undefined
  link?: string | undefined
}

const tables = (tx: Tx) => tx.withTables<PeopleTables>()

/** Under whose name a line stands; without an account where the calendar caused it. */
export type Author = Pick<Viewer, 'name' | 'organisation_id' | 'organisation_name'> & {
  readonly user_id: string | null
}

/** Adds a line to what has happened, in the transaction of its cause, under the name of who caused it. */
export async function addToTimeline(tx: Tx, by: Author, entry: TimelineEntry): Promise<void> {
  const { at, link, ...line } = entry
  await tables(tx)
    .insertInto('people.timeline')
    .values({
      id: uuid(),
      ...line,
      ...(at ? { at } : {}),
      link: link ?? null,
      organisation_id: by.organisation_id,
      user_id: by.user_id,
      by_name: by.organisation_name === '' ? by.name : `${by.name}, ${by.organisation_name}`,
    })
    .execute()
}

/** The same line for each of many people at once, in one statement. */
export async function addToTimelines(
  tx: Tx,
  by: Author,
  people: readonly Pick<TimelineEntry, 'area_id' | 'person_id'>[],
  { kind, words, sees }: Pick<TimelineEntry, 'kind' | 'words' | 'sees'>,
): Promise<void> {
  if (people.length === 0) return
  const { organisation_id, user_id } = by
  const by_name = by.organisation_name === '' ? by.name : `${by.name}, ${by.organisation_name}`
  const line = { kind, words, sees, organisation_id, user_id, by_name, link: null }
  await tables(tx)
    .insertInto('people.timeline')
    .values(people.map(({ area_id, person_id }) => ({ id: uuid(), area_id, person_id, ...line })))
    .execute()
}

export interface TimelineLine {
  id: string
  at: Date
  kind: string
  words: string
  by_name: string | null
  link: string | null
}

/** Which lines of a timeline: of one kind (`timelineKinds`), of one partner. */
export interface TimelineFilter {
  kind?: string | undefined
  partner?: string | undefined
}

const filtered = (tx: Tx, person: string, { kind, partner }: TimelineFilter) => {
  const { of, not } = kind === undefined ? { of: [], not: [] } : beginningsOf(kind)
  return tables(tx)
    .selectFrom('people.timeline')
    .where('person_id', '=', person)
    .$if(kind !== undefined, (q) => q.where((eb) => eb.or(of.map((start) => eb('kind', 'like', `${start}%`)))))
    .$if(not.length > 0, (q) => q.where((eb) => eb.and(not.map((start) => eb('kind', 'not like', `${start}%`)))))
    .$if(partner !== undefined, (q) => q.where('organisation_id', '=', partner ?? null))
}

/**
 * A page of what has happened to a person, newest first, as far as the viewer may read. `before` is the last line of the page before, `from` the
 * line that a page begins at, by their identifiers: a line that the viewer may not read begins no page.
 */
export async function timelineOf(
  tx: Tx,
  person: string,
  {
    most = 20,
    before,
    from,
    ...filter
  }: TimelineFilter & { most?: number; before?: string | undefined; from?: string | undefined } = {},
): Promise<TimelineLine[]> {
  const key = sql`(select k.at, k.id from people.timeline k where k.id = ${before ?? from ?? null}::uuid and k.person_id = ${person})`
  return filtered(tx, person, filter)
    .select(['id', 'at', 'kind', 'words', 'by_name', 'link'])
    .$if(before !== undefined, (q) => q.where(sql<boolean>`(at, id) < ${key}`))
    .$if(before === undefined && from !== undefined, (q) => q.where(sql<boolean>`(at, id) <= ${key}`))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
}

/** How many lines there are that the viewer may read, of the kind and partner asked for. */
export async function timelineLength(tx: Tx, person: string, filter: TimelineFilter = {}): Promise<number> {
  const row = await filtered(tx, person, filter)
    .select((eb) => eb.fn.countAll<number>().as('lines'))
    .executeTakeFirstOrThrow()
  return Number(row.lines)
}

/** The partners under whose name lines stand that the viewer may read, by name. */
export async function timelinePartners(tx: Tx, person: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select o.id, o.name from partnership.organisation o
    where o.id in (select t.organisation_id from people.timeline t where t.person_id = ${person}) order by o.name, o.id`.execute(
    tx,
  )
  return rows
}

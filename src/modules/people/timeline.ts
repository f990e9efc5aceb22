import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { Sight } from './people.access.ts'
import type { PeopleTables } from './people.tables.ts'

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

/** A page of what has happened to a person, newest first, as far as the viewer may read. `before` is the last page's last line; `room` keeps one module's lines. */
export async function timelineOf(
  tx: Tx,
  person: string,
  {
    most = 20,
    before,
    room,
  }: { most?: number; before?: { at: Date; id: string } | undefined; room?: string | undefined } = {},
): Promise<TimelineLine[]> {
  return tables(tx)
    .selectFrom('people.timeline')
    .select(['id', 'at', 'kind', 'words', 'by_name', 'link'])
    .where('person_id', '=', person)
    .$if(room !== undefined, (q) => q.where('kind', 'like', `${room}.%`))
    .$if(before !== undefined, (q) =>
      q.where((eb) => eb(eb.refTuple('at', 'id'), '<', eb.tuple(before?.at ?? new Date(0), before?.id ?? ''))),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
}

/** How many lines there are that the viewer may read; of one module, when `room` names it. */
export async function timelineLength(tx: Tx, person: string, room?: string | undefined): Promise<number> {
  const row = await tables(tx)
    .selectFrom('people.timeline')
    .select((eb) => eb.fn.countAll<number>().as('lines'))
    .where('person_id', '=', person)
    .$if(room !== undefined, (q) => q.where('kind', 'like', `${room}.%`))
    .executeTakeFirstOrThrow()
  return Number(row.lines)
}

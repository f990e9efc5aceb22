import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import { onceAPage, type Tx } from '#platform/db'
import { referenceList } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import type { PeopleTables } from '../people.tables.ts'
import { sentenceOfTold, type Told } from './told-words.ts'

const tables = (tx: Tx) => tx.withTables<PeopleTables>()

/** What was told, with who wrote it down and when. */
export interface ToldThing extends Told {
  id: string
  part: string
  told_at: Date
  told_to_name: string
}

const columns = ['id', 'kind', 'part', 'codes', 'words', 'told_at', 'told_to_name'] as const

/** What a person told once and still holds, as far as the viewer may read. */
export const toldOnceOf = onceAPage(async (tx: Tx, person: string): Promise<ToldThing[]> => {
  return tables(tx)
    .selectFrom('people.told_once')
    .select(columns)
    .where('person_id', '=', person)
    .where('superseded_at', 'is', null)
    .execute()
})

/** What keeps contact with each of some people safe, in a sentence or two; whoever told nothing is not in it. As far as the viewer may read. */
export async function safeContactOf(tx: Tx, people: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (people.length === 0) return new Map()
  const rows = await tables(tx)
    .selectFrom('people.told_once')
    .select([...columns, 'person_id'])
    .where('person_id', 'in', people)
    .where('part', '=', 'safe_contact')
    .where('superseded_at', 'is', null)
    .orderBy('kind')
    .execute()
  const words = new Map<string, string>()
  for (const { person_id, ...told } of rows)
    words.set(person_id, [words.get(person_id), sentenceOfTold(told)].filter(Boolean).join(' '))
  return words
}

/** Everything that a person ever told, newest first; what no longer holds says since when. */
export async function everToldOf(tx: Tx, person: string): Promise<(ToldThing & { superseded_at: Date | null })[]> {
  return tables(tx)
    .selectFrom('people.told_once')
    .select([...columns, 'superseded_at'])
    .where('person_id', '=', person)
    .orderBy('told_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/**
 * Writes down what a person tells now, of all kinds. Only what differs from what held is written: it supersedes, and what is left out no
 * longer holds. Returns how many things changed.
 */
export async function recordTold(
  tx: Tx,
  by: Viewer,
  person: { id: string; area_id: string },
  told: readonly Told[],
  today: CalendarDate,
): Promise<number> {
  const held = await tables(tx)
    .selectFrom('people.told_once')
    .select(columns)
    .where('person_id', '=', person.id)
    .where('superseded_at', 'is', null)
    .forUpdate()
    .execute()
  const sameAs = (one: Told) => held.some((other) => other.kind === one.kind && same(one, other))
  const changed = told.filter((one) => !sameAs(one))
  const over = held.filter((one) => !told.some((other) => other.kind === one.kind && same(one, other)))
  if (over.length > 0)
    await tables(tx)
      .updateTable('people.told_once')
      .set({ superseded_at: sql`nwd.clock()`, superseded_by: by.user_id })
      .where(
        'id',
        'in',
        over.map(({ id }) => id),
      )
      .execute()
  const kinds = new Map(referenceList('told-once', today).map((row) => [row.code, row.part]))
  const rows = changed.map(({ kind, codes, words }) => {
    const part = kinds.get(kind)
    if (part === undefined) throw new Error(`reference/told-once.json has no ${kind}`)
    return {
      id: uuid(),
      area_id: person.area_id,
      person_id: person.id,
      kind,
      part,
      codes,
      words,
      told_to: by.user_id,
      told_to_name: by.organisation_name === '' ? by.name : `${by.name}, ${by.organisation_name}`,
    }
  })
  if (rows.length > 0) await tables(tx).insertInto('people.told_once').values(rows).execute()
  return new Set([...changed, ...over].map(({ kind }) => kind)).size
}

function same(one: Told, other: Told): boolean {
  return one.words === other.words && one.codes.toSorted().join() === other.codes.toSorted().join()
}

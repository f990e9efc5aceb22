import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { Refused } from '#platform/http'
import type { PeopleTables } from '../people.tables.ts'

/** What of the other record goes on: columns of who they are and how to reach them, and whose answers at registration hold. */
export interface Chosen {
  person: Record<string, string | null>
  contact: Record<string, string | null>
  answers: 'goes_on' | 'other'
}

export interface Joining {
  goes_on: string
  other: string
  chosen: Chosen
  /** How it is known that they are one person. */
  why: string
  /** How the person was told who sees more by it. */
  told: string | null
}

const said: Readonly<Record<string, string>> = {
  NWD01: 'Somebody else decided about one of these two records a moment ago. Open the list again to see what holds now',
  NWD02: 'It was said that these are two people. Take that back first',
  NWD03: 'Somebody would see more than before. Say how the person was told',
  NWD04: 'Both records have an open request for a copy. Finish or close one of the two first',
  NWD05: 'Another record was joined since. Part that one first',
  '23505': 'Both would hold something of which there may be only one, such as open support. End one of the two first',
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** Runs what the database may refuse, and says the refusal in words. */
async function inWords<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const words = said[codeOf(error)]
    if (words === undefined) throw error
    throw new Refused(words)
  }
}

const byName = ({ name, organisation_name }: Viewer) =>
  organisation_name === '' ? name : `${name}, ${organisation_name}`

/**
 * Joins two records: everything of the other goes into the one that goes on, and the other becomes a signpost to it. Returns the joining's identifier.
 * @throws Refused when one of the two was joined meanwhile, was said to be somebody else, or the person was not told of who sees more
 */
export async function joinRecords(
  tx: Tx,
  viewer: Viewer,
  { goes_on, other, chosen, why, told }: Joining,
): Promise<string> {
  const id = uuid()
  await inWords(
    sql`select people.join_records(${goes_on}, ${other}, ${id}, ${JSON.stringify(chosen)}::jsonb, ${why}, ${told}, ${byName(viewer)})`.execute(
      tx,
    ),
  )
  return id
}

/** A row that was written into a record since another was joined to it. */
export interface WrittenSince {
  of_table: string
  of_column: string
  key: Record<string, unknown>
  at: Date | null
  says: string | null
}

/** What was written since two records were joined, newest first, for who may part them. */
export async function writtenSince(tx: Tx, joining: string): Promise<WrittenSince[]> {
  const { rows } = await sql<WrittenSince>`
    select of_table, of_column, key, at, says from people.written_since(${joining}) order by at desc nulls last, of_table, key`.execute(
    tx,
  )
  return rows
}

/**
 * Parts two records again. What was the other's goes back, and what hangs on it goes with it; of what else was written since, the rows named.
 * @throws Refused when they were parted meanwhile, or another record was joined since
 */
export async function partRecords(
  tx: Tx,
  viewer: Viewer,
  joining: string,
  why: string,
  going: readonly Pick<WrittenSince, 'of_table' | 'of_column' | 'key'>[],
): Promise<void> {
  await inWords(
    sql`select people.part_records(${joining}, ${why}, ${JSON.stringify(going)}::jsonb, ${byName(viewer)})`.execute(tx),
  )
}

/** Who would see more, and how much each sees of either now. */
export async function whoGains(tx: Tx, one: string, other: string) {
  const { rows } = await sql<{ holder: string; organisation: string | null; sees_one: number; sees_other: number }>`
    select * from people.who_gains(${one}, ${other})`.execute(tx)
  return rows
}

/** Whether the viewer may decide about two records: a team lead or coordinator who sees both whole. */
export async function mayJoin(tx: Tx, one: string, other: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select people.may_join(${one}, ${other}) as may`.execute(tx)
  return rows[0]?.may === true
}

/** The record that a signpost points to, as far as the viewer sees it. */
export async function goesOnAs(tx: Tx, person: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`select people.goes_on_as(${person}) as id`.execute(tx)
  return rows[0]?.id ?? undefined
}

const columns = [
  'id',
  'area_id',
  'person_id',
  'other_person_id',
  'joined_at',
  'joined_by_name',
  'why',
  'told',
  'saw_more',
  'other_was',
  'parted_at',
  'parted_by_name',
  'parted_why',
] as const

/** A joining whose record the viewer sees, or undefined. */
export async function selectOptionalJoining(tx: Tx, id: string) {
  return tx
    .withTables<PeopleTables>()
    .selectFrom('people.joined')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Joinings of the area that stand or were parted, latest first, as far as the viewer sees the records. */
export async function joiningsOf(tx: Tx, most: number) {
  return tx
    .withTables<PeopleTables>()
    .selectFrom('people.joined as j')
    .innerJoin('people.person as p', (on) => on.onRef('p.id', '=', 'j.person_id').onRef('p.area_id', '=', 'j.area_id'))
    .select([
      'j.id',
      'j.person_id',
      'j.joined_at',
      'j.joined_by_name',
      'j.parted_at',
      'j.other_was',
      'p.given_name',
      'p.family_name',
    ])
    .orderBy('j.ordinal', 'desc')
    .limit(most)
    .execute()
}

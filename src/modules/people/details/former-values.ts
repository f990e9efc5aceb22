import { z } from 'zod'
import type { Tx } from '#platform/db'
import type { PeopleTables } from '../people.tables.ts'

/** One thing about a person that was amended: what it was, what it became, when, and by whom. */
export interface Amendment {
  what: string
  from: string | null
  to: string | null
  at: Date
  by: string | null
}

const labels: Readonly<Record<string, string>> = {
  given_name: 'Given name',
  family_name: 'Family name',
  known_as: 'Likes to be called',
  date_of_birth: 'Date of birth',
  aim: 'Aiming for',
  address: 'Address',
  postcode: 'Postcode',
  email: 'E-mail',
  phone: 'Telephone',
  ni_number: 'National Insurance number',
  preferred_contact: 'Contact by',
  best_time: 'Best time',
  do_not: 'What not to do',
  adjustments: 'Adjustments',
}

const rowShape = z.record(z.string(), z.unknown())
type Row = z.infer<typeof rowShape>

/** What was amended about a person, newest first, as far as the viewer sees the record: each former row beside the one after it. */
export async function amendmentsOf(tx: Tx, person: string): Promise<Amendment[]> {
  const tables = tx.withTables<PeopleTables>()
  const former = await tables
    .selectFrom('people.former_value')
    .select(['of_table', 'was', 'superseded_at', 'superseded_by'])
    .where('person_id', '=', person)
    .orderBy('superseded_at', 'desc')
    .orderBy('ordinal', 'desc')
    .execute()
  const now: Record<string, Row | undefined> = {
    person: await tables
      .selectFrom('people.person')
      .selectAll()
      .where('id', '=', person)
      .executeTakeFirst()
      .then(asRow),
    contact_details: await tables
      .selectFrom('people.contact_details')
      .selectAll()
      .where('person_id', '=', person)
      .executeTakeFirst()
      .then(asRow),
  }
  return former.flatMap(({ of_table, was, superseded_at: at, superseded_by: by }) => {
    const before = rowShape.parse(was)
    const after = now[of_table] ?? {}
    now[of_table] = before
    return between(before, after).map((change) => ({ ...change, at, by }))
  })
}

function between(before: Row, after: Row) {
  return Object.entries(labels)
    .filter(([column]) => column in before && wordsOf(before[column]) !== wordsOf(after[column]))
    .map(([column, what]) => ({ what, from: wordsOf(before[column]), to: wordsOf(after[column]) }))
}

function wordsOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}

function asRow(row: object | undefined): Row | undefined {
  return row === undefined ? undefined : rowShape.parse({ ...row })
}

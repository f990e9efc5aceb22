import { sql } from 'kysely'
import { type DescribedTable, describedTables } from '#platform/archive'
import type { Tx } from '#platform/db'
import { foundOtherwise, leftOut, notByPerson, readFirst, readLast } from './what-is-in.ts'

/** A value as the database writes it in JSON. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value }

/** A table with the rows that are about the person. */
export interface GatheredTable {
  readonly table: string
  readonly meaning: string
  readonly columns: readonly { name: string; type: string; meaning: string; sensitivity: string; kept: string }[]
  readonly rows: readonly Readonly<Record<string, Value>>[]
}

/** Everything that is written about somebody, as it was at one moment. */
export interface Gathered {
  readonly at: string
  readonly area_id: string
  readonly person_id: string
  readonly tables: readonly GatheredTable[]
  /** Accounts and organisations that the rows speak of by identifier. */
  readonly names: Readonly<Record<string, string>>
  readonly leftOut: readonly { table: string; meaning: string; why: string }[]
}

interface Whom {
  person_id: string
  area_id: string
}

/** Whether a table has rows about people who are supported. */
export const isAboutPeople = ({ table, columns }: DescribedTable): boolean =>
  table in foundOtherwise || columns.some(({ name }) => name === 'person_id')

const condition = (table: string) => foundOtherwise[table] ?? 'person_id = $1 and area_id = $2'

// `$1` and `$2` of the conditions, which are ours and hold nothing that anybody typed.
const about = (table: string, { person_id, area_id }: Whom) => {
  const parts = condition(table).split(/(\$[12])/)
  return sql.join(
    parts.map((part) =>
      part === '$1' ? sql`${person_id}::uuid` : part === '$2' ? sql`${area_id}::text` : sql.raw(part),
    ),
    sql``,
  )
}

const place = (table: string): number => {
  const first = readFirst.indexOf(table)
  if (first >= 0) return first
  const last = readLast.indexOf(table)
  return last >= 0 ? 1_000_000 + last : 1000
}

/** In the order in which things happened, as far as a table says. */
const orderOf = ({ columns, key }: DescribedTable): string => {
  const when = columns.find(({ type }) => type === 'date' || type.startsWith('timestamp'))
  const by = [...(when === undefined ? [] : [when.name]), ...key]
  return by.length === 0 ? '1' : by.map((name) => `"${name}"`).join(', ')
}

async function rowsOf(tx: Tx, described: DescribedTable, whom: Whom): Promise<GatheredTable['rows']> {
  // Bytes are given as files, or are fingerprints that nobody can read.
  const columns = described.columns.filter(({ type }) => type !== 'bytea').map(({ name }) => `t."${name}"`)
  const { rows } = await sql<{ row: Readonly<Record<string, Value>> }>`
    select to_jsonb(s) as row from (select ${sql.raw(columns.join(', '))} from ${sql.table(described.table)} t
      where ${about(described.table, whom)} order by ${sql.raw(orderOf(described))}) s`.execute(tx)
  return rows.map(({ row }) => row)
}

const identifier = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function identifiersIn(tables: readonly GatheredTable[]): string[] {
  const found = new Set<string>()
  for (const { rows } of tables)
    for (const row of rows)
      for (const value of Object.values(row)) if (typeof value === 'string' && identifier.test(value)) found.add(value)
  return [...found]
}

async function namesOf(tx: Tx, ids: readonly string[]): Promise<Record<string, string>> {
  const asked = sql`${`{${ids.join(',')}}`}::uuid[]`
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from partnership.organisation where id = any (${asked})
    union all select distinct on (user_id) user_id, name from partnership.membership where user_id = any (${asked})`.execute(
    tx,
  )
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}

/**
 * Everything that is written about a person: each table of the data dictionary with rows about them, but for those that are left out by name.
 * @param tx of the program itself: a copy holds what every organisation wrote, whoever prepares it
 */
export async function gather(tx: Tx, whom: Whom, now: Date): Promise<Gathered> {
  const all = await describedTables(tx)
  const described = all.filter(isAboutPeople)
  const tables: GatheredTable[] = []
  const without: { table: string; meaning: string; why: string }[] = []
  // One after another: they share the one transaction.
  for (const one of described.toSorted((a, b) => place(a.table) - place(b.table) || a.table.localeCompare(b.table))) {
    const why = leftOut[one.table]
    if (why !== undefined) {
      without.push({ table: one.table, meaning: one.meaning, why })
      continue
    }
    const columns = one.columns
      .filter(({ type }) => type !== 'bytea')
      .map(({ name, type, meaning, sensitivity, retention }) => ({ name, type, meaning, sensitivity, kept: retention }))
    tables.push({ table: one.table, meaning: one.meaning, columns, rows: await rowsOf(tx, one, whom) })
  }
  for (const { table, meaning } of all) {
    const why = notByPerson[table]
    if (why !== undefined) without.push({ table, meaning, why })
  }
  const names = await namesOf(tx, identifiersIn(tables))
  return { at: now.toISOString(), ...whom, tables, names, leftOut: without }
}

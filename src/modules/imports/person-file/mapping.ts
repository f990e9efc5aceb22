import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { FileRefused } from '#platform/sheets'
import { isPersonColumn, type PersonColumn, personColumns } from './columns.ts'

/** How a file that has its own words is read: what it calls our columns, which of its columns are left aside, and what it writes for our codes. */
export interface Mapping {
  /** Our column, by what the file calls it; null for a column that is left aside. Names in small letters. */
  columns: ReadonlyMap<string, PersonColumn | null>
  /** Our value by what the file writes, in small letters, a column each. */
  values: ReadonlyMap<PersonColumn, ReadonlyMap<string, string>>
}

export const noMapping: Mapping = { columns: new Map(), values: new Map() }

const namesSchema = z.record(z.string(), z.string().nullable())
const fullSchema = z.strictObject({
  columns: namesSchema.default({}),
  values: z.record(z.string(), z.record(z.string(), z.string())).default({}),
})

const shape =
  'It must be JSON such as {"columns": {"Forename": "given_name", "Notes": null}, "values": {"gender": {"F": "woman"}}}, or the columns alone'

/** The heading or value as it is looked for. */
export const folded = (words: string): string => words.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()

/**
 * A mapping from its file: theirs to ours; ours to theirs is understood as well.
 * @throws FileRefused (exit code 2) when it is not one, naming what is wrong
 */
export async function readMapping(path: string): Promise<Mapping> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new FileRefused(`${path} cannot be opened.`, 2)
  })
  return mappingOf(jsonIn(text, path), path)
}

/** A mapping from what was read as JSON. @throws FileRefused (exit code 2) */
export function mappingOf(json: unknown, path: string): Mapping {
  const full = fullSchema.safeParse(json)
  const flat = namesSchema.safeParse(json)
  if (!full.success && !flat.success) throw new FileRefused(`${path} is no mapping. ${shape}.`, 2)
  const names = full.success ? full.data.columns : (flat.data ?? {})
  const columns = new Map<string, PersonColumn | null>()
  for (const [left, right] of turned(names)) {
    if (right !== null && !isPersonColumn(right)) throw noColumn(right, path)
    columns.set(folded(left), right)
  }
  return { columns, values: valuesIn(full.success ? full.data.values : {}, path) }
}

const noColumn = (name: string, path: string) =>
  new FileRefused(`${path} names ${name}, which is no column of ours. They are ${personColumns.join(', ')}.`, 2)

/** Pairs theirs to ours, whichever way round they were written. */
function turned(names: Readonly<Record<string, string | null>>): [string, string | null][] {
  const pairs = Object.entries(names)
  const named = pairs.filter(([, right]) => right !== null)
  const oursFirst =
    named.length > 0 && named.every(([left, right]) => isPersonColumn(left) && !isPersonColumn(right ?? ''))
  return oursFirst ? pairs.map(([left, right]) => (right === null ? [left, null] : [right, left])) : pairs
}

function valuesIn(given: Readonly<Record<string, Readonly<Record<string, string>>>>, path: string): Mapping['values'] {
  const values = new Map<PersonColumn, ReadonlyMap<string, string>>()
  for (const [column, pairs] of Object.entries(given)) {
    if (!isPersonColumn(column)) throw noColumn(column, path)
    values.set(column, new Map(Object.entries(pairs).map(([theirs, ours]) => [folded(theirs), ours])))
  }
  return values
}

function jsonIn(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new FileRefused(`${path} is not JSON. ${shape}.`, 2)
  }
}

import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { FileRefused } from '#platform/sheets'
import { type ColumnsOfFile, isColumnOf, type PersonColumn } from './columns.ts'

/** How a file that has its own words is read: what it calls our columns, which of its columns are left aside, and what it writes for our codes. */
export interface Mapping<Column extends string = PersonColumn> {
  /** Our column, by what the file calls it; null for a column that is left aside. Names in small letters. */
  columns: ReadonlyMap<string, Column | null>
  /** Our value by what the file writes, in small letters, a column each. */
  values: ReadonlyMap<Column, ReadonlyMap<string, string>>
}

export const noMapping: Mapping<never> = { columns: new Map(), values: new Map<never, never>() }

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
export async function readMapping<Column extends string>(
  path: string,
  columns: ColumnsOfFile<Column>,
): Promise<Mapping<Column>> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new FileRefused(`${path} cannot be opened.`, 2)
  })
  return mappingOf(jsonIn(text, path), path, columns)
}

/** A mapping from what was read as JSON. @throws FileRefused (exit code 2) */
export function mappingOf<Column extends string>(
  json: unknown,
  path: string,
  of: ColumnsOfFile<Column>,
): Mapping<Column> {
  const full = fullSchema.safeParse(json)
  const flat = namesSchema.safeParse(json)
  if (!full.success && !flat.success) throw new FileRefused(`${path} is no mapping. ${shape}.`, 2)
  const names = full.success ? full.data.columns : (flat.data ?? {})
  const ours = (name: string): Column => {
    if (isColumnOf(of, name)) return name
    throw new FileRefused(`${path} names ${name}, which is no column of ours. They are ${of.all.join(', ')}.`, 2)
  }
  const columns = new Map<string, Column | null>()
  for (const [left, right] of turned(names, of)) columns.set(folded(left), right === null ? null : ours(right))
  const values = new Map<Column, ReadonlyMap<string, string>>()
  for (const [column, pairs] of Object.entries(full.success ? full.data.values : {}))
    values.set(ours(column), new Map(Object.entries(pairs).map(([theirs, code]) => [folded(theirs), code])))
  return { columns, values }
}

/** Pairs theirs to ours, whichever way round they were written. */
function turned(names: Readonly<Record<string, string | null>>, of: ColumnsOfFile<string>): [string, string | null][] {
  const pairs = Object.entries(names)
  const named = pairs.filter(([, right]) => right !== null)
  const oursFirst =
    named.length > 0 && named.every(([left, right]) => isColumnOf(of, left) && !isColumnOf(of, right ?? ''))
  return oursFirst ? pairs.map(([left, right]) => (right === null ? [left, null] : [right, left])) : pairs
}

function jsonIn(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new FileRefused(`${path} is not JSON. ${shape}.`, 2)
  }
}

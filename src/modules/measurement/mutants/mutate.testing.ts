import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CompiledQuery, sql } from 'kysely'
import type { Tx } from '#platform/db'
import { calendarDate } from '#platform/time'
import type { Dimension } from '../measures.ts'
import { type Cell, countingStatement } from '../statistics.queries.ts'
import { rowsOf } from '../statistics.ts'

/** A rule written wrongly: words of the SQL, which stand there once or more, and what all of them are changed to. */
export type Mutant = readonly [name: string, from: string, to: string]

const folder = join(import.meta.dirname, '../../../../migrations/repeatable')
const read = (name: string) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')

const viewsFile = read('080_stats_views.sql')
  .replace(/^(drop view if exists [^;]+);/m, '$1 cascade;')
  .replace('select measurement.fold_facts();', '')

/**
 * The functions and views of the statistics, as they stand. Whatever else is built on them goes with them: what runs this is undone. Nothing is
 * folded, so that everybody is worked out by the rule that was changed.
 */
export const views = `${read('079_stats_dated_questions.sql')}\n${viewsFile}`

/** Each function and view of them, with its text. */
export const statements = views.split(/^(?=create )/m).flatMap((text) => {
  const name = /^create (?:or replace )?(?:function|view) ([a-z_.]+)/.exec(text)?.[1]
  return name === undefined ? [] : [{ name, text: text.split(/^(?:grant|comment|--) /m)[0] ?? '' }]
})

/** The text with the mutant's change in it. Throws when the words are not there: the table has fallen behind the SQL. */
export function mutated(text: string, [name, from, to]: Mutant): string {
  if (!text.includes(from)) throw new Error(`“${name}”: the SQL no longer says ${from}`)
  return text.replaceAll(from, to)
}

/** Puts other functions and views in place of the statistics' own, in a transaction of the owner that will be undone. */
export async function putInPlace(tx: Tx, text: string): Promise<void> {
  await sql.raw(text).execute(tx)
}

/** What the changed counting statement is asked for: a dimension that people are in once, and the one that they may be in many times. */
export const by: readonly Dimension[] = ['area', 'priority_family']

/** The rows of the figures as at a day, by a counting statement that was changed. */
export async function rowsBy(tx: Tx, as_at: string, change: (text: string) => string): Promise<unknown[]> {
  const day = calendarDate(as_at)
  await sql`select set_config('nwd.as_at', ${day}, true)`.execute(tx)
  const { sql: text, parameters } = countingStatement({ by }).compile(tx)
  const { rows } = await tx.executeQuery<Cell>(CompiledQuery.raw(change(text), [...parameters]))
  return rowsOf(rows, day)
}

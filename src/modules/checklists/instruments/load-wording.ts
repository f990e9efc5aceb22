import { basename } from 'node:path'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import { tables } from '../checklists.db.ts'
import { ImportRefused, type Problem, quoted, refusalOf } from '../files/problem.ts'
import { readRows } from '../files/read-rows.ts'
import { type Instrument, statementsOf } from './instrument.ts'

/** What loading a file of wording did. */
export interface Worded {
  /** Statements whose wording is new. */
  changed: number
  /** Statements that show an official wording now, and all there are. */
  worded: number
  all: number
}

/**
 * Loads the official wording of an instrument's statements from a CSV file with the header item,text: from then on respondents and reports show it
 * instead of our words. What was shown before stays on record.
 * @throws ImportRefused with every problem, its row and what is right; NoSuchFile
 */
export async function loadWording(tx: Tx, file: string, instrument: Instrument): Promise<Worded> {
  const problems: Problem[] = []
  const given = new Map<string, string>()
  const statements = new Map(statementsOf(instrument).map((statement) => [statement.item, statement]))
  for await (const { row, cells } of readRows(file, ['item', 'text'], problems)) {
    const [item = '', text = ''] = cells
    if (!statements.has(item))
      problems.push({ row, column: 'item', message: `${quoted(item)} is no statement of ${instrument.title}` })
    else if (given.has(item))
      problems.push({ row, column: 'item', message: `${item} has a wording further up already` })
    if (text === '') problems.push({ row, column: 'text', message: 'there are no words' })
    given.set(item, text)
  }
  if (problems.length > 0) throw refusalOf(file, problems)
  if (given.size === 0)
    throw new ImportRefused(`${basename(file)} has a header and no wording under it. Nothing was stored.`)
  const news = [...given].filter(([item, text]) => statements.get(item)?.official !== text)
  if (news.length > 0) await store(tx, instrument.version_id, news, basename(file))
  const worded = [...statements.values()].filter(({ item, official }) => given.has(item) || official !== null)
  return { changed: news.length, worded: worded.length, all: statements.size }
}

async function store(tx: Tx, version_id: string, news: readonly [string, string][], source: string): Promise<void> {
  await tables(tx)
    .updateTable('checklists.official_wording')
    .set({ superseded_at: sql<Date>`nwd.clock()` })
    .where('version_id', '=', version_id)
    .where('superseded_at', 'is', null)
    .where(
      'item',
      'in',
      news.map(([item]) => item),
    )
    .execute()
  await tables(tx)
    .insertInto('checklists.official_wording')
    .values(news.map(([item, text]) => ({ id: uuid(), version_id, item, text, source })))
    .execute()
}

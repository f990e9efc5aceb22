import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import { tables } from '../checklists.db.ts'
import { nameOf, type Source } from '../files/file-kind.ts'
import { ImportRefused, type Problem, quoted, refusalOf } from '../files/problem.ts'
import { readPasted } from '../files/read-pasted.ts'
import { type Row, readRows } from '../files/read-rows.ts'
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
 * @param by account; null from the command line
 * @throws ImportRefused with every problem, its row and what is right; NoSuchFile
 */
export async function loadWording(
  tx: Tx,
  file: Source,
  instrument: Instrument,
  by: string | null = null,
): Promise<Worded> {
  const problems: Problem[] = []
  return storeWording(tx, { rows: readRows(file, header, problems), problems, name: nameOf(file), by }, instrument)
}

const header = ['item', 'text']

/** The same from what somebody pasted: two columns of a spreadsheet, or lines of CSV, with or without the header. */
export async function loadPastedWording(tx: Tx, pasted: string, instrument: Instrument, by: string): Promise<Worded> {
  const problems: Problem[] = []
  const name = 'what was pasted'
  return storeWording(tx, { rows: readPasted(pasted, header, problems), problems, name, by }, instrument)
}

interface Given {
  rows: AsyncIterable<Row> | Iterable<Row>
  problems: Problem[]
  name: string
  by: string | null
}

async function storeWording(tx: Tx, { rows, problems, name, by }: Given, instrument: Instrument): Promise<Worded> {
  const given = new Map<string, string>()
  const statements = new Map(statementsOf(instrument).map((statement) => [statement.item, statement]))
  for await (const { row, cells } of rows) {
    const [item = '', text = ''] = cells
    if (!statements.has(item))
      problems.push({ row, column: 'item', message: `${quoted(item)} is no statement of ${instrument.title}` })
    else if (given.has(item))
      problems.push({ row, column: 'item', message: `${item} has a wording further up already` })
    if (text === '') problems.push({ row, column: 'text', message: 'there are no words' })
    given.set(item, text)
  }
  if (problems.length > 0) throw refusalOf(name, problems)
  if (given.size === 0) throw new ImportRefused(`${name} has a header and no wording under it. Nothing was stored.`)
  const news = [...given].filter(([item, text]) => statements.get(item)?.official !== text)
  if (news.length > 0) await store(tx, { version_id: instrument.version_id, source: name, loaded_by: by }, news)
  const worded = [...statements.values()].filter(({ item, official }) => given.has(item) || official !== null)
  return { changed: news.length, worded: worded.length, all: statements.size }
}

interface Loaded {
  version_id: string
  source: string
  loaded_by: string | null
}

async function store(tx: Tx, loaded: Loaded, news: readonly [string, string][]): Promise<void> {
  await tables(tx)
    .updateTable('checklists.official_wording')
    .set({ superseded_at: sql<Date>`nwd.clock()` })
    .where('version_id', '=', loaded.version_id)
    .where('superseded_at', 'is', null)
    .where(
      'item',
      'in',
      news.map(([item]) => item),
    )
    .execute()
  await tables(tx)
    .insertInto('checklists.official_wording')
    .values(news.map(([item, text]) => ({ ...loaded, id: uuid(), item, text })))
    .execute()
}

import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { recordEvent } from '#platform/audit'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { holdsAlready, lockNeed, storeNeed } from './need.queries.ts'
import { type NeedRow, needColumns, readNeedRow, type Wrong } from './need-row.ts'

export interface NeedFile {
  /** A file in CSV, UTF-8, with a heading row: area, measure, count. */
  path: string
  /** The day its figures are of. */
  as_at: CalendarDate
  source: string
  /** Invented for a demonstration, and shown as such. */
  invented: boolean
}

/** The file is refused and nothing of it stored: one sentence. What is wrong row by row was told before. */
export class NeedRefused extends Error {
  override readonly name = 'NeedRefused'
  readonly exitCode = 1
}

/** 32 areas, every measure, many times over. */
const mostBytes = 5_000_000

/**
 * Reads a table of how many people might need support. Every row is checked; with one bad row nothing is stored. The same file again changes nothing; another
 * table of the same day takes the place of every figure of the measures it names. For a transaction of asWorker, to be rolled back when this throws.
 * @throws NeedRefused
 */
export async function importNeed(
  tx: Tx,
  file: NeedFile,
  today: CalendarDate,
  onWrong: (wrong: Wrong) => void = () => undefined,
): Promise<{ outcome: 'stored' | 'unchanged'; figures: number }> {
  if (file.as_at > today) throw new NeedRefused(`The day ${file.as_at} has not come yet: a table is of a day that has.`)
  const bytes = await bytesOf(file.path)
  const fingerprint = createHash('sha256').update(bytes).digest('hex')
  const rows = checked(recordsIn(bytes), onWrong)
  await lockNeed(tx)
  const { as_at, source, invented } = file
  const table = { as_at, source, invented, fingerprint }
  if (await holdsAlready(tx, table)) return { outcome: 'unchanged', figures: rows.length }
  await storeNeed(tx, table, rows)
  await recordEvent(tx, {
    event: 'measurement.need.imported',
    detail: { as_at, source, invented, figures: rows.length },
  })
  return { outcome: 'stored', figures: rows.length }
}

interface Numbered {
  /** As a spreadsheet numbers them: the heading is row 1. */
  row: number
  cells: Record<string, string>
}

function checked(records: readonly Numbered[], onWrong: (wrong: Wrong) => void): NeedRow[] {
  const rows: NeedRow[] = []
  const seen = new Set<string>()
  let wrong = 0
  const tell = (one: Wrong) => {
    wrong += 1
    onWrong(one)
  }
  for (const { row, cells } of records) {
    const read = readNeedRow(cells, row)
    if (Array.isArray(read)) {
      read.forEach(tell)
      continue
    }
    const { area_id, measure } = read
    if (seen.has(`${area_id} ${measure}`))
      tell({ row, column: 'measure', value: measure, expected: 'must be once for each area; it is there before' })
    seen.add(`${area_id} ${measure}`)
    rows.push(read)
  }
  if (wrong > 0)
    throw new NeedRefused(
      `Nothing was stored: ${wrong === 1 ? 'one thing is' : `${wrong} things are`} wrong in ${records.length} rows.`,
    )
  if (rows.length === 0) throw new NeedRefused('Nothing was stored: the file has no rows under its heading.')
  return rows
}

function recordsIn(bytes: Buffer): Numbered[] {
  let records: string[][]
  try {
    records = parse(bytes, { bom: true, relax_column_count: true, trim: true })
  } catch (error) {
    if (error instanceof CsvError) throw new NeedRefused(`The file cannot be read as CSV: ${error.message}.`)
    throw error
  }
  const [heading = [], ...rows] = records
  const missing = needColumns.filter((column) => !heading.includes(column))
  const unknown = heading.filter((column) => !needColumns.some((one) => one === column))
  if (missing.length > 0 || unknown.length > 0) {
    const why = [...missing.map((one) => `${one} is missing`), ...unknown.map((one) => `“${one}” is not known`)]
    throw new NeedRefused(`The heading row must be ${needColumns.join(',')}, in any order: ${why.join(', ')}.`)
  }
  return rows
    .map((cells, at) => ({ row: at + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ row, cells }) => ({
      row,
      cells: Object.fromEntries(heading.map((column, at) => [column, cells[at] ?? ''])),
    }))
}

async function bytesOf(path: string): Promise<Buffer> {
  const about = await stat(path).catch(() => undefined)
  if (about === undefined || !about.isFile()) throw new NeedRefused('There is no such file.')
  if (about.size > mostBytes) throw new NeedRefused('The file is greater than 5 MB, which no table of 32 areas is.')
  return readFile(path)
}

import { readFile, stat } from 'node:fs/promises'
import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'

/** The file is refused and nothing of it stored: one sentence. What is wrong row by row was told before. */
export class NeedRefused extends Error {
  override readonly name = 'NeedRefused'
  readonly exitCode = 1
}

/** How a file is refused in which so many things are wrong, or that has no rows. */
export const refusedFor = (wrong: number, rows: number): NeedRefused =>
  new NeedRefused(
    wrong > 0
      ? `Nothing was stored: ${wrong === 1 ? 'one thing is' : `${wrong} things are`} wrong in ${rows} rows.`
      : 'Nothing was stored: the file has no rows under its heading.',
  )

/** 32 areas, every measure, many times over. */
const mostBytes = 5_000_000

export interface Numbered {
  /** As a spreadsheet numbers them: the heading is row 1. */
  row: number
  cells: Record<string, string>
}

/**
 * The rows of a table in CSV whose heading has these columns and no others, in any order.
 * @throws NeedRefused
 */
export function recordsIn(bytes: Buffer, columns: readonly string[]): Numbered[] {
  let records: string[][]
  try {
    records = parse(bytes, { bom: true, relax_column_count: true, trim: true })
  } catch (error) {
    if (error instanceof CsvError) throw new NeedRefused(`The file cannot be read as CSV: ${error.message}.`)
    throw error
  }
  const [heading = [], ...rows] = records
  const missing = columns.filter((column) => !heading.includes(column))
  const unknown = heading.filter((column) => !columns.some((one) => one === column))
  if (missing.length > 0 || unknown.length > 0) {
    const why = [...missing.map((one) => `${one} is missing`), ...unknown.map((one) => `“${one}” is not known`)]
    throw new NeedRefused(`The heading row must be ${columns.join(',')}, in any order: ${why.join(', ')}.`)
  }
  return rows
    .map((cells, at) => ({ row: at + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ row, cells }) => ({
      row,
      cells: Object.fromEntries(heading.map((column, at) => [column, cells[at] ?? ''])),
    }))
}

/** The whole of a file. @throws NeedRefused where there is none, or it is far greater than such a table */
export async function bytesOf(path: string): Promise<Buffer> {
  const about = await stat(path).catch(() => undefined)
  if (about === undefined || !about.isFile()) throw new NeedRefused('There is no such file.')
  if (about.size > mostBytes) throw new NeedRefused('The file is greater than 5 MB, which no table of 32 areas is.')
  return readFile(path)
}

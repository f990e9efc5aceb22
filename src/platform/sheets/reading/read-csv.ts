import { Readable } from 'node:stream'
import { CsvError, type Parser, parse } from 'csv-parse'
import { encodingOf, textOf } from './encoding.ts'
import type { ReadRow } from './read-row.ts'
import { FileRefused } from './refused.ts'

const delimiters = [',', ';', '\t', '|'] as const
const longestRow = 1_000_000
const batch = 64
// As many as a spreadsheet can have.
const mostCells = 16_384

/**
 * The rows of a CSV file, some hundreds at a time, however long it is: any of four delimiters, in UTF-8, UTF-16 or Windows-1252.
 * @throws FileRefused when a quotation mark is never closed, or a row is too long to be one
 */
export async function* readCsv(path: string): AsyncGenerator<ReadRow[]> {
  const text = textOf(path, await encodingOf(path))
  const { value: start = '' } = await text.next()
  const parser = parse({
    delimiter: delimiterOf(start),
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: longestRow,
  })
  const source = Readable.from(joined(start, text), { objectMode: true })
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  try {
    yield* batches(parser)
  } finally {
    source.destroy()
    parser.destroy()
  }
}

async function* batches(parser: Parser): AsyncGenerator<ReadRow[]> {
  let row = 0
  let waiting: ReadRow[] = []
  try {
    for await (const record of parser) {
      row += 1
      const cells: string[] = record
      if (cells.length > mostCells)
        throw new FileRefused(`Row ${row} has ${cells.length} cells. No table is as wide: take out the empty columns.`)
      waiting.push({ row, cells })
      if (waiting.length < batch) continue
      yield waiting
      waiting = []
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new FileRefused(
      error.code === 'CSV_MAX_RECORD_SIZE'
        ? `Row ${row + 1} is longer than ${longestRow} letters: a quotation mark before it is never closed, or it has far too many columns.`
        : `From row ${row + 1} on the file cannot be read: quotation marks are opened and not closed, or closed inside a cell.`,
    )
  }
  if (waiting.length > 0) yield waiting
}

async function* joined(start: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield start
  yield* rest
}

/** What divides the cells: the delimiter that stands equally often, and often, in the most of the first lines, outside quotation marks. */
export function delimiterOf(start: string): (typeof delimiters)[number] {
  const lines = start
    .slice(0, 1 << 16)
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n/, 20)
  const counted = delimiters.map((delimiter) => {
    const times = lines.map((line) => line.split(delimiter).length - 1)
    return { delimiter, most: Math.max(...times.map((time) => time * times.filter((other) => other === time).length)) }
  })
  return counted.toSorted((a, b) => b.most - a.most)[0]?.delimiter ?? ','
}

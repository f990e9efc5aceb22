import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { z } from 'zod'
import { decoded, nameOf, refuseOtherKinds, type Source } from './file-kind.ts'
import { ImportRefused, type Problem, quoted } from './problem.ts'

/** A row of a file, its cells trimmed. */
export interface Row {
  /** As a spreadsheet counts it: 1 is the header. */
  row: number
  cells: readonly string[]
}

const recordSchema = z.object({ record: z.array(z.string()), info: z.object({ records: z.number() }) })

/**
 * Reads a CSV file row by row, however long. Blank rows are passed over; a row that has not as many cells as the header is noted as a problem.
 * @param header what its first row must be
 * @throws ImportRefused when it is a file of another kind, is not UTF-8, or has another header
 */
export async function* readRows(source: Source, header: readonly string[], problems: Problem[]): AsyncGenerator<Row> {
  const name = nameOf(source)
  await refuseOtherKinds(source)
  const parser = parse({ bom: true, info: true, relax_column_count: true, relax_quotes: true })
  // The reader of the parser is told of every failure; there is nobody else to tell.
  pipeline(
    typeof source === 'string' ? createReadStream(source) : Readable.from([Buffer.from(source.bytes)]),
    (bytes: AsyncIterable<Buffer>) => decoded(bytes, name),
    parser,
    () => undefined,
  )
  try {
    let first = true
    for await (const one of parser) {
      const { record, info } = recordSchema.parse(one)
      const cells = record.map((cell) => cell.trim())
      if (first) refuseHeader(cells, header, name)
      else if (cells.some((cell) => cell !== '')) yield* rowOf(cells, header, info.records, problems)
      first = false
    }
    if (first) refuseHeader([], header, name)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const row = 'records' in error && typeof error.records === 'number' ? error.records + 1 : 1
    problems.push({
      row,
      column: null,
      message:
        'quotation marks are opened and not closed, or closed inside a cell; from here on the file could not be read',
    })
  }
}

function* rowOf(cells: readonly string[], header: readonly string[], row: number, problems: Problem[]): Generator<Row> {
  const more = cells.slice(header.length)
  if (cells.length >= header.length && more.every((cell) => cell === '')) yield { row, cells }
  else
    problems.push({
      row,
      column: null,
      message: `there ${cells.length === 1 ? 'is 1 cell' : `are ${cells.length} cells`}; each row has ${header.length}, ${header.join(',')}. Put quotation marks round words that have a comma in them`,
    })
}

function refuseHeader(cells: readonly string[], header: readonly string[], name: string): void {
  const given = cells.join(',')
  if (given === header.join(',')) return
  const semicolons = given.includes(';') ? ' Cells are divided by commas, not semicolons.' : ''
  const found = given === '' ? 'nothing stands there' : `it is ${quoted(given)}`
  throw new ImportRefused(
    `${name} row 1: the first row must be ${header.join(',')}, and ${found}.${semicolons} Nothing was stored.`,
  )
}

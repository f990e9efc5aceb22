import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { z } from 'zod'
import { decoded, refuseOtherKinds } from './file-kind.ts'
import { ImportRefused, type Problem, quoted } from './problem.ts'

/** A line of a checklist file, its cells trimmed. */
export interface Line {
  /** Row as a spreadsheet counts it: 1 is the header. */
  row: number
  area: string
  organisation: string
  item: string
  answer: string
}

const header = 'area,organisation,item,answer'
const recordSchema = z.object({ record: z.array(z.string()), info: z.object({ records: z.number() }) })

/**
 * Reads a checklist file line by line (contracts.md §3), however long. Blank rows are passed over; a row that has not four cells is noted as a problem.
 * @throws ImportRefused when it is a file of another kind, is not UTF-8, has another header, or ends inside quotation marks
 */
export async function* readLines(file: string, problems: Problem[]): AsyncGenerator<Line> {
  await refuseOtherKinds(file)
  const parser = parse({ bom: true, info: true, relax_column_count: true, relax_quotes: true })
  // The reader of the parser is told of every failure; there is nobody else to tell.
  pipeline(
    createReadStream(file),
    (bytes: AsyncIterable<Buffer>) => decoded(bytes, file),
    parser,
    () => undefined,
  )
  try {
    let first = true
    for await (const one of parser) {
      const { record, info } = recordSchema.parse(one)
      const cells = record.map((cell) => cell.trim())
      if (first) refuseHeader(cells, file)
      else if (cells.some((cell) => cell !== '')) yield* lineOf(cells, info.records, problems)
      first = false
    }
    if (first) refuseHeader([], file)
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

function* lineOf(cells: readonly string[], row: number, problems: Problem[]): Generator<Line> {
  const [area = '', organisation = '', item = '', answer = '', ...more] = cells
  if (cells.length === 4 || (cells.length > 4 && more.every((cell) => cell === '')))
    yield { row, area, organisation, item, answer }
  else
    problems.push({
      row,
      column: null,
      message: `there ${cells.length === 1 ? 'is 1 cell' : `are ${cells.length} cells`}; each row has four, ${header}. Put quotation marks round words that have a comma in them`,
    })
}

function refuseHeader(cells: readonly string[], file: string): void {
  if (cells.join(',') === header) return
  const given = cells.join(',')
  const semicolons = given.includes(';') ? ' Cells are divided by commas, not semicolons.' : ''
  const found = given === '' ? 'nothing stands there' : `it is ${quoted(given)}`
  throw new ImportRefused(
    `${basename(file)} row 1: the first row must be ${header}, and ${found}.${semicolons} Nothing was stored.`,
  )
}

import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { Problem } from './problem.ts'
import type { Row } from './read-rows.ts'

const rowsSchema = z.array(z.array(z.string()))

/**
 * The rows of what somebody pasted, as it is counted there, blank ones passed over: columns of a spreadsheet come with tabs between them, anything
 * else is read as CSV. A first row that is the header is not a row.
 */
export function readPasted(pasted: string, header: readonly string[], problems: Problem[]): Row[] {
  const delimiter = pasted.includes('\t') ? '\t' : ','
  const options = { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false }
  let records: string[][]
  try {
    records = rowsSchema.parse(parse(pasted, options))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    problems.push({ row: 1, column: null, message: 'quotation marks are opened and not closed' })
    return []
  }
  const rows = records.map((record, at) => ({ row: at + 1, cells: record.map((cell) => cell.trim()) }))
  const given = rows.filter(
    ({ row, cells }) => cells.some((cell) => cell !== '') && !(row === 1 && isHeader(cells, header)),
  )
  for (const { row, cells } of given)
    if (cells.length !== header.length)
      problems.push({
        row,
        column: null,
        message: `there ${cells.length === 1 ? 'is 1 column' : `are ${cells.length} columns`}; each row has ${header.length}, ${header.join(' and ')}. Put quotation marks round words that have a comma in them`,
      })
  return given.filter(({ cells }) => cells.length === header.length)
}

const isHeader = (cells: readonly string[], header: readonly string[]) =>
  cells.map((cell) => cell.toLowerCase()).join() === header.join()

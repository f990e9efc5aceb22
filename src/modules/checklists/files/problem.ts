import { basename } from 'node:path'

/** One thing wrong with a file: where, what stands there, and what would be right. */
export interface Problem {
  /** Row as a spreadsheet counts it: 1 is the header. */
  row: number
  column: string | null
  message: string
}

/** How many problems are told one by one. */
const told = 1000

/** A file was refused, with everything that is wrong with it, and nothing of it was stored. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused'
  readonly exitCode = 1

  /** What the message says, one by one, where there are several. */
  readonly problems: readonly Problem[]

  constructor(message: string, problems: readonly Problem[] = []) {
    super(message)
    this.problems = problems
  }
}

/** The refusal of a file with these problems: each with its row and column. */
export function refusalOf(file: string, problems: readonly Problem[]): ImportRefused {
  const name = basename(file)
  const lines = problems
    .slice(0, told)
    .map(({ row, column, message }) => `${name} row ${row}${column === null ? '' : `, column ${column}`}: ${message}`)
  const more = problems.length > told ? [`and ${problems.length - told} more like these`] : []
  const count = problems.length === 1 ? '1 thing is' : `${problems.length} things are`
  const message = [`${count} wrong with ${name}, and nothing of it was stored.`, ...lines, ...more].join('\n')
  return new ImportRefused(message, problems)
}

/** A value as a message may quote it: shortened, on one line. */
export const quoted = (value: string): string => {
  const line = value.replace(/\s+/g, ' ').trim()
  return `“${line.length > 30 ? `${line.slice(0, 30)}…` : line}”`
}

import { FileRefused, firstRows, type ReadCell, type ReadRow, readTable, shortened } from '#platform/sheets'
import {
  type ColumnName,
  columns,
  headingOf,
  type Line,
  lineSchema,
  penceIn,
  poundsInWords,
  sourcesFrom,
} from '../requirement.ts'
import type { GivenLine } from './changes.ts'
import { markHeading, numberHeading, totalWord } from './write-sheet.ts'

/** One thing that is wrong with a spreadsheet: in which cell, and what would be right. */
export interface SheetProblem {
  /** Such as E14; empty where it is the whole file. */
  cell: string
  column: string
  message: string
}

/** The lines of a spreadsheet, or everything that is wrong with it. */
export type Read = { lines: GivenLine[] } | { problems: SheetProblem[] }

type Known = ColumnName | 'number' | 'mark'
/** As many lines as one area's table can have. */
export const mostLines = 300

const named = (cell: ReadCell): string =>
  String(cell)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^a-z£]+/g, ' ')
    .trim()
const names = new Map<string, Known>([
  ...columns.flatMap(({ name, heading, also }) => [heading, ...also].map((each) => [named(each), name] as const)),
  ...[numberHeading, 'number', 'no'].map((each) => [named(each), 'number'] as const),
  ...[markHeading, 'mark'].map((each) => [named(each), 'mark'] as const),
])
const isHeading = (cells: readonly ReadCell[]) => cells.filter((cell) => names.has(named(cell))).length >= 3

/** Where a cell stands, as a spreadsheet says it: the fifth of row 14 is E14. */
export function cellName(at: number, row: number): string {
  let letters = ''
  for (let rest = at + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return `${letters}${row}`
}

/**
 * Reads a spreadsheet of requirements, CSV or XLSX. Columns stand in any order and are known by their headings; nothing is taken from a file with one thing wrong.
 * @param standing the numbers that stand in the table, which a line may have
 * @throws FileRefused when it cannot be read as a table at all
 */
export async function readRequirements(path: string, standing: ReadonlySet<number>): Promise<Read> {
  const { rows } = await readTable(path, isHeading)
  const all: ReadRow[] = []
  for await (const some of rows) {
    all.push(...some)
    if (all.length > mostLines + firstRows + 2)
      throw new FileRefused(`The spreadsheet has more than ${mostLines} lines, which no table of requirements has.`)
  }
  const at = all.findIndex(({ row, cells }) => row <= firstRows && isHeading(cells))
  const heading = all[at]
  if (heading === undefined)
    throw new FileRefused(
      `None of the first ${firstRows} rows has the headings of Annex 2, such as ${columns.map((column) => column.heading).join(', ')}. Nothing was taken.`,
    )
  const { places, problems } = placesIn(heading)
  if (problems.length > 0) return { problems }
  return readLines(
    all.slice(at + 1).filter(({ cells }) => cells.some((cell) => text(cell) !== '')),
    places,
    standing,
  )
}

function placesIn({ row, cells }: ReadRow) {
  const places = new Map<Known, number>()
  const problems: SheetProblem[] = []
  for (const [at, cell] of cells.entries()) {
    const words = text(cell)
    const column = names.get(named(cell))
    if (words === '') continue
    const wrong = (message: string) => problems.push({ cell: cellName(at, row), column: shortened(words), message })
    if (column === undefined) wrong('This is none of the columns of Annex 2: take it out, or name it as one of them')
    else if (places.has(column)) wrong('This column stands there twice: keep one of them')
    else places.set(column, at)
  }
  for (const { name, heading } of columns)
    if (!places.has(name))
      problems.push({
        cell: `row ${row}`,
        column: heading,
        message: 'This column is missing: its heading must stand in this row',
      })
  return { places, problems }
}

// A spreadsheet hides what would run as a formula behind an apostrophe; brought back, it is the text that it was.
const text = (cell: ReadCell | undefined): string =>
  String(cell ?? '')
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .trim()
    .replace(/^'(?=[=+\-@])/, '')

function amount(cell: ReadCell | undefined): number | undefined {
  if (typeof cell !== 'number') return penceIn(text(cell))
  const pence = Math.round(cell * 100)
  return cell >= 0 && Math.abs(cell * 100 - pence) < 1e-4 ? pence : undefined
}

function readLines(rows: readonly ReadRow[], places: ReadonlyMap<Known, number>, standing: ReadonlySet<number>): Read {
  const problems: SheetProblem[] = []
  const lines: GivenLine[] = []
  const seen = new Map<number, number>()
  const budgets: number[] = []
  let unread = false
  for (const { row, cells } of rows) {
    const cell = (of: Known) => cells[places.get(of) ?? -1]
    const wrong = (of: Known, message: string) => {
      const column = of === 'number' ? numberHeading : of === 'mark' ? markHeading : headingOf(of)
      problems.push({ cell: cellName(places.get(of) ?? 0, row), column, message })
    }
    const budget = amount(cell('budget'))
    if (cells.some((one) => text(one).toLowerCase() === totalWord.toLowerCase())) {
      const sum = budgets.reduce((all, one) => all + one, 0)
      if (budget === undefined) wrong('budget', 'The total must be an amount in pounds, like 120000 or 120000.50')
      else if (budget !== sum && !unread)
        wrong('budget', `The total says ${poundsInWords(budget)}, and the lines above it come to ${poundsInWords(sum)}`)
      continue
    }
    const before = problems.length
    const number = numberIn(text(cell('number')))
    if (number === undefined) wrong('number', 'This must be the number of a line, or empty for a new one')
    else if (number !== null) {
      if (!standing.has(number))
        wrong('number', `There is no line ${number} in this year: leave this empty for a new line`)
      else if (seen.has(number)) wrong('number', `Line ${number} stands in row ${seen.get(number)} already`)
      seen.set(number, row)
    }
    if (budget === undefined) {
      unread = true
      wrong(
        'budget',
        `This must be an amount in pounds, like 120000 or 120000.50; it says “${shortened(text(cell('budget')))}”`,
      )
    } else budgets.push(budget)
    const sources = budget === undefined ? [] : sourcesFrom(text(cell('sources')), budget)
    if (typeof sources === 'string') wrong('sources', sources)
    const volume = text(cell('volume')).replace(/[\s,]/g, '')
    if (!/^\d{1,6}$/.test(volume))
      wrong('volume', `This must be a whole number of people, like 120; it says “${shortened(text(cell('volume')))}”`)
    if (text(cell('target_group')) === '') wrong('target_group', 'Say whom the line is for')
    const line: Line = {
      target_group: text(cell('target_group')),
      rationale: text(cell('rationale')),
      partners: text(cell('partners')),
      budget_pence: budget ?? 0,
      sources: typeof sources === 'string' ? [] : sources,
      volume: Number(volume),
      delivery_method: text(cell('delivery_method')),
      outcome: text(cell('outcome')),
    }
    if (problems.length > before) continue
    const checked = lineSchema.safeParse(line)
    if (!checked.success) {
      const [field] = checked.error.issues[0]?.path ?? []
      const name = columns.find((column) => column.name === field)?.name ?? 'target_group'
      wrong(name, 'This is longer, or greater, than a line can hold')
    } else lines.push({ row, number: number ?? null, mark: text(cell('mark')) || null, line: checked.data })
  }
  if (rows.length === 0)
    problems.push({ cell: '', column: 'The whole file', message: 'There is no line under its headings' })
  return problems.length > 0 ? { problems } : { lines }
}

/** The number of a line, null for a new one, undefined when it is neither. */
const numberIn = (words: string): number | null | undefined =>
  words === '' ? null : /^\d{1,5}$/.test(words) ? Number(words) : undefined

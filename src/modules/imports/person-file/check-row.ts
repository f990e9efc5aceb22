import type { ReadCell } from '#platform/sheets'
import { addDays, type CalendarDate } from '#platform/time'
import type { Asked, Reader } from './cells.ts'
import { answerColumns, neededColumns, outcomeColumns, type PersonColumn, personColumns, readersOn } from './columns.ts'
import { type Problem, shortened } from './problem.ts'

/** What a row says of somebody, by the columns of the person file; null where nothing is recorded. */
export type PersonRow = Record<PersonColumn, string | null>

/** A row of the file, its cells by our columns; a column that the file has not is not there. */
export type GivenCells = readonly (readonly [PersonColumn, ReadCell])[]

const emptyRow = () => Object.fromEntries(personColumns.map((column) => [column, null])) as PersonRow

const dayColumns = ['left_on', 'job_started_on', ...Object.values(outcomeColumns)] as const
const ofJob = ['job_hours'] as const
const answers = Object.entries(answerColumns).map(([weeks, column]) => ({ days: Number(weeks) * 7, weeks, column }))

/**
 * Checks the rows of a person file one by one (contracts §4): each cell by itself, then what cannot be between them. A participant's second row is
 * told where the first stands.
 */
export function rowChecker(asked: Asked) {
  const readers: Readonly<Record<PersonColumn, Reader>> = readersOn(asked.today)
  const seen = new Map<string, number>()

  /** The row as it is kept, or everything that is wrong with it. */
  return function check(row: number, cells: GivenCells): PersonRow | Problem[] {
    const problems: Problem[] = []
    const values = emptyRow()
    const given = new Map(cells)
    const wrong = (column: PersonColumn, expected: string) => {
      problems.push({ row, column, value: shortened(String(given.get(column) ?? '')), expected })
    }
    for (const [column, cell] of cells) {
      if (cell === '') continue
      const read = readers[column](cell, asked)
      if (read === null || typeof read === 'string') values[column] = read
      else wrong(column, read.expected)
    }
    const bad = new Set(problems.map(({ column }) => column))
    for (const column of neededColumns)
      if (values[column] === null && !bad.has(column)) wrong(column, 'must not be empty')
    for (const [column, expected] of impossible(values, asked.today)) wrong(column, expected)
    const id = values.participant_id
    if (id !== null) {
      const before = seen.get(id)
      if (before === undefined) seen.set(id, row)
      else wrong('participant_id', `stands in row ${before} already: a participant has one row in the file`)
    }
    return problems.length === 0 ? values : problems
  }
}

const isDay = (text: string | null): text is CalendarDate => text !== null && /^\d{4}-/.test(text)

/** What is wrong between the cells of a row that are each right by themselves. */
function* impossible(row: PersonRow, today: CalendarDate): Generator<[PersonColumn, string]> {
  const registered = row.registered_on
  if (registered !== null) {
    if (isDay(row.date_of_birth) && row.date_of_birth > registered)
      yield ['date_of_birth', `must not be after the day of registration, ${registered}`]
    for (const column of dayColumns) {
      const day = row[column]
      if (day !== null && day < registered) yield [column, `must not be before the day of registration, ${registered}`]
    }
  }
  if (row.left_reason !== null && row.left_on === null)
    yield ['left_on', 'must say on which day, as there is a left_reason']
  const started = row.job_started_on
  for (const column of ofJob)
    if (started === null && row[column] !== null)
      yield [column, 'must be nothing where there is no job_started_on; or write the day on which the job began']
  for (const { days, weeks, column } of answers) {
    const answer = row[column]
    if (answer !== 'yes' && answer !== 'no') continue
    if (!isDay(started)) yield [column, 'must be nothing where there is no job_started_on']
    else if (dueAfter(started, days) > today)
      yield [column, `must be nothing yet: ${weeks} weeks after ${started} is ${dueAfter(started, days)}`]
  }
}

const due = new Map<string, CalendarDate>()

/** The day so many days later; remembered, because a file has many jobs and few days. */
function dueAfter(started: CalendarDate, days: number): CalendarDate {
  const key = `${started}+${days}`
  const known = due.get(key)
  if (known !== undefined) return known
  const day = addDays(started, days)
  if (due.size < 100_000) due.set(key, day)
  return day
}

import type { ReadCell } from '#platform/sheets'
import { shortened } from '#platform/sheets'
import { addDays, type CalendarDate } from '#platform/time'
import type { Asked, Read, Reader } from './cells.ts'
import { answerColumns, neededColumns, outcomeColumns, type PersonColumn, personColumns, readersOn } from './columns.ts'
import type { Heading } from './heading.ts'
import { folded } from './mapping.ts'
import type { Problem } from './problem.ts'

/** What a row says of somebody, by the columns of the person file; null where nothing is recorded. */
export type PersonRow = Record<PersonColumn, string | null>

const nothingRecorded = Object.fromEntries(personColumns.map((column) => [column, null])) as PersonRow

const mostRemembered = 20_000

/** A reader that remembers what a cell came to: a file has many cells and, but for names, few that differ. */
function remembering(read: Reader, asked: Asked, values: ReadonlyMap<string, string> | undefined) {
  const known = new Map<ReadCell, Read>()
  return (cell: ReadCell): Read => {
    const before = known.get(cell)
    if (before !== undefined) return before
    const now = read(values?.get(folded(String(cell))) ?? cell, asked)
    if (known.size < mostRemembered) known.set(cell, now)
    return now
  }
}

const dayColumns = ['left_on', 'job_started_on', ...Object.values(outcomeColumns)] as const
const ofJob = ['job_hours'] as const
const answers = Object.entries(answerColumns).map(([weeks, column]) => ({ days: Number(weeks) * 7, weeks, column }))

/**
 * Checks the rows of a person file one by one (contracts §4): each cell by itself, then what cannot be between them. A participant's second row is
 * told where the first stands.
 */
export function rowChecker(asked: Asked, { places }: Heading) {
  const all: Readonly<Record<PersonColumn, Reader>> = readersOn(asked.today)
  const readers = places.map(({ column, at, values }) => ({
    column,
    at,
    read: remembering(all[column], asked, values),
  }))
  const placeOf = new Map(places.map(({ column, at }) => [column, at]))
  const seen = new Map<string, number>()

  /** The row as it is kept, or everything that is wrong with it. */
  return function check(row: number, cells: readonly ReadCell[]): PersonRow | Problem[] {
    const problems: Problem[] = []
    const person = { ...nothingRecorded }
    const wrong = (column: PersonColumn, expected: string) => {
      const cell = cells[placeOf.get(column) ?? -1] ?? ''
      problems.push({ row, column, value: shortened(String(cell)), expected })
    }
    for (const { column, at, read } of readers) {
      const cell = cells[at]
      if (cell === undefined || cell === '') continue
      const value = read(cell)
      if (value === null || typeof value === 'string') person[column] = value
      else wrong(column, value.expected)
    }
    for (const column of neededColumns)
      if (person[column] === null && !problems.some((problem) => problem.column === column))
        wrong(column, 'must not be empty')
    for (const [column, expected] of impossible(person, asked.today)) wrong(column, expected)
    const id = person.participant_id
    if (id !== null) {
      const before = seen.get(id)
      if (before === undefined) seen.set(id, row)
      else wrong('participant_id', `stands in row ${before} already: a participant has one row in the file`)
    }
    return problems.length === 0 ? person : problems
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

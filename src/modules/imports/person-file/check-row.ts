import type { ReadCell } from '#platform/sheets'
import { shortened } from '#platform/sheets'
import { addDays, type CalendarDate } from '#platform/time'
import type { Asked, Read, Reader } from './cells.ts'
import {
  answerColumns,
  type ColumnsOfFile,
  outcomeColumns,
  type PersonColumn,
  personFileColumns,
  readersOn,
} from './columns.ts'
import type { Heading } from './heading.ts'
import { folded } from './mapping.ts'
import type { Problem } from './problem.ts'

/** What a row says of somebody, by the columns of the person file; null where nothing is recorded. */
export type PersonRow = Record<PersonColumn, string | null>

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

/** What tells one row of a file from another, and how a second one of the same is told of. */
interface Once<Column extends string> {
  column: Column
  of(row: Record<Column, string | null>): string | null
  twice(before: number): string
}

/** How the cells of a kind of file are read, and what cannot be between the cells of a row that are each right by themselves. */
export interface CheckBy<Column extends string> {
  columns: ColumnsOfFile<Column>
  readers: Readonly<Record<Column, Reader>>
  impossible(row: Readonly<Record<Column, string | null>>): Iterable<readonly [Column, string]>
  once: Once<Column>
}

/** Checks the rows of a file one by one: each cell by itself, then what cannot be between them. A second row of the same is told where the first stands. */
export function checkerOf<Column extends string>(
  { columns, readers: all, impossible, once }: CheckBy<Column>,
  asked: Asked,
  { places }: Heading<Column>,
) {
  const readers = places.map(({ column, at, values }) => ({
    column,
    at,
    read: remembering(all[column], asked, values),
  }))
  const placeOf = new Map(places.map(({ column, at }) => [column, at]))
  const seen = new Map<string, number>()
  const nothingRecorded = Object.fromEntries(columns.all.map((column) => [column, null])) as Record<Column, null>

  /** The row as it is kept, or everything that is wrong with it. */
  return function check(row: number, cells: readonly ReadCell[]): Record<Column, string | null> | Problem[] {
    const problems: Problem[] = []
    const said: Record<Column, string | null> = { ...nothingRecorded }
    const wrong = (column: Column, expected: string) => {
      const cell = cells[placeOf.get(column) ?? -1] ?? ''
      problems.push({ row, column, value: shortened(String(cell)), expected })
    }
    for (const { column, at, read } of readers) {
      const cell = cells[at]
      if (cell === undefined || cell === '') continue
      const value = read(cell)
      if (value === null || typeof value === 'string') said[column] = value
      else wrong(column, value.expected)
    }
    for (const column of columns.needed)
      if (said[column] === null && !problems.some((problem) => problem.column === column))
        wrong(column, 'must not be empty')
    for (const [column, expected] of impossible(said)) wrong(column, expected)
    const key = once.of(said)
    if (key !== null) {
      const before = seen.get(key)
      if (before === undefined) seen.set(key, row)
      else wrong(once.column, once.twice(before))
    }
    return problems.length === 0 ? said : problems
  }
}

const onceAParticipant: Once<PersonColumn> = {
  column: 'participant_id',
  of: ({ participant_id }) => participant_id,
  twice: (before) => `stands in row ${before} already: a participant has one row in the file`,
}

/** Where somebody may stand with several starts, each on a day of its own. */
const onceAStart: Once<PersonColumn> = {
  column: 'registered_on',
  of: ({ participant_id, registered_on }) =>
    participant_id === null || registered_on === null ? null : `${participant_id} | ${registered_on}`,
  twice: (before) => `stands in row ${before} already for the same participant: a start has one row in the file`,
}

/** Checks the rows of a person file (contracts §4), as checkerOf does; `starts`: each row is a start, and somebody may have several. */
export const rowChecker = (asked: Asked, heading: Heading, starts = false) =>
  checkerOf(
    {
      columns: personFileColumns,
      readers: readersOn(asked.today),
      impossible: (row) => impossible(row, asked.today),
      once: starts ? onceAStart : onceAParticipant,
    },
    asked,
    heading,
  )

const isDay = (text: string | null): text is CalendarDate => text !== null && /^\d{4}-/.test(text)

/** What is wrong between the cells of a row that are each right by themselves. */
function* impossible(row: Readonly<PersonRow>, today: CalendarDate): Generator<[PersonColumn, string]> {
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

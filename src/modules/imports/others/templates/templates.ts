import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { referenceList } from '#platform/reference'
import { type CalendarDate, calendarDate } from '#platform/time'
import type { Problem } from '../../person-file/problem.ts'

/** The ways in which people were written down for the nation: the three collection templates of its return, and the files of Fair Start Scotland. */
export const templates = ['year_1', 'quarterly', 'smf', 'fss'] as const
export type Template = (typeof templates)[number]

// Providers of Fair Start Scotland reported these of everybody; the last two since July 2023 (Scottish Government, statistical summary of that month).
const askedByFairStart: Readonly<Record<string, string>> = {
  gender: '2018-04-01',
  ethnic_group: '2018-04-01',
  condition_12_months: '2018-04-01',
  condition_limits: '2018-04-01',
  conditions: '2018-04-01',
  unemployed_since: '2023-07-01',
  convictions: '2023-07-01',
}

/** The questions that were put nationally, each with the first day on which people who registered were asked it. */
const questions = (today: CalendarDate): { column: string; from: string }[] =>
  referenceList('registration-questions', today).map(({ code, from }) => ({ column: code, from }))

const never = '9999-12-31'

interface Read {
  template: Template | undefined
  /** The columns that the file has. */
  columns: ReadonlySet<string>
  today: CalendarDate
}

/**
 * Writes “not asked” where nothing stands because nobody asked: under a template, wherever its question was not yet put on the day of registration; without one, where the
 * file has no such column either. What was answered all the same stays.
 */
export async function writeNotAsked(tx: Tx, { template, columns, today }: Read): Promise<void> {
  const told = questions(today).filter(({ column }) => template !== undefined || !columns.has(column))
  if (told.length === 0) return
  const from = (one: { column: string; from: string }) =>
    template === 'fss' ? (askedByFairStart[one.column] ?? never) : one.from
  const set = told.map((one) => {
    const cell = sql.ref(`n.${one.column}`)
    return sql`${sql.ref(one.column)} = case when ${cell} is null and n.registered_on < ${from(one)} then 'not_asked' else ${cell} end`
  })
  const last = told.map(from).reduce((most, day) => (day > most ? day : most))
  await sql`update person_stage n set ${sql.join(set)} where n.registered_on < ${last}`.execute(tx)
}

/** Rows of a template that were registered after its time, or under Fair Start Scotland in another stream; rows of the latter that name none get it. */
export async function checkTemplate(tx: Tx, template: Template | undefined, today: CalendarDate): Promise<Problem[]> {
  if (template === undefined) return []
  if (template === 'fss') {
    await sql`update person_stage set stream = 'FSS' where stream is null`.execute(tx)
    const { rows } = await sql<{
      row: number
      value: string
    }>`select row, stream as value from person_stage where stream <> 'FSS' order by row`.execute(tx)
    return rows.map(({ row, value }) => ({
      row,
      column: 'stream',
      value,
      expected: 'must be FSS in a file of Fair Start Scotland, or nothing',
    }))
  }
  const until = untilOf(template, today)
  if (until === undefined) return []
  const { rows } = await sql<{
    row: number
    value: string
  }>`select row, registered_on as value from person_stage where registered_on >= ${until} order by row`.execute(tx)
  return rows.map(({ row, value }) => ({
    row,
    column: 'registered_on',
    value,
    expected: `must be before ${until}: from then on another template was used`,
  }))
}

// Each on a day on which it was used.
const usedOn = { year_1: calendarDate('2019-04-01'), quarterly: calendarDate('2020-04-01') }

/** The first day on which another template was used, where one was. */
const untilOf = (template: Exclude<Template, 'fss'>, today: CalendarDate): string | undefined =>
  referenceList('collection-templates', template === 'smf' ? today : usedOn[template]).find(
    ({ code }) => code === template,
  )?.until

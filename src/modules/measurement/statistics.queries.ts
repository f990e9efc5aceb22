import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { catalogue, type Dimension, type Numerator, type Point, points } from './measures.ts'

/** The counts of one quarter of registration and one category, or of everybody where both are `all`. All of them add up over quarters. */
export interface Counts {
  started: number
  entered_employment: number
  entered_fe_he: number
  entered_training: number
  gained_qualification: number
  work_experience: number
  volunteering: number
  school_reengaged: number
  due_4w: number
  due_13w: number
  due_26w: number
  due_52w: number
  in_work_4w: number
  in_work_13w: number
  in_work_26w: number
  in_work_52w: number
  answered_4w: number
  answered_13w: number
  answered_26w: number
  answered_52w: number
  left: number
}

export interface Cell extends Counts {
  /** Quarters of financial years, counted from April of the year 0: 8096 is April to June 2024. */
  quarter: number
  dimension: Dimension | 'all'
  category: string
  /** The first day on which somebody counted here was registered. */
  earliest: CalendarDate
}

export interface Scope {
  as_at: CalendarDate
  /** One area, or all of them. */
  area?: string | undefined
  by: readonly Dimension[]
}

/** The columns of stats.participant that the measures are counted from, and those of the dimensions asked for: what is not read is not worked out. */
const wanted = (by: readonly Dimension[]): string[] => [
  ...['registered_on', 'job_started_on', 'left_by_then', ...points.map((weeks) => `answer_${weeks}w`)],
  ...catalogue.flatMap(({ numerator }) =>
    numerator.kind === 'did' && numerator.column !== 'job_started_on' ? [numerator.column] : [],
  ),
  ...by.map((dimension) => (dimension === 'priority_family' ? 'priority_families' : columnOf(dimension))),
]

const columnOf = (dimension: Dimension) => (dimension === 'area' ? 'area_id' : dimension)

const byThen = (column: string) => sql`${sql.ref(`f.${column}`)} <= (select stats.as_at())`
const dueAt = (weeks: Point) => sql`f.job_started_on + ${sql.lit(weeks * 7)} <= (select stats.as_at())`

/** Whom a measure counts, of rows `f` of stats.participant, as at the day of the setting nwd.as_at. */
export function whom(numerator: Numerator) {
  if (numerator.kind === 'everybody') return sql`true`
  if (numerator.kind === 'left') return sql`f.left_by_then`
  if (numerator.kind === 'did') return byThen(numerator.column)
  const { weeks, answers } = numerator
  return sql`${dueAt(weeks)} and ${sql.ref(`f.answer_${weeks}w`)} in (${sql.join(answers.map((answer) => sql.lit(answer)))})`
}

const counted = (name: string, which: RawBuilder<unknown>) => sql`count(*) filter (where ${which}) as ${sql.ref(name)}`

const counts = sql.join([
  ...catalogue.map(({ measure, numerator }) => counted(measure, whom(numerator))),
  ...points.map((weeks) => counted(`due_${weeks}w`, dueAt(weeks))),
  sql`min(f.registered_on) as earliest`,
])

/** Everybody as they are now, without names. What is counted instead, such as the people of a frozen return, has these columns too. */
const live = sql`stats.participant`

/**
 * Counts everybody of a scope, by quarter of registration, and again by each dimension asked for: one statement over the statistics' own view,
 * for a transaction of asStatistician, or over other rows of the same columns. Out: one cell a quarter and category in which anybody started.
 */
export async function countCells(tx: Tx, scope: Scope, from: RawBuilder<unknown> = live): Promise<Cell[]> {
  // A page may keep to the server's small memory; counting the nation in it spills to disk and takes half as long again.
  await sql`select set_config('nwd.as_at', ${scope.as_at}, true), set_config('work_mem', '96MB', true)`.execute(tx)
  const { rows } = await countingStatement(scope, from).execute(tx)
  return rows
}

/** The statement of countCells, as at the day of the setting nwd.as_at. */
export function countingStatement({ area, by }: Omit<Scope, 'as_at'>, from = live): RawBuilder<Cell> {
  const single = by.filter((dimension) => dimension !== 'priority_family')
  const sets = [sql`(f.quarter)`, ...single.map((dimension) => sql`(f.quarter, f.${sql.ref(columnOf(dimension))})`)]
  const named = single.map(
    (dimension) => sql`when grouping(f.${sql.ref(columnOf(dimension))}) = 0 then ${sql.lit(dimension)}`,
  )
  const category = single.map(
    (dimension) => sql`when grouping(f.${sql.ref(columnOf(dimension))}) = 0 then f.${sql.ref(columnOf(dimension))}`,
  )
  const families = by.includes('priority_family')
    ? sql`union all
      select f.quarter, 'priority_family', family.code, ${counts}
      from fact f cross join lateral unnest(f.priority_families) family (code)
      group by f.quarter, family.code`
    : sql``
  return sql<Cell>`
    with fact as ${sql.raw(by.includes('priority_family') ? 'materialized' : 'not materialized')} (
      select ${sql.join(wanted(by).map((column) => sql.ref(`p.${column}`)))}, ((date_part('year', p.registered_on) * 12 + date_part('month', p.registered_on) - 4)::int / 3) as quarter
      from ${from} p
      where ${area === undefined ? sql`true` : sql`p.area_id = ${area}`}
    )
    select f.quarter, ${named.length === 0 ? sql`'all'` : sql`case ${sql.join(named, sql` `)} else 'all' end`} as dimension,
      ${category.length === 0 ? sql`'all'` : sql`case ${sql.join(category, sql` `)} else 'all' end`} as category, ${counts}
    from fact f
    group by grouping sets (${sql.join(sets)})
    ${families}
  `
}

/** The areas that figures may be asked for, by code. */
export async function areaNames(tx: Tx): Promise<Map<string, string>> {
  const { rows } = await sql<{
    area_id: string
    name: string
  }>`select area_id, name from stats.area order by area_id`.execute(tx)
  return new Map(rows.map((row) => [row.area_id, row.name]))
}

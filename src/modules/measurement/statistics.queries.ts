import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { Dimension } from './measures.ts'

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

const columnOf = (dimension: Dimension) => (dimension === 'area' ? 'area_id' : dimension)

const byPoint = sql.join(
  [4, 13, 26, 52].map((weeks) => {
    const due = sql`f.job_started_on + ${sql.lit(weeks * 7)} <= (select stats.as_at())`
    const answer = sql.ref(`f.answer_${weeks}w`)
    return sql`count(*) filter (where ${due}) as ${sql.ref(`due_${weeks}w`)},
      count(*) filter (where ${due} and ${answer} = 'yes') as ${sql.ref(`in_work_${weeks}w`)},
      count(*) filter (where ${due} and ${answer} in ('yes', 'no')) as ${sql.ref(`answered_${weeks}w`)}`
  }),
)

const counts = sql`count(*) as started,
  count(*) filter (where f.job_started_on <= (select stats.as_at())) as entered_employment,
  count(*) filter (where f.fe_he_on <= (select stats.as_at())) as entered_fe_he,
  count(*) filter (where f.training_on <= (select stats.as_at())) as entered_training,
  count(*) filter (where f.qualification_on <= (select stats.as_at())) as gained_qualification,
  count(*) filter (where f.work_experience_on <= (select stats.as_at())) as work_experience,
  count(*) filter (where f.volunteering_on <= (select stats.as_at())) as volunteering,
  count(*) filter (where f.school_reengaged_on <= (select stats.as_at())) as school_reengaged,
  ${byPoint},
  count(*) filter (where f.left_by_then) as "left",
  min(f.registered_on) as earliest`

/**
 * Counts everybody of a scope, by quarter of registration, and again by each dimension asked for: one statement over the statistics' own view.
 * For a transaction of asStatistician. Out: one cell a quarter and category in which anybody started.
 */
export async function countCells(tx: Tx, { as_at, area, by }: Scope): Promise<Cell[]> {
  await sql`select set_config('nwd.as_at', ${as_at}, true)`.execute(tx)
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
  const { rows } = await sql<Cell>`
    with fact as ${sql.raw(by.includes('priority_family') ? 'materialized' : 'not materialized')} (
      select p.*, ((date_part('year', p.registered_on) * 12 + date_part('month', p.registered_on) - 4)::int / 3) as quarter
      from stats.participant p
      where ${area === undefined ? sql`true` : sql`p.area_id = ${area}`}
    )
    select f.quarter, ${named.length === 0 ? sql`'all'` : sql`case ${sql.join(named, sql` `)} else 'all' end`} as dimension,
      ${category.length === 0 ? sql`'all'` : sql`case ${sql.join(category, sql` `)} else 'all' end`} as category, ${counts}
    from fact f
    group by grouping sets (${sql.join(sets)})
    ${families}
  `.execute(tx)
  return rows
}

/** The areas that figures may be asked for, by code. */
export async function areaNames(tx: Tx): Promise<Map<string, string>> {
  const { rows } = await sql<{
    area_id: string
    name: string
  }>`select area_id, name from stats.area order by area_id`.execute(tx)
  return new Map(rows.map((row) => [row.area_id, row.name]))
}

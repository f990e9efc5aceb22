import type { StatisticsRow } from '../../statistics.ts'

/** One figure that a revision gives otherwise than the return it revises; null where one of them has no such row. */
export interface Difference extends Pick<StatisticsRow, 'measure' | 'period' | 'dimension' | 'category'> {
  was: Pick<StatisticsRow, 'count' | 'denominator'> | null
  is: Pick<StatisticsRow, 'count' | 'denominator'> | null
}

const keyOf = ({ measure, period, dimension, category }: StatisticsRow) =>
  `${measure} ${period} ${dimension} ${category}`

/** Every figure that differs in its count or denominator, in the order of the figures. */
export function differences(signed: readonly StatisticsRow[], revised: readonly StatisticsRow[]): Difference[] {
  const before = new Map(signed.map((row) => [keyOf(row), row]))
  const after = new Map(revised.map((row) => [keyOf(row), row]))
  const every = [...revised, ...signed.filter((row) => !after.has(keyOf(row)))]
  return every.flatMap((row) => {
    const was = before.get(keyOf(row)) ?? null
    const is = after.get(keyOf(row)) ?? null
    if (was?.count === is?.count && was?.denominator === is?.denominator) return []
    const { measure, period, dimension, category } = row
    return [{ measure, period, dimension, category, was: pair(was), is: pair(is) }]
  })
}

const pair = (row: StatisticsRow | null) => row && { count: row.count, denominator: row.denominator }

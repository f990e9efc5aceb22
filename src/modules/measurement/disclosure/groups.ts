import type { Statistics, StatisticsRow } from '../statistics.ts'
import { outsideGroups } from './family.ts'
import { fits, type Numbers, type Part, together, without } from './numbers.ts'

/** The groups of a table of statistics, and what each tells. */
export interface Groups {
  periods: readonly string[]
  categoriesOf: ReadonlyMap<string, readonly string[]>
  /** What a part tells of a category in a period. */
  numbers(part: Part, dimension: string, category: string, period: string): Numbers
}

const key = (dimension: string, category: string, period: string) => `${dimension} ${category} ${period}`

export function groupsOf({ rows }: Pick<Statistics, 'rows'>): Groups {
  const told = new Map<string, Map<string, StatisticsRow>>()
  const categories = new Map<string, Set<string>>()
  for (const row of rows) {
    const at = key(row.dimension, row.category, row.period)
    told.set(at, (told.get(at) ?? new Map<string, StatisticsRow>()).set(row.measure, row))
    categories.set(row.dimension, (categories.get(row.dimension) ?? new Set<string>()).add(row.category))
  }
  return {
    periods: [...new Set(rows.map(({ period }) => period))].sort(),
    categoriesOf: new Map([...categories].map(([dimension, all]) => [dimension, [...all].sort()])),
    numbers: (part, dimension, category, period) => part.of(told.get(key(dimension, category, period)) ?? nobody),
  }
}

const nobody: ReadonlyMap<string, StatisticsRow> = new Map()

/** The period that one adds up to: a quarter's year, a year's whole; the whole has none. */
export const parentOf = (period: string): string | undefined =>
  period === 'all' ? undefined : period.includes(' ') ? (period.split(' ')[0] ?? 'all') : 'all'

/** What everybody may know of a dimension in a period when its categories but those `kept` are shown: numbers that all must fit. */
export function cellsOf(
  groups: Groups,
  part: Part,
  dimension: string,
  kept: ReadonlySet<string>,
  period: string,
): Numbers[] {
  const all = groups.numbers(part, 'all', 'all', period)
  const categories = groups.categoriesOf.get(dimension) ?? []
  const of = (category: string) => groups.numbers(part, dimension, category, period)
  if (dimension === 'priority_family') {
    const apart = categories.filter((category) => outsideGroups.includes(category)).map(of)
    const some = categories.filter((category) => !outsideGroups.includes(category)).map(of)
    return [...apart, without(all, together(apart)), ...some, ...some.map((numbers) => without(all, numbers))]
  }
  const rest = together(categories.filter((category) => kept.has(category)).map(of))
  return [...categories.filter((category) => !kept.has(category)).map(of), rest]
}

/** The blocks, as `measure dimension period`, of which a figure moved by a few people since it was published before, which would tell of those few. */
export function movedByFew(now: Statistics, before: Statistics, threshold: number): Set<string> {
  const was = new Map(before.rows.map((row) => [`${row.measure} ${key(row.dimension, row.category, row.period)}`, row]))
  const few = (one: number | null, other: number | null) =>
    one !== null && other !== null && one !== other && Math.abs(one - other) < threshold
  const moved = now.rows.flatMap((row) => {
    const earlier = was.get(`${row.measure} ${key(row.dimension, row.category, row.period)}`)
    if (earlier === undefined) return []
    return few(row.count, earlier.count) || few(row.denominator, earlier.denominator)
      ? [`${row.measure} ${row.dimension} ${row.period}`]
      : []
  })
  return new Set(moved)
}

export const allFit = (cells: readonly Numbers[], threshold: number) => cells.every((cell) => fits(cell, threshold))

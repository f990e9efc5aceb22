import type { Tx } from '#platform/db'
import { addDays, type CalendarDate, periodOf, quarter } from '#platform/time'
import { catalogue, type Dimension, entered, type Measure, points, rateOf } from './measures.ts'
import { type Cell, type Counts, countCells, type Scope } from './statistics.queries.ts'

export type Status = 'final' | 'provisional' | 'too_early' | 'suppressed'

/** One figure of contracts §5. */
export interface StatisticsRow {
  measure: Measure
  /** `all`, a financial year or a quarter, of registration */
  period: string
  dimension: Dimension | 'all'
  category: string
  count: number | null
  denominator: number | null
  /** in percent, one decimal, half up */
  rate: number | null
  status: Status
}

export interface Statistics {
  as_at: CalendarDate
  /** `national`, or the code of an area */
  scope: string
  rows: StatisticsRow[]
}

/** The measures as at a day, for an area or the nation, by period and by each dimension asked for. For a transaction of asStatistician. */
export async function statistics(tx: Tx, scope: Scope): Promise<Statistics> {
  const cells = await countCells(tx, scope)
  return { as_at: scope.as_at, scope: scope.area ?? 'national', rows: rowsOf(cells, scope.as_at) }
}

const yearOf = (q: number) => {
  const year = Math.floor(q / 4)
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`
}
const quarterLabel = (q: number) => `${yearOf(q)} Q${(q % 4) + 1}`

const add = (into: Counts, cell: Counts) => {
  for (const key of countKeys) into[key] += cell[key]
}
const countKeys: readonly (keyof Counts)[] = [
  'started',
  ...entered,
  ...points.flatMap((weeks) => [`due_${weeks}w`, `in_work_${weeks}w`, `answered_${weeks}w`] as const),
  'left',
]

interface Group extends Counts {
  period: string
  dimension: Dimension | 'all'
  category: string
  earliest: CalendarDate
}

/** Adds quarters up to years and to all periods: a person starts once, in one quarter, so that every count adds up. */
function grouped(cells: readonly Cell[]): Group[] {
  const groups = new Map<string, Group>()
  for (const { quarter: q, ...cell } of cells) {
    for (const period of [quarterLabel(q), yearOf(q), 'all']) {
      const key = `${period} ${cell.dimension} ${cell.category}`
      const group = groups.get(key)
      if (group === undefined) groups.set(key, { ...cell, period })
      else {
        add(group, cell)
        if (cell.earliest < group.earliest) group.earliest = cell.earliest
      }
    }
  }
  return [...groups.values()]
}

/**
 * Every measure of every group, sorted by measure, period, dimension and category. A follow-up measure is too early where not even the first
 * person registered could be due by the day, had they started work at once. @param keeps which groups are wanted; all when absent
 */
export function rowsOf(
  cells: readonly Cell[],
  as_at: CalendarDate,
  keeps: (group: Pick<StatisticsRow, 'period' | 'dimension'>) => boolean = () => true,
): StatisticsRow[] {
  const latest = [quarter(as_at), quarterBefore(as_at)]
  // Groups in their order below measures in theirs: sorting the rows themselves would hold up whatever else the program does.
  const groups = grouped(cells).filter(keeps).sort(inOrder)
  return measuresInOrder.flatMap(({ measure, numerator, denominator: among }) =>
    groups.map((group): StatisticsRow => {
      const { period, dimension, category } = group
      const of = { measure, period, dimension, category }
      const weeks = numerator.kind === 'said' ? numerator.weeks : undefined
      if (weeks !== undefined && addDays(group.earliest, weeks * 7) > as_at)
        return { ...of, count: null, denominator: null, rate: null, status: 'too_early' }
      const count = group[measure]
      const denominator = among === null ? null : weeks === undefined ? group.started : group[`due_${weeks}w`]
      const status = latest.includes(period) ? 'provisional' : 'final'
      return { ...of, count, denominator, rate: rateOf(count, denominator), status }
    }),
  )
}

const measuresInOrder = catalogue.toSorted((one, other) => (one.measure < other.measure ? -1 : 1))

function quarterBefore(day: CalendarDate): string {
  return quarter(addDays(periodOf(quarter(day)).from, -1))
}

const order = ['period', 'dimension', 'category'] as const

function inOrder(one: Group, other: Group): number {
  for (const key of order) {
    if (one[key] < other[key]) return -1
    if (one[key] > other[key]) return 1
  }
  return 0
}

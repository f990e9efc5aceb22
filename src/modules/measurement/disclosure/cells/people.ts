import type { Statistics, StatisticsRow } from '../../statistics.ts'
import { figures, shownBy } from '../figures.ts'

/** The people of one category in one period, of whom every measure has a row. */
export interface Group {
  dimension: StatisticsRow['dimension']
  category: string
  period: string
  /** The quarters of a year, or the years of all periods, in which the category has anybody; none for a quarter. */
  parts: number[]
  /** The year of a quarter, all periods of a year; -1 for all periods. */
  whole: number
  /** Everybody in the period; -1 for everybody. */
  everybody: number
}

/** The true figures, by group: figure f of group g is at g * width + f. */
export interface People {
  groups: Group[]
  counts: Int32Array
  /** The least that each may be to whoever has kept earlier releases, when figures only grow. */
  floors: Int32Array
  /** 1 where an earlier release has the figure, so that how many more there are now is a secret too. */
  wasThere: Uint8Array
  /** What is never hidden to open something else: how many started in all; -1 when it is few itself. */
  always: number
  /** 1 where nobody could be due yet, which is published. */
  tooEarly: Uint8Array
  /** The row of each measure of each group among the rows given: group * measures + measure. */
  rows: Int32Array
  /** The quarters, in order. */
  quarters: string[]
  /**
   * By dimension, then category, the smallest group that holds each quarter, -1 where there is nobody: the quarter's, or its year's where dimensions are
   * counted by year alone, as in a release.
   */
  byQuarter: Map<string, Map<string, Int32Array>>
  /** By quarter, everybody in the smallest period that dimensions are counted by, and the first quarter of that period. */
  everybody: Int32Array
  firstOf: Int32Array
  at(dimension: string, category: string, period: string): number
}

export const width = figures.length
const rowsEach = shownBy.length

const isQuarter = (period: string) => period.includes(' ')
const wholeOf = (period: string): string | undefined =>
  period === 'all' ? undefined : isQuarter(period) ? period.slice(0, period.indexOf(' ')) : 'all'

const inText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
const keyOf = (dimension: string, category: string, period: string) => `${dimension}\u0000${category}\u0000${period}`

/**
 * The groups of statistics as they are counted. Undefined of anything else: rows that are suppressed already, given twice or missing, or that do not
 * add up to the totals they are part of, about which nothing can be proved here.
 */
export function peopleIn(statistics: Statistics): People | undefined {
  const keys = new Map<string, StatisticsRow>()
  for (const row of statistics.rows) keys.set(keyOf(row.dimension, row.category, row.period), row)
  const sorted = [...keys.entries()].sort(([one], [other]) => inText(one, other))
  const place = new Map(sorted.map(([key], at) => [key, at]))
  const at = (dimension: string, category: string, period: string) =>
    place.get(keyOf(dimension, category, period)) ?? -1
  const groups = sorted.map(([, { dimension, category, period }]): Group => {
    const whole = wholeOf(period)
    return {
      dimension,
      category,
      period,
      parts: [],
      whole: whole === undefined ? -1 : at(dimension, category, whole),
      everybody: dimension === 'all' ? -1 : at('all', 'all', period),
    }
  })
  for (const [g, { whole }] of groups.entries()) groups[whole]?.parts.push(g)
  const quarters = [...new Set(groups.map(({ period }) => period).filter(isQuarter))].sort(inText)
  const byYear = groups.every(({ dimension, period }) => dimension === 'all' || !isQuarter(period))
  const smallest = quarters.map((quarter) => (byYear ? (wholeOf(quarter) ?? quarter) : quarter))
  const byQuarter = new Map<string, Map<string, Int32Array>>()
  for (const [g, { dimension, category, period }] of groups.entries()) {
    const categories = byQuarter.get(dimension) ?? new Map<string, Int32Array>()
    byQuarter.set(dimension, categories)
    const line = categories.get(category) ?? new Int32Array(quarters.length).fill(-1)
    categories.set(category, line)
    if (isQuarter(period)) line[quarters.indexOf(period)] = g
    else if (byYear && period !== 'all' && dimension !== 'all')
      for (const [q, quarter] of quarters.entries()) if (wholeOf(quarter) === period) line[q] = g
  }
  const people: People = {
    groups,
    counts: new Int32Array(groups.length * width),
    floors: new Int32Array(groups.length * width),
    always: -1,
    wasThere: new Uint8Array(groups.length * width),
    tooEarly: new Uint8Array(groups.length * width),
    rows: new Int32Array(groups.length * rowsEach).fill(-1),
    quarters,
    byQuarter,
    everybody: Int32Array.from(smallest, (period) => at('all', 'all', period)),
    firstOf: Int32Array.from(smallest, (period) => smallest.indexOf(period)),
    at,
  }
  return fill(people, statistics) && addsUp(people) ? people : undefined
}

const ofMeasure = new Map<string, number>(shownBy.map(({ measure }, m) => [measure, m]))

function fill(people: People, statistics: Statistics): boolean {
  for (const [r, row] of statistics.rows.entries()) {
    const g = people.at(row.dimension, row.category, row.period)
    const m = ofMeasure.get(row.measure)
    const shows = m === undefined ? undefined : shownBy[m]
    if (m === undefined || shows === undefined || row.status === 'suppressed') return false
    if (people.rows[g * rowsEach + m] !== -1) return false
    people.rows[g * rowsEach + m] = r
    for (const [figure, value] of [
      [shows.count, row.count],
      [shows.of, row.denominator],
    ] as const) {
      if (figure === null) continue
      people.counts[g * width + figure] = value ?? 0
      if (row.status === 'too_early') people.tooEarly[g * width + figure] = 1
    }
  }
  return !people.rows.includes(-1)
}

/** Whether quarters come to years, years to all periods, and the categories of a dimension to everybody. */
function addsUp({ groups, counts }: People): boolean {
  const wholes = new Map<string, { whole: number; sums: Int32Array }>()
  const join = (key: string, whole: number, g: number) => {
    const sum = wholes.get(key) ?? { whole, sums: new Int32Array(width) }
    wholes.set(key, sum)
    for (let f = 0; f < width; f++) sum.sums[f] = (sum.sums[f] ?? 0) + (counts[g * width + f] ?? 0)
  }
  for (const [g, { dimension, period, whole, everybody }] of groups.entries()) {
    if ((dimension !== 'all' && everybody < 0) || (period !== 'all' && whole < 0)) return false
    if (whole >= 0) join(`${whole}`, whole, g)
    if (everybody >= 0 && dimension !== 'priority_family') join(`${dimension} ${everybody}`, everybody, g)
  }
  return [...wholes.values()].every(({ whole, sums }) =>
    sums.every((sum, f) => sum === (counts[whole * width + f] ?? 0)),
  )
}

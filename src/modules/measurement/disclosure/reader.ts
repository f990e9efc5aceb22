import type { Statistics, StatisticsRow } from '../statistics.ts'
import type { Facts } from './facts.ts'
import { blanks, outsideGroups, youngBands } from './family.ts'
import { type Figure, figures, neverMore, remainders, shownBy } from './figures.ts'
import { parentOf } from './groups.ts'

/** A number that a row hides: its count, what that is out of, who is left over, or how many more there are than in an earlier release. */
export interface HiddenNumber {
  row: StatisticsRow
  what: 'count' | 'denominator' | 'remainder' | 'change'
  of: number
  /** The column taken away from it, -1 when none is. */
  less: number
  /** The day of the earlier release that hides it, or since which it changed. */
  before?: string
}

/** What a reader of published statistics knows, as facts about the figures of every group. */
export interface Reader {
  facts: Facts
  /** What each column is, for words. */
  columns: { figure: Figure; group: Place }[]
  hidden: HiddenNumber[]
}

export interface Place {
  dimension: string
  category: string
  period: string
}

/** More than any count: figures have no other bound of their own. */
export const unbounded = 1e9

const nameOf = ({ dimension, category, period }: Place, figure: Figure) =>
  `${figure}\u0000${period}\u0000${dimension}\u0000${category}`

/** Everything that rows say, and everything that figures of people must be because they count people. */
export function readerOf(published: Statistics): Reader {
  const columns: Reader['columns'] = []
  const facts: Facts = { least: [], most: [], sums: [] }
  const places = new Map<string, Place>()
  const ids = new Map<string, number>()
  const hidden: HiddenNumber[] = []
  for (const { dimension, category, period } of published.rows)
    places.set(`${period}\u0000${dimension}\u0000${category}`, { dimension, category, period })
  const sorted = [...places].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, place]) => place)
  for (const group of sorted) {
    for (const figure of figures) {
      ids.set(nameOf(group, figure), columns.length)
      columns.push({ figure, group })
      // A row is there because somebody started.
      facts.least.push(figure === 'started' ? 1 : 0)
      facts.most.push(unbounded)
    }
  }
  const column = (place: Place, figure: Figure) => ids.get(nameOf(place, figure))
  const equal = (total: number | undefined, parts: (number | undefined)[]) => {
    const known = parts.filter((part) => part !== undefined)
    if (total === undefined || known.length === 0) return
    facts.sums.push({ columns: [total, ...known], times: [-1, ...known.map(() => 1)], least: 0, most: 0 })
  }
  const atMost = (less: number | undefined, more: (number | undefined)[]) => {
    const known = more.filter((one) => one !== undefined)
    if (less !== undefined)
      facts.sums.push({
        columns: [less, ...known],
        times: [1, ...known.map(() => -1)],
        least: -unbounded * 64,
        most: 0,
      })
  }

  for (const row of published.rows) tell(row)
  for (const figure of figures) addUp(figure)
  for (const place of sorted)
    for (const [less, more] of neverMore)
      atMost(column(place, figures[less] ?? 'started'), [column(place, figures[more] ?? 'started')])

  function tell(row: StatisticsRow): void {
    const shows = shownBy.find(({ measure }) => measure === row.measure)
    if (shows === undefined) return
    const count = column(row, figures[shows.count] ?? 'started')
    const of = shows.of === null ? undefined : column(row, figures[shows.of] ?? 'started')
    if (count === undefined) return
    const fix = (at: number, value: number) => {
      facts.least[at] = value
      facts.most[at] = value
    }
    if (row.status === 'too_early') {
      fix(count, 0)
      if (of !== undefined) fix(of, 0)
      return
    }
    if (row.count !== null) fix(count, row.count)
    if (of !== undefined && row.denominator !== null) fix(of, row.denominator)
    if (row.rate !== null && of !== undefined && (row.count === null || row.denominator === null)) {
      // A rate to one decimal, half up, beside one of its two figures bounds the other.
      facts.sums.push({ columns: [count, of], times: [1000, -(10 * row.rate - 0.5)], least: 0, most: unbounded * 1000 })
      facts.sums.push({
        columns: [count, of],
        times: [1000, -(10 * row.rate + 0.5)],
        least: -unbounded * 1000,
        most: 0,
      })
    }
    if (row.status !== 'suppressed') return
    hidden.push({ row, what: 'count', of: count, less: -1 })
    if (of === undefined) return
    hidden.push({ row, what: 'denominator', of, less: -1 })
    hidden.push({ row, what: 'remainder', of, less: count })
    for (const one of remainders)
      if (one.of === shows.count) {
        const less = column(row, figures[one.less] ?? 'started')
        if (less !== undefined) hidden.push({ row, what: 'remainder', of: count, less })
      }
  }

  /** Categories add up to everybody, quarters to years and years to all periods; the groups of priority families overlap. */
  function addUp(figure: Figure): void {
    const parts = new Map<string, number[]>()
    const join = (key: string, at: number) => parts.set(key, [...(parts.get(key) ?? []), at])
    for (const place of sorted) {
      const at = column(place, figure) ?? 0
      const whole = parentOf(place.period)
      if (whole !== undefined) join(nameOf({ ...place, period: whole }, figure), at)
      if (place.dimension !== 'all' && place.dimension !== 'priority_family')
        join(`${place.dimension}\u0001${nameOf({ ...place, dimension: 'all', category: 'all' }, figure)}`, at)
    }
    for (const [key, columnsOf] of parts) equal(ids.get(key.slice(key.indexOf('\u0001') + 1)), columnsOf)
    for (const period of new Set(
      sorted.filter(({ dimension }) => dimension === 'priority_family').map((one) => one.period),
    ))
      families(figure, period)
  }

  function families(figure: Figure, period: string): void {
    const of = (dimension: string, category: string) => column({ dimension, category, period }, figure)
    const everybody = of('all', 'all')
    const groups = sorted.filter((one) => one.dimension === 'priority_family' && one.period === period)
    const inGroup = groups.filter(({ category }) => !outsideGroups.includes(category)).map((one) => column(one, figure))
    const outside = groups.filter(({ category }) => outsideGroups.includes(category)).map((one) => column(one, figure))
    const any = columns.length
    columns.push({ figure, group: { dimension: 'priority_family', category: 'any', period } })
    facts.least.push(0)
    facts.most.push(unbounded)
    equal(everybody, [...outside, any])
    for (const one of inGroup) atMost(one, [any])
    atMost(any, inGroup)
    const has = (dimension: string) => sorted.some((one) => one.dimension === dimension)
    if (has('parent')) {
      atMost(any, [of('parent', 'yes')])
      for (const blank of blanks) equal(of('parent', blank), [of('priority_family', blank)])
    }
    if (has('gender')) atMost(of('priority_family', 'mother_under_25'), [of('gender', 'woman')])
    if (has('age_band'))
      atMost(
        of('priority_family', 'mother_under_25'),
        youngBands.map((band) => of('age_band', band)),
      )
    if (has('ethnic_group')) {
      const minority = of('ethnic_group', 'minority_ethnic')
      const here = of('priority_family', 'minority_ethnic')
      atMost(here, [minority])
      const parents = of('parent', 'yes')
      // Of two groups that overlap in less than this, everybody would be too few to hold both.
      if (has('parent') && parents !== undefined && minority !== undefined && everybody !== undefined) {
        const known = [parents, minority, everybody, ...(here === undefined ? [] : [here])]
        facts.sums.push({
          columns: known,
          times: [1, 1, -1, -1].slice(0, known.length),
          least: -unbounded * 64,
          most: 0,
        })
      }
    }
  }

  return { facts, columns, hidden }
}

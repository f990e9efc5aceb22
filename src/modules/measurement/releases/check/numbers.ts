import { addDays, periodOf } from '#platform/time'
import { measureEntry, points } from '../../measures.ts'
import { type Figure, figureIn, isQuarter, keyOf } from '../figure.ts'
import type { Version } from '../release.ts'
import type { ReleaseTable } from '../tables/table.ts'
import { error, type Finding, passed, warning } from './finding.ts'

/**
 * No count that is shown in a table, and none left when a count is taken from what it is out of, is of a few people: looked at again in what readers
 * get, without the part that hides.
 */
export function noSmallNumber(figures: readonly Figure[], tables: readonly ReleaseTable[], threshold: number): Finding {
  const few = (count: unknown) => typeof count === 'number' && count > 0 && count < threshold
  const left = figures.filter(
    ({ count, denominator }) => count !== null && denominator !== null && few(denominator - count),
  )
  const shown = tables.flatMap(({ columns, keys, rows }) => {
    const counts = columns.filter(({ key, datatype }) => datatype === 'integer' && !keys.includes(key))
    return rows.flatMap((row) => counts.filter(({ key }) => few(row[key])))
  })
  const small = left.length + shown.length
  return small === 0
    ? passed('small-numbers', `No figure in any table is of 1 to ${threshold - 1} people.`)
    : error(
        'small-numbers',
        `${small} figures show 1 to ${threshold - 1} people, or leave as many when subtracted. Prepare it again.`,
      )
}

/** What is shown adds up: quarters to years, and areas to Scotland, where all of them are shown. */
export function addsUp(figures: readonly Figure[]): Finding {
  const look = figureIn(figures)
  const nation = figures.filter(({ dimension }) => dimension === 'all')
  const wrong = nation.filter((year) => {
    if (isQuarter(year.period) || year.period === 'all' || year.count === null) return false
    const quarters = nation.filter((one) => one.measure === year.measure && one.period.startsWith(`${year.period} `))
    if (quarters.length === 0 || quarters.some(({ count }) => count === null)) return false
    return quarters.reduce((sum, { count }) => sum + (count ?? 0), 0) !== year.count
  })
  const overAreas = figures.filter((area) => area.dimension === 'area')
  const sums = new Map<string, number | null>()
  for (const { measure, period, count } of overAreas) {
    const sum = sums.get(`${measure} ${period}`)
    sums.set(`${measure} ${period}`, sum === null || count === null ? null : (sum ?? 0) + count)
  }
  const apart = nation.filter(({ measure, period, count }) => {
    const sum = sums.get(`${measure} ${period}`)
    return count !== null && sum != null && sum !== look(measure, period)?.count
  })
  const faults = wrong.length + apart.length
  return faults === 0
    ? passed('adds-up', 'Quarters add up to years, and areas to Scotland, wherever all of them are shown.')
    : error('adds-up', `${faults} totals differ from what their parts add up to. Prepare it again.`)
}

/** Where nobody registered in a period could be due yet, a follow-up says that it is too early and gives no figure. */
export function tooEarlyIsSaid(figures: readonly Figure[], { as_at }: Pick<Version, 'as_at'>): Finding {
  const due = (figure: Figure) => {
    const { numerator } = measureEntry(figure.measure)
    return numerator.kind === 'said' && figure.period !== 'all'
      ? addDays(periodOf(figure.period).from, numerator.weeks * 7)
      : undefined
  }
  const wrong = figures.filter((figure) => {
    const first = due(figure)
    return first !== undefined && first > as_at && figure.status !== 'too_early'
  })
  const early = figures.filter(({ status }) => status === 'too_early').length
  return wrong.length === 0
    ? passed('too-early', `${early} follow-up figures are marked too early, and none that should be is not.`)
    : error(
        'too-early',
        `${wrong.length} follow-up figures are given though nobody could be due at ${points.join(', ')} weeks. Prepare it again.`,
      )
}

const jumpShare = 0.25
const jumpPeople = 20

/** Totals of a year, or of an area, that differ much from what was published last. */
export function jumps(figures: readonly Figure[], before: readonly Figure[] | undefined): Finding {
  if (before === undefined) return passed('jumps', 'There is no earlier release to compare with.')
  const was = new Map(before.map((figure) => [keyOf(figure), figure]))
  const far = figures.filter((figure) => {
    const then = was.get(keyOf(figure))?.count
    if (figure.measure !== 'started' || isQuarter(figure.period) || figure.count === null || then == null) return false
    const change = Math.abs(figure.count - then)
    return change >= jumpPeople && change > then * jumpShare
  })
  return far.length === 0
    ? passed('jumps', 'Nothing differs from the last release by more than a quarter.')
    : warning(
        'jumps',
        `${far.length} totals of people who started differ from the last release by more than a quarter and at least ${jumpPeople} people: ${far
          .slice(0, 5)
          .map(({ period, category }) => `${category} ${period}`)
          .join(', ')}.`,
      )
}

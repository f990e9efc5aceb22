import { type Dimension, dimensions, type Measure, measures } from '../measures.ts'
import type { StatisticsRow, Status } from '../statistics.ts'

/** A figure as it is published: protected, and marked where it differs from what was last said. */
export interface Figure extends StatisticsRow {
  revised: boolean
}

/** What a figure is kept and given out as, in this order. */
export const figureColumns = [
  'measure',
  'period',
  'dimension',
  'category',
  'count',
  'denominator',
  'rate',
  'status',
  'revised',
] as const satisfies readonly (keyof Figure)[]

const statuses: readonly Status[] = ['final', 'provisional', 'too_early', 'suppressed']

/** Reads a code of the database, or says that the database holds what this program does not know. */
export function known<T extends string>(codes: readonly T[], word: string): T {
  const code = codes.find((one) => one === word)
  if (code === undefined) throw new RangeError(`a figure holds a code that this program does not know: ${word}`)
  return code
}
export const knownMeasure = (word: string): Measure => known(measures, word)
export const knownDimension = (word: string): Dimension | 'all' => known(['all', ...dimensions] as const, word)
export const knownStatus = (word: string): Status => known(statuses, word)

export const isQuarter = (period: string): boolean => / Q[1-4]$/.test(period)

export const keyOf = ({ measure, period, dimension, category }: StatisticsRow): string =>
  `${measure}\t${period}\t${dimension}\t${category}`

/**
 * What of the measures a release holds: the nation by quarter, year and in all; every dimension and area by year and in all. By quarter too, most cells
 * of a dimension would be hidden, and hide others.
 */
export const isOfARelease = ({ dimension, period }: Pick<StatisticsRow, 'dimension' | 'period'>): boolean =>
  dimension === 'all' || !isQuarter(period)

/** Looks a figure up. */
export function figureIn<F extends StatisticsRow>(figures: readonly F[]) {
  const byKey = new Map(figures.map((figure) => [keyOf(figure), figure]))
  return (measure: Measure, period: string, dimension = 'all', category = 'all'): F | undefined =>
    byKey.get(`${measure}\t${period}\t${dimension}\t${category}`)
}
export type Look = ReturnType<typeof figureIn<Figure>>

const isShown = ({ status }: StatisticsRow) => status === 'final' || status === 'provisional'

/**
 * Marks what differs from what was published before, where both are shown. In a later version of the same release that is every figure that changed; in the
 * next release it is who started in a period that was final, for what they achieved goes on growing and is no correction.
 */
export function withRevisions(
  rows: readonly StatisticsRow[],
  before: { figures: readonly StatisticsRow[]; sameRelease: boolean } | undefined,
): Figure[] {
  const earlier = new Map(before?.figures.map((figure) => [keyOf(figure), figure]))
  return rows.map((row) => {
    const was = earlier.get(keyOf(row))
    if (was === undefined || before === undefined || !isShown(row) || !isShown(was)) return { ...row, revised: false }
    const changed = was.count !== row.count || was.denominator !== row.denominator
    const counts = before.sameRelease || (row.measure === 'started' && was.status === 'final' && isOver(row.period))
    return { ...row, revised: changed && counts }
  })
}

/** A year in progress and all years together grow by themselves. */
const isOver = (period: string) => isQuarter(period)

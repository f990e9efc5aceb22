import type { BudgetLine } from '#modules/funding'
import { keyOf, type LineTies, type Live, type Requirement, type VariedIn } from '#modules/plans'

/** What was planned for the year and what has happened by now; `actual` null where it is not tied, or hidden, and `why` says so. */
export interface Compared {
  about: VariedIn
  planned: number | null
  actual: number | null
  why: string
  /** More than a tenth away from the share of the plan that the year has come to. */
  differs: boolean
}

/** How far from its share of the year something may be before somebody is asked why: a tenth. */
const slack = 10

/** Whether a figure is more than a tenth away from its share of the year's plan. */
export const isFar = (planned: number | null, actual: number | null, elapsed: number): boolean =>
  planned !== null &&
  actual !== null &&
  elapsed > 0 &&
  Math.abs(actual - planned * elapsed) * 100 > planned * elapsed * slack

const whyHidden = ({ why }: Live) => (why === 'hidden' ? 'fewer than 5' : 'too early')

/** A line's volume, cost and outcome, planned beside actual. @param figures live figures of the line's year, by keyOf */
export function comparedOf(
  { line }: Pick<Requirement, 'line'>,
  { counted, budget_lines }: Pick<LineTies, 'counted' | 'budget_lines'>,
  figures: ReadonlyMap<string, Live>,
  money: readonly BudgetLine[],
  elapsed: number,
): [volume: Compared, cost: Compared, outcome: Compared] {
  const started = counted && figures.get(keyOf({ ...counted, measure: 'started' }))
  const reached = counted?.measure ? figures.get(keyOf({ ...counted, measure: counted.measure })) : undefined
  const paid = money.filter(({ id }) => budget_lines.includes(id))
  const of = (about: VariedIn, planned: number | null, actual: number | null, why: string): Compared => ({
    ...{ about, planned, actual, why: actual === null ? why : '' },
    differs: isFar(planned, actual, elapsed),
  })
  const live = (one: Live | undefined) => one?.count ?? null
  return [
    of('volume', line.volume, live(started), started === undefined ? 'not tied to figures' : whyHidden(started)),
    of(
      'cost',
      line.budget_pence,
      paid.length === 0 ? null : paid.reduce((sum, one) => sum + one.paid, 0),
      'not tied to the budget',
    ),
    of(
      'outcome',
      counted?.expected ?? null,
      live(reached),
      reached === undefined ? 'not tied to a measure' : whyHidden(reached),
    ),
  ]
}

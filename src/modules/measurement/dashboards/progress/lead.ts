import { figuresIn } from '../../area-reports/figures.ts'
import { points } from '../../measures.ts'
import type { Statistics } from '../../statistics.ts'

const many = (count: number) => count.toLocaleString('en-GB')

/** What the figures say, in a sentence or two: of whom so many answered, and how many of them are in work, at the latest point that anybody has reached. */
export function leadOf(result: Pick<Statistics, 'rows'>, period: string): string {
  const figure = figuresIn(result)
  const started = figure('started', period)?.count ?? 0
  const entered = figure('entered_employment', period)?.count ?? 0
  const first = `Of ${many(started)} ${started === 1 ? 'person' : 'people'} who started, ${many(entered)} entered work.`
  const weeks = [26, 13, 52, 4].find(
    (one) => (figure(`in_work_${points.find((p) => p === one) ?? 4}w`, period)?.denominator ?? 0) > 0,
  )
  const point = points.find((one) => one === weeks)
  if (point === undefined) return `${first} Nobody is due a follow-up yet.`
  const inWork = figure(`in_work_${point}w`, period)
  const answered = figure(`answered_${point}w`, period)
  return `${first} Of ${many(inWork?.denominator ?? 0)} due at ${point} weeks, ${many(answered?.count ?? 0)} answered: ${many(inWork?.count ?? 0)} in work.`
}

import type { CalendarDate } from '#platform/time'
import type { Measure, Point } from '../measures.ts'
import type { Statistics, StatisticsRow } from '../statistics.ts'

/** Looks one figure up: by measure, period, and a category where it is not everybody. */
export function figuresIn({ rows }: Pick<Statistics, 'rows'>) {
  const byKey = new Map(rows.map((row) => [`${row.measure} ${row.period} ${row.dimension} ${row.category}`, row]))
  return (measure: Measure, period: string, dimension = 'all', category = 'all'): StatisticsRow | undefined =>
    byKey.get(`${measure} ${period} ${dimension} ${category}`)
}

/** The financial years in which anybody started, in order. */
export const yearsIn = ({ rows }: Pick<Statistics, 'rows'>): string[] =>
  [...new Set(rows.map(({ period }) => period).filter((period) => /^\d{4}-\d{2}$/.test(period)))].sort()

/** The parts of a bar of those due at a point: no answer is a part of its own. */
export const answerParts = [
  { key: 'yes', text: 'In work', look: 'full' },
  { key: 'no', text: 'Not in work', look: 'pale' },
  { key: 'none', text: 'No answer', look: 'hollow' },
] as const

/** One bar of those due at a point: in work, not in work, no answer; and what to say when nobody is due. */
export function stillInWork(figure: ReturnType<typeof figuresIn>, period: string, weeks: Point) {
  const inWork = figure(`in_work_${weeks}w`, period)
  const answered = figure(`answered_${weeks}w`, period)
  const yes = inWork?.count ?? 0
  const said = answered?.count ?? 0
  return {
    label: `${weeks} weeks`,
    counts: { yes, no: said - yes, none: (inWork?.denominator ?? 0) - said },
    note: inWork?.status === 'too_early' ? 'too early: nobody could be due yet' : 'nobody is due yet',
  }
}

/** The financial year in which a day falls is still going on. */
export const soFar = (year: string, today: CalendarDate) => {
  const end = `${Number(year.slice(0, 4)) + 1}-03-31`
  return today < end ? `${year} so far` : year
}

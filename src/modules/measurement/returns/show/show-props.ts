import type { StatisticsRow } from '../../statistics.ts'
import type { Difference } from '../changes/differences.ts'
import type { Line } from '../quality/score.ts'
import type { Finding, Return } from '../return.ts'

/** What the page of one return shows. */
export interface ShowProps {
  it: Return
  findings: readonly Finding[]
  figures: readonly StatisticsRow[]
  lines: readonly Line[]
  /** What differs from the return it revises. */
  differences: readonly Difference[]
  revised: Return | undefined
}

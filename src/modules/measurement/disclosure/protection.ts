import type { Statistics } from '../statistics.ts'
import type { Limits } from './budget.ts'

/** Counts from 1 to one less than this are hidden, unless another threshold is asked for. */
export const defaultThreshold = 5

export interface Protection {
  /** Counts from 1 to one less than this are hidden: 5 when absent. */
  threshold?: number
  /** What was published before, as it was published: the reader has it beside this. */
  earlier?: readonly Statistics[]
  /** How long the attack on what is left to see may take. */
  limits?: Limits
}

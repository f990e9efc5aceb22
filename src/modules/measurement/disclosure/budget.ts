/** How much an attack may cost before it ends and says so. */
export interface Budget {
  /** Counts work, in columns of linear programmes; false when there is none left to spend, or no time. */
  spend(columns: number): boolean
  isSpent(): boolean
  /** Seconds that are left for one linear programme, at most a minute. */
  seconds(): number
}

export interface Limits {
  /** Columns of linear programmes in all: the same for the same figures on any machine, and so what ends an attack as a rule. */
  work: number
  /** Seconds on the clock, for a machine so slow or busy that the work would take longer. */
  seconds: number
}

/** Enough for a national table on one core within a few minutes. */
export const usualLimits: Limits = { work: 5_000_000, seconds: 300 }

export function budgetOf({ work, seconds }: Limits, now: () => number = () => performance.now()): Budget {
  const until = now() + seconds * 1000
  let left = work
  const isSpent = () => left < 0 || now() > until
  return {
    spend: (columns) => {
      left -= columns
      return !isSpent()
    },
    isSpent,
    seconds: () => Math.max(1, Math.min(60, (until - now()) / 1000)),
  }
}

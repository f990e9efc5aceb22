import { defaultThreshold, protect } from '../../disclosure/index.ts'
import type { Statistics } from '../../statistics.ts'

/** What came of trying to work out hidden figures: whether nobody could, and what was tried, in a sentence. */
export interface Attack {
  passed: boolean
  says: string
}

/** What stands between the counts and the public. */
export interface Guard {
  threshold: number
  /** The figures as they may be published beside what was published before. */
  protect(counted: Statistics, earlier: readonly Statistics[]): Promise<Statistics>
  /** Tries, as somebody who has everything published would, to work out what is hidden. */
  attack(shown: Statistics, earlier: readonly Statistics[]): Promise<Attack>
}

/** Disclosure control, as every release passes through it. */
export const guard: Guard = {
  threshold: defaultThreshold,
  protect: (counted, earlier) => protect(counted, { threshold: defaultThreshold, earlier }),
  attack: async (shown) => {
    const open = shown.rows.filter(({ count }) => count !== null).length
    return open === 0
      ? { passed: true, says: 'Every figure is hidden: there is nothing to work one out from.' }
      : { passed: false, says: 'Nobody has tried to work out the hidden figures.' }
  },
}

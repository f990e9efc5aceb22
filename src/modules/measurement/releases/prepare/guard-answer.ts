import { defaultThreshold, protectAndAttack } from '../../disclosure/index.ts'
import { measureEntry } from '../../measures.ts'
import type { Statistics } from '../../statistics.ts'
import { categoryInWords } from '../../words.ts'

export const threshold = defaultThreshold

/** Nobody waits for the job that prepares a release: beside an earlier one it takes a quarter of an hour for the nation, and may take an hour. */
const limits = { work: 100_000_000, seconds: 3600 }

/** What came of trying to work out hidden figures: whether nobody could, and what was tried, in a sentence. */
export interface Attempt {
  passed: boolean
  says: string
}

/** Figures as they were counted, and everything that was published before. */
export interface Asked {
  statistics: Statistics
  earlier: readonly Statistics[]
}

/** The figures as they may be shown, and what came of attacking them. */
export interface Answer {
  shown: Statistics
  attempt: Attempt
}

const full = (count: number) => count.toLocaleString('en-GB')

/** Protects, then attacks what is left to see. What an attack found is said by its place, never by its number. */
export async function answer({ statistics, earlier }: Asked): Promise<Answer> {
  const { shown, attack } = await protectAndAttack(statistics, { threshold, earlier, limits })
  const { hidden, attacked, tried, outcome, weak } = attack
  const beside =
    earlier.length === 0 ? '' : earlier.length === 1 ? ' and in the one before' : ` and in ${earlier.length} before`
  const [first] = weak
  if (first === undefined) {
    const says =
      outcome === 'stood'
        ? `${full(hidden)} rows are hidden. The least and the greatest that ${full(attacked)} hidden numbers and changes can be were looked for in everything in this release${beside}; none is given away.`
        : `Not finished: ${full(tried)} of ${full(attacked)} hidden numbers were tried in everything in this release${beside}, and none of these is given away. Try again when the machine is quiet.`
    return { shown, attempt: { passed: outcome === 'stood', says } }
  }
  const { measure, period, dimension, category } = first.row
  const where = `${measureEntry(measure).title}, ${period === 'all' ? 'all years' : period}, ${categoryInWords(dimension, category)}`
  const says = `${full(weak.length)} of ${full(attacked)} hidden numbers can be worked out, the first in ${where}.`
  return { shown, attempt: { passed: false, says } }
}

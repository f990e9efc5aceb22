import { fewest } from '../live/figures.queries.ts'

/** Parts of a whole as they may be shown: null is hidden. */
export interface Parts {
  parts: (number | null)[]
  /** Null where the parts could not stand beside it. */
  total: number | null
}

const few = (count: number) => count > 0 && count < fewest

/**
 * Hides parts of a whole so that nobody learns of 1 to 4 people: every such part, and then others in their order, whatever they hold, until the hidden ones together are at least 5, are at
 * least two, and can be shared out in more than one way. Where that is not enough, the whole is hidden too. In: whole numbers from 0.
 */
export function protectParts(values: readonly number[]): Parts {
  const whole = values.reduce((sum, value) => sum + value, 0)
  const hidden = new Set(values.flatMap((value, at) => (few(value) ? [at] : [])))
  if (hidden.size === 0) return { parts: [...values], total: whole }
  const rest = values.map((value, at) => ({ value, at })).filter(({ value, at }) => value > 0 && !hidden.has(at))
  while (!isSafe([...hidden].map((at) => values[at] ?? 0))) {
    const next = rest.shift()
    if (next === undefined) return { parts: values.map(() => null), total: null }
    hidden.add(next.at)
  }
  return { parts: values.map((value, at) => (hidden.has(at) ? null : value)), total: whole }
}

/** Whether the sum of hidden parts tells none of them: of only parts of 1 to 4, the least and the greatest sum leave no choice. */
function isSafe(hidden: readonly number[]): boolean {
  const sum = hidden.reduce((all, value) => all + value, 0)
  const onlyFew = hidden.every(few)
  if (hidden.length < 2 || sum < fewest) return false
  return !onlyFew || (sum > hidden.length && sum < hidden.length * (fewest - 1))
}

/** A count in words: hidden where it is not shown. */
export const partInWords = (value: number | null): string => (value === null ? 'hidden' : value.toLocaleString('en-GB'))

import type { Clock } from '#platform/time'
import type { Statistics } from '../statistics.ts'

export const fiveMinutes = 5 * 60 * 1000

const kept = new Map<string, { at: number; result: Promise<Statistics> }>()

/**
 * What was counted under this name less than `ms` milliseconds ago, or else counted now. Visitors who ask at once wait for one count; one that
 * fails is not kept.
 */
export function keptFor(ms: number, name: string, clock: Clock, count: () => Promise<Statistics>): Promise<Statistics> {
  const now = clock.now().getTime()
  const before = kept.get(name)
  if (before !== undefined && Math.abs(now - before.at) < ms) return before.result
  const result = count()
  kept.set(name, { at: now, result })
  result.catch(() => {
    if (kept.get(name)?.result === result) kept.delete(name)
  })
  return result
}

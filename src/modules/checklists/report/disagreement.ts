import type { Tally } from './tally.ts'

/**
 * How far organisations differ on a statement, from 0 (all gave one answer) to 100 (half at one end of the scale, half at the other): the answers
 * at or before each step of the scale, times those after it, added up, as a share of the most there could be (the ordinal consensus of Leik, 1966,
 * squared). Two neighbours of a scale differ less than its ends.
 * @param scale its steps in order; an answer that stands beside it is not counted
 * @returns null where fewer than two answered
 */
export function disagreement(scale: readonly string[], { counts }: Pick<Tally, 'counts'>): number | null {
  const given = scale.reduce((sum, code) => sum + (counts[code] ?? 0), 0)
  if (given < 2 || scale.length < 2) return null
  let before = 0
  let apart = 0
  for (const code of scale.slice(0, -1)) {
    before += counts[code] ?? 0
    apart += before * (given - before)
  }
  return Math.round((400 * apart) / ((scale.length - 1) * given * given))
}

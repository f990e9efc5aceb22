import { points } from '../../measures.ts'
import { figureAt, neverMore } from '../figures.ts'
import { type People, width } from './people.ts'
import { above, below } from './world.ts'

/** Figures that move together, by the same number of people. */
export interface Together {
  figures: readonly number[]
  mask: number
  /** Pairs, less and more, of which only the less moves: there must be room for it to go up. */
  up: readonly number[]
  /** Pairs of which only the more moves: there must be room for it to go down. */
  down: readonly number[]
}

const known = new Map<number, Together>()

export function togetherOf(figures: readonly number[]): Together {
  const mask = figures.reduce((bits, f) => bits | (1 << f), 0)
  const before = known.get(mask)
  if (before !== undefined) return before
  const moves = (f: number) => ((mask >> f) & 1) === 1
  const set: Together = {
    figures: [...figures].sort((one, other) => one - other),
    mask,
    up: neverMore.filter(([less, more]) => moves(less) && !moves(more)).flat(),
    down: neverMore.filter(([less, more]) => moves(more) && !moves(less)).flat(),
  }
  known.set(mask, set)
  return set
}

/**
 * The sets of figures that may move together so that one goes up or down: those that are the same number of everybody in the period, and so of
 * every category; those that nearly are; and both with what the figure is out of, or what is out of it.
 */
export function waysToMove(people: People, threshold: number, g: number, figure: number, sign: 1 | -1): Together[] {
  const { counts, groups } = people
  const all = groups[g]?.dimension === 'all' ? g : (groups[g]?.everybody ?? g)
  const apart = (at: number, less: number, more: number) =>
    (counts[at * width + more] ?? 0) - (counts[at * width + less] ?? 0)
  const grown = (from: readonly number[], within: number): number[] => {
    const set = [...from]
    for (const f of set) {
      for (const up of above[f] ?? []) if (!set.includes(up) && apart(all, f, up) <= within) set.push(up)
      for (const down of below[f] ?? []) if (!set.includes(down) && apart(all, down, f) <= within) set.push(down)
    }
    return set
  }
  const chain = (from: readonly number[]): number[] => {
    const set = [...from]
    for (const f of set)
      for (const next of (sign > 0 ? above : below)[f] ?? [])
        if (!set.includes(next) && (sign > 0 || apart(g, next, f) < threshold)) set.push(next)
    return set
  }
  const near = 2 * threshold
  const one = [figure]
  const sets = [grown(one, 0), grown(one, near), grown(chain(one), 0), grown(chain(one), near)]
  return [...new Set(sets.map(togetherOf))]
}

const lives: readonly (readonly number[])[] = [0, 1, 2, 3, 4].flatMap((many) => {
  const due = points.slice(0, many)
  const at = (name: 'due' | 'answered' | 'in_work') => due.map((weeks) => figureAt(`${name}_${weeks}w`))
  const began = [figureAt('entered_employment'), ...at('due')]
  const kinds = [began, [...began, ...at('answered')], [...began, ...at('answered'), ...at('in_work')]]
  return [...kinds, ...kinds.map((life) => [figureAt('started'), ...life])]
})

/**
 * What one person may be counted in who began work, or just one figure: due at the first points or at more, and at all of these in work, or not, or without
 * an answer. Such a person is moved where those who are due, or who answered, are nearly all who began.
 */
export const livesWith = (figure: number): Together[] => [
  ...new Set(lives.filter((life) => life.includes(figure)).map(togetherOf)),
]

import type { Statistics } from '../statistics.ts'
import { outsideGroups } from './family.ts'
import { type Figure, figures, shownBy } from './figures.ts'
import type { Place, Reader } from './reader.ts'

/**
 * Worlds that a reader cannot tell from the true one, as whoever hides says. Nothing is taken on trust: `openBy` looks whether each keeps to everything that
 * is published.
 */
export interface Witnesses {
  /** The statistics as they were counted. */
  truth: Statistics
  /** The group that a change is about. */
  places: readonly Place[]
  /** In each world: place * number of figures + figure, and by how much it is more; place after place. */
  worlds: readonly Int32Array[]
  /** For an earlier release, figures that fit it and are no more than now; by the columns of its reader. */
  earlier: ReadonlyMap<Statistics, ArrayLike<number>>
}

const nameOf = ({ period, dimension, category }: Place, figure: Figure | undefined) =>
  `${figure}\u0000${period}\u0000${dimension}\u0000${category}`

/** How far a sum of whole people and of figures found by a solver may miss. */
const slip = 1e-4

/**
 * Shows the worlds that keep every fact a reader has to `see`, one after another, the true one first. Out: how many do; none when not even the truth does.
 * In: the reader's facts as they were written down, before anything was concluded from them.
 */
export function showWorlds(
  { facts, columns }: Reader,
  offset: number,
  before: ArrayLike<number> | undefined,
  { truth, places, worlds }: Witnesses,
  see: (figures: Float64Array, differs?: Iterable<number>) => void,
): number {
  const { least, most, sums } = facts
  const known = new Map<string, number>()
  for (const row of truth.rows) {
    const shows = shownBy.find(({ measure }) => measure === row.measure)
    if (shows === undefined) continue
    known.set(nameOf(row, figures[shows.count]), row.count ?? 0)
    if (shows.of !== null) known.set(nameOf(row, figures[shows.of]), row.denominator ?? 0)
  }
  const at = new Map<string, number>()
  for (const [column, { group, figure }] of columns.entries())
    if (column < offset) at.set(nameOf(group, figure), column)
  const figuresNow = Float64Array.from(columns, ({ group, figure }, column) =>
    column < offset ? (known.get(nameOf(group, figure)) ?? 0) : (before?.[column - offset] ?? 0),
  )
  const anyOf = (column: number) => {
    const { group, figure } = columns[column] ?? {
      group: { dimension: '', category: '', period: '' },
      figure: undefined,
    }
    const value = (dimension: string, category: string) =>
      figuresNow[at.get(nameOf({ ...group, dimension, category }, figure)) ?? -1] ?? 0
    return outsideGroups.reduce((any, category) => any - value('priority_family', category), value('all', 'all'))
  }
  const anyAt = columns.flatMap(({ group }, column) => (column < offset && group.category === 'any' ? [column] : []))
  for (const column of anyAt) figuresNow[column] = anyOf(column)

  const of: number[][] = columns.map(() => [])
  for (const [s, sum] of sums.entries()) for (const column of sum.columns) of[column]?.push(s)
  const within = (value: number, low: number, high: number) => {
    const free = slip * Math.max(1, Math.min(Math.abs(low), Math.abs(high)) / 1000)
    return value >= low - free && value <= high + free
  }
  const keepsSum = (s: number) => {
    const sum = sums[s]
    if (sum === undefined) return true
    const total = sum.columns.reduce((all, column, t) => all + (sum.times[t] ?? 0) * (figuresNow[column] ?? 0), 0)
    return within(total, sum.least, sum.most)
  }
  const keeps = (column: number) => within(figuresNow[column] ?? 0, least[column] ?? 0, most[column] ?? 0)
  if (!columns.every((_, column) => keeps(column)) || !sums.every((_, s) => keepsSum(s))) return 0
  see(figuresNow)

  // A world of now may be one of then, too: of both, of then alone, or of then the other way round.
  const then = new Map<string, number>()
  for (const [column, { group, figure }] of columns.entries())
    if (column >= offset) then.set(nameOf(group, figure), column)
  const ways: readonly (readonly [now: number, then: number])[] =
    offset === columns.length
      ? [[1, 0]]
      : [
          [1, 0],
          [1, 1],
          [0, 1],
          [0, -1],
        ]
  let kept = 1
  const tryWorld = (world: Int32Array, now: number, before: number) => {
    const moved = new Map<number, number>()
    const move = (column: number | undefined, by: number) => {
      if (column === undefined || by === 0) return
      if (!moved.has(column)) moved.set(column, figuresNow[column] ?? 0)
      figuresNow[column] = (figuresNow[column] ?? 0) + by
    }
    for (let n = 0; n < world.length; n += 2) {
      const group = places[Math.floor((world[n] ?? 0) / figures.length)]
      const figure = figures[(world[n] ?? 0) % figures.length]
      if (group === undefined) continue
      const name = nameOf(group, figure)
      move(at.get(name), now * (world[n + 1] ?? 0))
      move(then.get(name), before * (world[n + 1] ?? 0))
      if (group.dimension === 'all' || outsideGroups.includes(group.category)) {
        const any = nameOf({ ...group, dimension: 'priority_family', category: 'any' }, figure)
        const by =
          (group.dimension === 'all' ? 1 : group.dimension === 'priority_family' ? -1 : 0) * (world[n + 1] ?? 0)
        move(at.get(any), now * by)
        move(then.get(any), before * by)
      }
    }
    const keepsAll = () => {
      for (const column of moved.keys()) if (!keeps(column)) return false
      const touched = new Set([...moved.keys()].flatMap((column) => of[column] ?? []))
      for (const s of touched) if (!keepsSum(s)) return false
      return true
    }
    if (moved.size > 0 && keepsAll()) {
      kept += 1
      see(figuresNow, moved.keys())
    }
    for (const [column, value] of moved) figuresNow[column] = value
  }
  for (const world of worlds) for (const [now, before] of ways) tryWorld(world, now, before)
  return kept
}

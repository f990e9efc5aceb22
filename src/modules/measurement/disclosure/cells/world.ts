import { neverMore } from '../figures.ts'
import { familiesHold } from './families.ts'
import { type People, width } from './people.ts'

/** Figures as they might be instead of what they are: how much more or less, by figure of a group, and of which groups. */
export interface World {
  delta: Int32Array
  touched: number[]
}

/** People more along some groups' figures and fewer along others', so that every sum stays what it is. */
export interface Move {
  groups: number[]
  signs: number[]
  /** The figures that move, together. */
  figures: readonly number[]
  by: number
  cost: number
}

export const asItIs = (people: People): World => ({ delta: new Int32Array(people.counts.length), touched: [] })

/** Makes a move in a world; with -1, takes the last one back. */
export function make(world: World, { groups, signs, figures, by }: Move, factor: 1 | -1 = 1): void {
  for (const [m, g] of groups.entries()) {
    if (factor > 0) world.touched.push(g)
    for (const f of figures)
      world.delta[g * width + f] = (world.delta[g * width + f] ?? 0) + factor * by * (signs[m] ?? 0)
  }
  if (factor < 0) world.touched.length -= groups.length
}

export function clear(world: World): void {
  for (const g of world.touched) world.delta.fill(0, g * width, (g + 1) * width)
  world.touched.length = 0
}

/** By figure: those that are never less than it, and those that are never more, the nearest only. */
export const above = nearest((f) => neverMore.flatMap(([less, more]) => (less === f ? [more] : [])))
export const below = nearest((f) => neverMore.flatMap(([less, more]) => (more === f ? [less] : [])))

function nearest(direct: (f: number) => number[]): readonly (readonly number[])[] {
  const all = (f: number): number[] => direct(f).flatMap((next) => [next, ...all(next)])
  return Array.from({ length: width }, (_, f) =>
    direct(f).filter((next) => !direct(f).some((other) => other !== next && all(other).includes(next))),
  )
}

const familyDimensions = ['all', 'parent', 'priority_family', 'ethnic_group', 'gender', 'age_band']

/** Whether priority families could still be of real people after a move in a world. */
export function familiesStillHold(people: People, world: World, move: Move): boolean {
  const quarters = new Set<number>()
  for (const g of move.groups) {
    const group = people.groups[g]
    if (group?.parts.length === 0 && familyDimensions.includes(group.dimension))
      quarters.add(people.firstOf[people.quarters.findIndex((quarter) => quarter.startsWith(group.period))] ?? -1)
  }
  if (quarters.size === 0 || !people.byQuarter.has('priority_family')) return true
  make(world, move)
  let holds = true
  for (const quarter of quarters)
    for (const f of move.figures)
      holds &&= familiesHold(people, quarter, f, (at) => (people.counts[at] ?? 0) + (world.delta[at] ?? 0))
  make(world, move, -1)
  return holds
}

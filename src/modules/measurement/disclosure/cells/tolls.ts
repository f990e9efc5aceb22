import { outsideGroups } from '../family.ts'
import { figureAt } from '../figures.ts'
import type { Hiding } from './hiding.ts'
import type { Network, Networks, Toll } from './network.ts'
import { type People, width } from './people.ts'
import type { Together } from './together.ts'
import type { World } from './world.ts'

const started = figureAt('started')

export interface Tolls {
  /** What it costs to let figures of a group move by so many in a world; -1 when they cannot, or when it must be free and is not. */
  price(world: World, g: number, sign: number, set: Together, by: number, free: boolean): number
  /** The same for the arcs of a network, when everybody's figures stay, or when they move as well. */
  on(net: Network, world: World, set: Together, by: number, free: boolean, everybody: boolean): Toll
}

export function tolls(people: People, { shown, costs }: Hiding, networks: Networks): Tolls {
  const { counts, floors, groups, tooEarly } = people
  const isLeaf = Uint8Array.from(groups, ({ parts }) => (parts.length === 0 ? 1 : 0))
  const families = [...(people.byQuarter.get('priority_family') ?? [])].map(([category, line]) => ({
    line,
    outside: outsideGroups.includes(category),
  }))
  const { everybody } = people
  const parents = people.byQuarter.get('parent')?.get('yes')

  const price: Tolls['price'] = ({ delta }, g, sign, { figures, up, down }, by, free) => {
    const base = g * width
    let cost = 0
    for (let i = 0; i < figures.length; i++) {
      const at = base + (figures[i] ?? 0)
      if (tooEarly[at] === 1) return -1
      if (sign < 0 && (counts[at] ?? 0) + (delta[at] ?? 0) - by < (floors[at] ?? 0)) return -1
      if (shown[at] !== 0) {
        if (free || at === people.always) return -1
        cost += costs[at] ?? 0
      }
    }
    if (isLeaf[g] === 0) return cost
    const pairs = sign > 0 ? up : down
    for (let p = 0; p < pairs.length; p += 2) {
      const less = base + (pairs[p] ?? 0)
      const more = base + (pairs[p + 1] ?? 0)
      if ((counts[more] ?? 0) + (delta[more] ?? 0) - (counts[less] ?? 0) - (delta[less] ?? 0) < by) return -1
    }
    if (sign < 0)
      for (let i = 0; i < figures.length; i++) {
        const f = figures[i] ?? 0
        if ((counts[base + f] ?? 0) + (delta[base + f] ?? 0) - by < (f === started ? 1 : 0)) return -1
      }
    return cost
  }

  /** Whether as many more (1) or fewer (-1) may be in any priority family group in a quarter, by the groups and the parents there are. */
  function roomFor({ delta }: World, quarter: number, sign: number, { figures }: Together, by: number): boolean {
    for (const f of figures) {
      let any = figureIn(delta, everybody, quarter, f)
      let least = 0
      let most = 0
      for (const { line, outside } of families) {
        const here = figureIn(delta, line, quarter, f)
        if (outside) any -= here
        else {
          if (here > least) least = here
          most += here
        }
      }
      if (parents !== undefined) most = Math.min(most, figureIn(delta, parents, quarter, f))
      if (sign > 0 ? any + by > most : any - by < least) return false
    }
    return true
  }

  function figureIn(delta: Int32Array, line: Int32Array | undefined, quarter: number, f: number): number {
    const g = line?.[quarter] ?? -1
    return g < 0 ? 0 : (counts[g * width + f] ?? 0) + (delta[g * width + f] ?? 0)
  }

  return {
    price,
    on: (net, world, set, by, free, everybodyMoves) => (arc, sign) => {
      const g = net.group[arc] ?? -1
      const quarter = net.quarter[arc] ?? -1
      if (g < 0) return quarter < 0 || roomFor(world, quarter, sign, set, by) ? 0 : -1
      const cost = price(world, g, sign, set, by, free)
      const twin = networks.twin[g] ?? -1
      if (cost < 0 || twin < 0) return cost
      if (quarter >= 0 && !everybodyMoves && !roomFor(world, quarter, -sign, set, by)) return -1
      const other = price(world, twin, sign, set, by, free)
      return other < 0 ? -1 : cost + other
    },
  }
}

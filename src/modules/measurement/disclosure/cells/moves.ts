import { whoAreIn } from './families.ts'
import { type Network, type Networks, reach } from './network.ts'
import type { People } from './people.ts'
import type { Together } from './together.ts'
import type { Tolls } from './tolls.ts'
import { familiesStillHold, type Move, type World } from './world.ts'

/** What should move: figures of a group, up (1) or down (-1), by so many people, in a world; for nothing, or at a cost. */
export interface Wish {
  g: number
  sign: 1 | -1
  set: Together
  by: number
  world: World
  free: boolean
}

export interface Moves {
  /** The cheapest move within the group's own dimension: everybody's figures stay. */
  within(wish: Wish): Move | undefined
  /** The cheapest in which everybody's figures move too, in one or two quarters, and every dimension follows. */
  withEverybody(wish: Wish, limit?: number): Move | undefined
}

export function movesIn(people: People, networks: Networks, tolls: Tolls): Moves {
  const everybody = people.byQuarter.get('all')?.get('all') ?? new Int32Array(0)
  const { groups } = people

  const gather = (move: Move, net: Network, arcs: readonly { arc: number; sign: number }[]) => {
    for (const { arc, sign } of arcs) {
      const g = net.group[arc] ?? -1
      if (g < 0) continue
      push(move, g, sign)
      const twin = networks.twin[g] ?? -1
      if (twin >= 0) push(move, twin, sign)
    }
  }
  const checked = (wish: Wish, move: Move) => (familiesStillHold(people, wish.world, move) ? move : undefined)

  const within = (wish: Wish): Move | undefined => {
    const { set, by, world, sign } = wish
    const place = networks.of(wish.g)
    if (place === undefined) return undefined
    const { network, arc } = place
    const toll = tolls.on(network, world, set, by, wish.free, false)
    const own = toll(arc, sign)
    if (own < 0) return undefined
    const back = network.from[arc] ?? 0
    const { cost, way } = reach(network, network.to[arc] ?? 0, sign, toll, back, (other) => other === arc)
    const rest = cost[back] ?? Number.POSITIVE_INFINITY
    if (rest === Number.POSITIVE_INFINITY) return undefined
    const move: Move = { groups: [], signs: [], figures: set.figures, by, cost: own + rest }
    gather(move, network, [{ arc, sign }, ...way(back)])
    return checked(wish, move)
  }

  /** The arcs from a quarter to the group itself, when it has to lie on the way. */
  const prefix = (g: number, quarter: number): { network: Network; arcs: number[]; to: number } | undefined => {
    const place = networks.of(g)
    if (place === undefined) return undefined
    const { network } = place
    const arcs: number[] = []
    for (let node = network.quarterNode[quarter] ?? 0; ; ) {
      const next: number | undefined =
        arcs.length === 0
          ? network.quarter.findIndex((q, arc) => q === people.firstOf[quarter] && sameLine(network, arc, place.arc))
          : (network.touching[node] ?? []).find((arc) => network.from[arc] === node)
      if (next === undefined || next < 0) return undefined
      arcs.push(next)
      node = network.to[next] ?? 0
      if (next === place.arc) return { network, arcs, to: node }
      if (node === network.end) return undefined
    }
  }
  const sameLine = (net: Network, one: number, other: number) =>
    groups[net.group[one] ?? -1]?.category === groups[net.group[other] ?? -1]?.category

  const withEverybody: Moves['withEverybody'] = (wish, limit) => {
    const target = groups[wish.g]
    const asIs =
      target?.dimension === 'priority_family' ? whoAreIn(target.category) : new Map<string, readonly string[]>()
    for (const only of networks.families === undefined ? [asIs] : narrower(asIs)) {
      const move = through(wish, only, limit)
      if (move !== undefined) return move
    }
    return undefined
  }

  /** The same again with fewer choices, for when the cheapest choice leaves no room for the priority families. */
  const narrower = (only: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]>[] => {
    const others = [...(people.byQuarter.get('ethnic_group')?.keys() ?? [])].filter((one) => one !== 'minority_ethnic')
    const white = new Map([['ethnic_group', others], ...only])
    return [only, white, new Map([['parent', ['no']], ...white])]
  }

  const through = (
    wish: Wish,
    only: ReadonlyMap<string, readonly string[]>,
    limit = Number.POSITIVE_INFINITY,
  ): Move | undefined => {
    const { set, by, world, sign, free, g } = wish
    const target = groups[g]
    const onEverybody = target?.dimension === 'all'
    let best: Move | undefined
    for (const [q, all] of everybody.entries()) {
      const inIt = people.byQuarter.get(target?.dimension ?? '')?.get(target?.category ?? '')?.[q] ?? -1
      if (inIt < 0 || (inIt !== g && groups[inIt]?.whole !== g && groups[groups[inIt]?.whole ?? -1]?.whole !== g))
        continue
      const first = tolls.price(world, all, sign, set, by, free)
      if (first < 0 || first >= (best?.cost ?? limit)) continue
      const forced = onEverybody ? undefined : prefix(g, q)
      if (!onEverybody && forced === undefined) continue
      const apart = forced !== undefined && !networks.adding.includes(forced.network) ? [forced.network] : []
      const ways = [...networks.adding, ...apart].map((net) => {
        const toll = tolls.on(net, world, set, by, free, true)
        const arcs = forced?.network === net ? forced.arcs : []
        const from = forced?.network === net ? forced.to : (net.quarterNode[q] ?? 0)
        const allowed = only.get(groups[net.group.find((at) => at >= 0) ?? -1]?.dimension ?? '')
        const isClosed = (arc: number) =>
          arcs.includes(arc) ||
          (allowed !== undefined && !allowed.includes(groups[net.group[arc] ?? -1]?.category ?? ''))
        const cost = arcs.reduce((sum, arc) => sum + orNever(toll(arc, sign)), 0)
        return {
          net,
          cost,
          arcs: arcs.map((arc) => ({ arc, sign })),
          reached: reach(net, from, sign, toll, -1, isClosed),
        }
      })
      for (const end of [...people.quarters.keys(), -1]) {
        const column = acrossEverybody(all, end)
        if (end === q || !(onEverybody ? column.groups.includes(g) : passes(g, q, end))) continue
        const base = column.groups.reduce(
          (sum, at, m) => sum + orNever(tolls.price(world, at, sign * (column.signs[m] ?? 0), set, by, free)),
          0,
        )
        // Priority families may follow by themselves: who is in any group is not published, and who is not known to be a parent is there already.
        for (const skipped of networks.families === undefined ? [undefined] : [networks.families, undefined]) {
          const followed = ways.filter(({ net, arcs }) => net !== skipped || arcs.length > 0)
          const to = (net: Network) => (end < 0 ? net.end : (net.quarterNode[end] ?? 0))
          const cost = followed.reduce((sum, one) => sum + one.cost + (one.reached.cost[to(one.net)] ?? 0), base)
          if (cost === Number.POSITIVE_INFINITY || cost >= (best?.cost ?? limit)) continue
          const move: Move = {
            groups: [...column.groups],
            signs: column.signs.map((one) => one * sign),
            figures: set.figures,
            by,
            cost,
          }
          for (const { net, arcs, reached } of followed) gather(move, net, [...arcs, ...reached.way(to(net))])
          const holds = checked(wish, move)
          if (holds === undefined) continue
          best = holds
          break
        }
        if (best?.cost === 0) return best
      }
    }
    return best
  }

  /** Everybody's figures that go up with a quarter's and down with another's, or up with all periods'. */
  const acrossEverybody = (all: number, end: number): { groups: number[]; signs: number[] } => {
    const year = groups[all]?.whole ?? -1
    const total = groups[year]?.whole ?? -1
    if (end < 0) return { groups: [all, year, total], signs: [1, 1, 1] }
    const other = everybody[end] ?? -1
    const otherYear = groups[other]?.whole ?? -1
    if (year === otherYear) return { groups: [all, other], signs: [1, -1] }
    return { groups: [all, year, other, otherYear], signs: [1, 1, -1, -1] }
  }

  /** Whether a group still goes up when its quarter's people come from another. */
  const passes = (g: number, q: number, end: number): boolean => {
    const period = groups[g]?.period ?? ''
    if (period === people.quarters[q] || end < 0) return true
    return period !== 'all' && !(people.quarters[end] ?? '').startsWith(period)
  }

  return { within, withEverybody }
}

const orNever = (price: number) => (price < 0 ? Number.POSITIVE_INFINITY : price)

const push = (move: Move, g: number, sign: number) => {
  move.groups.push(g)
  move.signs.push(sign)
}

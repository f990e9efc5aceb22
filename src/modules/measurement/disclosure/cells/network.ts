import { blanks, outsideGroups } from '../family.ts'
import type { People } from './people.ts'

/**
 * The categories of a dimension over the periods, as a network: what flows is people. A figure that goes up by one is one person more along its
 * arc, and what flows into a node flows out of it, so that every sum over categories, quarters and years stays what it is. A quarter flows into
 * its category's year, that into its category's total, and all totals meet at the end; `everybody` is outside, and flows in at the quarters.
 */
export interface Network {
  nodes: number
  /** By arc: from, to, and the group whose figure it is; -1 for how many are in any priority family group, which nobody publishes. */
  from: number[]
  to: number[]
  group: number[]
  /** The quarter of an arc, -1 for years and totals. */
  quarter: number[]
  /** By node: the arcs that touch it. */
  touching: number[][]
  /** By quarter, the node that it flows out of. */
  quarterNode: number[]
  end: number
}

export interface Networks {
  /** One for each dimension but `all`; priority families have two: who is in no group or in any, and the groups, each by itself. */
  all: Network[]
  /** Those that have to follow when everybody's figure moves. */
  adding: Network[]
  /** Of those, who is in no priority family group or in any. */
  families: Network | undefined
  /** Where a group's figure flows; undefined for everybody. */
  of(g: number): { network: Network; arc: number } | undefined
  /** A group that is the same people as another, by definition: its figure moves when the other's does. */
  twin: Int32Array
}

export function networksOf(people: People): Networks {
  const { groups, byQuarter } = people
  const twin = new Int32Array(groups.length).fill(-1)
  const shared = byQuarter.has('parent') && byQuarter.has('priority_family')
  const isTwin = (category: string) => shared && blanks.includes(category)
  if (shared) {
    for (const [g, { dimension, category, period }] of groups.entries())
      if (dimension === 'parent' && blanks.includes(category)) twin[g] = people.at('priority_family', category, period)
  }
  const all: Network[] = []
  const adding: Network[] = []
  let families: Network | undefined
  for (const [dimension, categories] of [...byQuarter].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (dimension === 'all') continue
    const lines = [...categories].sort(([one], [other]) => (one < other ? -1 : 1))
    if (dimension !== 'priority_family') {
      adding.push(
        network(
          people,
          lines.map(([, line]) => line),
        ),
      )
    } else {
      const outside = lines.filter(([category]) => outsideGroups.includes(category) && !isTwin(category))
      families = network(people, [...outside.map(([, line]) => line), undefined])
      adding.push(families)
      const inside = lines.filter(([category]) => !outsideGroups.includes(category))
      all.push(
        network(
          people,
          inside.map(([, line]) => line),
          true,
        ),
      )
    }
  }
  all.unshift(...adding)
  const places = new Map<number, { network: Network; arc: number }>()
  for (const one of all) for (const [arc, g] of one.group.entries()) if (g >= 0) places.set(g, { network: one, arc })
  for (const [g, other] of twin.entries()) {
    const place = places.get(g)
    if (other >= 0 && place !== undefined) places.set(other, place)
  }
  return { all, adding, families, of: (g) => places.get(g), twin }
}

/** In: each category's groups by quarter; undefined is who is in any priority family group. Apart: a category need not make up for another. */
function network({ groups, quarters, firstOf }: People, lines: (Int32Array | undefined)[], apart = false): Network {
  const end = apart ? 0 : quarters.length
  const net: Network = {
    nodes: end + 1,
    from: [],
    to: [],
    group: [],
    quarter: [],
    touching: [],
    quarterNode: quarters.map((_, q) => (apart ? 0 : (firstOf[q] ?? q))),
    end,
  }
  const add = (from: number, to: number, group: number, quarter: number) => {
    for (const node of [from, to]) {
      const arcs = net.touching[node] ?? []
      net.touching[node] = arcs
      arcs.push(net.from.length)
    }
    net.from.push(from)
    net.to.push(to)
    net.group.push(group)
    net.quarter.push(quarter)
  }
  for (const line of lines) {
    const total = net.nodes++
    const years = new Map<string, number>()
    let whole = -1
    for (const [q, period] of quarters.entries()) {
      const leaf = line === undefined ? -1 : (line[q] ?? -1)
      if ((line !== undefined && leaf < 0) || firstOf[q] !== q) continue
      const label = period.slice(0, period.indexOf(' '))
      if (line !== undefined && !(groups[leaf]?.period ?? '').includes(' ')) {
        whole = groups[leaf]?.whole ?? -1
        add(net.quarterNode[q] ?? end, total, leaf, q)
        continue
      }
      let year = years.get(label)
      const yearGroup = groups[leaf]?.whole ?? -1
      if (year === undefined) {
        year = net.nodes++
        years.set(label, year)
        whole = groups[yearGroup]?.whole ?? -1
        add(year, total, yearGroup, -1)
      }
      add(net.quarterNode[q] ?? end, year, leaf, q)
    }
    add(total, end, whole, -1)
  }
  return net
}

/** What a person more (1) or fewer (-1) along an arc would cost; -1 when it cannot be. */
export type Toll = (arc: number, sign: number) => number

export interface Reached {
  /** What the way to each node costs; Infinity where there is none. */
  cost: Float64Array
  /** The arcs of the way to a node, each with 1 for people more along it or -1 for fewer. */
  way(node: number): { arc: number; sign: number }[]
}

/** The cheapest ways for people from a node to every other, or until one is reached; sign -1 turns all flows round. */
export function reach(
  net: Network,
  start: number,
  sign: number,
  toll: Toll,
  until = -1,
  isClosed: (arc: number) => boolean = never,
): Reached {
  const cost = new Float64Array(net.nodes).fill(Number.POSITIVE_INFINITY)
  const by = new Int32Array(net.nodes).fill(-1)
  const done = new Uint8Array(net.nodes)
  const queue: number[] = [start]
  cost[start] = 0
  while (queue.length > 0) {
    const node = takeLeast(queue) % tens
    if (done[node] === 1) continue
    done[node] = 1
    if (node === until) break
    for (const arc of net.touching[node] ?? []) {
      const forward = net.from[arc] === node
      const next = (forward ? net.to[arc] : net.from[arc]) ?? 0
      if (done[next] === 1 || isClosed(arc)) continue
      const price = toll(arc, forward ? sign : -sign)
      const sum = price < 0 ? Number.POSITIVE_INFINITY : (cost[node] ?? 0) + price
      if (sum >= (cost[next] ?? 0)) continue
      cost[next] = sum
      by[next] = arc
      add(queue, sum * tens + next)
    }
  }
  const way = (node: number) => {
    const arcs: { arc: number; sign: number }[] = []
    for (let at = node; at !== start; ) {
      const arc = by[at] ?? -1
      const forward = net.to[arc] === at
      arcs.push({ arc, sign: forward ? sign : -sign })
      at = (forward ? net.from[arc] : net.to[arc]) ?? start
    }
    return arcs
  }
  return { cost, way }
}

const never = () => false

/** A heap of costs, each with its node in the last digits, so that equal costs are taken in the order of the nodes. */
const tens = 65_536

function add(heap: number[], key: number): void {
  let at = heap.length
  heap.push(key)
  while (at > 0) {
    const up = (at - 1) >> 1
    const other = heap[up] ?? 0
    if (other <= key) break
    heap[at] = other
    at = up
  }
  heap[at] = key
}

function takeLeast(heap: number[]): number {
  const least = heap[0] ?? 0
  const last = heap.pop() ?? 0
  if (heap.length === 0) return least
  let at = 0
  for (;;) {
    let low = 2 * at + 1
    if (low >= heap.length) break
    if (low + 1 < heap.length && (heap[low + 1] ?? 0) < (heap[low] ?? 0)) low += 1
    const other = heap[low] ?? 0
    if (other >= last) break
    heap[at] = other
    at = low
  }
  heap[at] = last
  return least
}

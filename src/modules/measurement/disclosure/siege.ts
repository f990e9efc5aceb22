import type { Budget } from './budget.ts'
import { Contradiction, type Facts } from './facts.ts'
import { programme } from './programme.ts'
import type { HiddenNumber, Reader } from './reader.ts'

/** A hidden number that published figures give away: it must be from `least` to `most`. */
export type Given = HiddenNumber & { least: number; most: number }

export interface Siege {
  /** Numbers that no row shows. */
  attacked: number
  weak: Given[]
  /** Of those attacked, how many no answer was found for. */
  left(): number
  /** A world that fits the facts, the true one first, and which columns of it differ from the first that was shown: what lies far enough apart in two worlds is open. */
  see(figures: Float64Array, differs?: Iterable<number>): void
  /** Figures through the middle of what is possible, which show most numbers to be open. */
  sample(): Promise<void>
  /** Each number that is left: its least and its greatest, over more and more of the figures around it. */
  corner(): Promise<void>
}

type Open = HiddenNumber & { low: number; high: number; from: number; to: number }

const tiny = 1e-6
/** So few numbers are taken one by one at once: a look through the middle of everything would cost more. */
const handful = 60

/**
 * A number is given away when it may be some, may be fewer than the threshold, and lies between two values less than the threshold apart. A change since an earlier
 * release is given away when there must be one: that nobody came is told of nobody.
 */
export const givesAway = ({ what }: Pick<HiddenNumber, 'what'>, least: number, most: number, threshold: number) =>
  least < threshold && most - least < threshold && (what === 'change' ? least > 0 : most > 0)

/** In: what a reader knows, narrowed. Numbers are taken in a fixed order: those that lie between the nearest values first. */
export function besiege({ facts, hidden }: Reader, threshold: number, budget: Budget): Siege {
  const weak: Given[] = []
  let open: Open[] = []
  let attacked = 0
  for (const one of hidden) {
    const [least, most] = limits(facts, one)
    if (least === most && facts.least[one.of] === facts.most[one.of] && one.what === 'denominator') continue
    attacked += 1
    if (givesAway(one, least, most, threshold)) weak.push({ ...one, least, most })
    else if (most > 0 && least < threshold) open.push({ ...one, low: Infinity, high: -Infinity, from: least, to: most })
  }
  open = open
    .map((one, n) => ({ one, n }))
    .sort((a, b) => a.one.to - a.one.from - (b.one.to - b.one.from) || a.one.from - b.one.from || a.n - b.n)
    .map(({ one }) => one)

  const unknown = facts.least.flatMap((least, column) => (least < (facts.most[column] ?? 0) ? [column] : []))
  let point: Float64Array = Float64Array.from(facts.least)
  let points = 0

  const isOpen = ({ low, high, what }: Open) => high - low > threshold - tiny || (what === 'change' && low < tiny)
  const byColumn = new Map<number, Open[]>()
  for (const one of open)
    for (const column of one.less < 0 ? [one.of] : [one.of, one.less]) {
      const those = byColumn.get(column)
      if (those === undefined) byColumn.set(column, [one])
      else those.push(one)
    }
  const look = (figures: Float64Array, among: Iterable<Open> = open) => {
    for (const one of among) {
      const value = (figures[one.of] ?? 0) - (one.less < 0 ? 0 : (figures[one.less] ?? 0))
      if (value < one.low) one.low = value
      if (value > one.high) one.high = value
    }
  }
  const settle = () => {
    open = open.filter((one) => !isOpen(one))
  }
  const take = (figures: Float64Array) => {
    points += 1
    point = point.map((value, column) => value + ((figures[column] ?? 0) - value) / points)
    look(figures)
    settle()
  }

  const sample = async () => {
    settle()
    if (open.length === 0 || (points > 0 && open.length < handful)) return
    const through = await programme(facts, unknown, point, { interior: true })
    try {
      const random = numbers()
      for (let round = 0; round < 24 && open.length > 0; round++) {
        if (!budget.spend(unknown.length * 20)) return
        const before = open.length
        const costs = new Map<number, number>()
        for (const { of, less, low, from } of round === 0 ? [] : open) {
          const by = round < 3 ? (round === 1 ? -1 : 1) : random() < 0.5 ? (low < from + 0.5 ? 0 : -1) : 1
          costs.set(of, (costs.get(of) ?? 0) + by)
          if (less >= 0) costs.set(less, (costs.get(less) ?? 0) - by)
        }
        const figures = through.least(costs, budget.seconds())
        if (figures === undefined) {
          if (through.isImpossible()) throw new Contradiction('no figures fit what is published')
          if (points === 0) return
          continue
        }
        take(figures)
        if (open.length < handful || (round > 4 && before - open.length < before / 20)) break
      }
    } finally {
      through.end()
    }
  }

  const corner = async () => {
    if (points === 0) return
    const around = neighbours(facts)
    for (const size of [400, 1500, 6000, Infinity]) {
      const tried = new Set<Open>()
      for (;;) {
        const next = open.find((one) => !tried.has(one))
        if (next === undefined) break
        tried.add(next)
        const { columns, whole } = around(next.less < 0 ? [next.of] : [next.of, next.less], size)
        if (!budget.spend(columns.length)) return
        const within = new Set(columns)
        const inside = open.filter((one) => within.has(one.of) || (one.less >= 0 && within.has(one.less)))
        const part = await programme(facts, columns, point, { interior: false })
        try {
          for (const one of inside) {
            tried.add(one)
            if (!open.includes(one)) continue
            const ends = [-1, 1].map((way) => {
              if (!budget.spend(columns.length)) return undefined
              const costs = new Map([[one.of, -way], ...(one.less < 0 ? [] : [[one.less, way] as const])])
              const figures = part.least(costs, budget.seconds())
              if (figures !== undefined) look(figures)
              return figures
            })
            settle()
            if (budget.isSpent()) return
            if (!whole || !open.includes(one) || ends.includes(undefined)) continue
            open = open.filter((other) => other !== one)
            const [least, most] = [Math.ceil(one.low - tiny), Math.floor(one.high + tiny)]
            if (givesAway(one, least, most, threshold)) weak.push({ ...one, least, most })
          }
        } finally {
          part.end()
        }
      }
    }
  }
  return {
    attacked,
    weak,
    left: () => open.length,
    see: (figures, differs) => {
      if (differs === undefined) {
        point = Float64Array.from(figures)
        points = 1
        look(figures)
        // Who knows the truth need not try what is nobody: no reader can tell that it is somebody.
        open = open.filter(({ low, before }) => low > tiny || before !== undefined)
      } else for (const column of differs) look(figures, byColumn.get(column) ?? [])
    },
    sample,
    corner,
  }
}

function limits({ least, most }: Facts, { of, less }: HiddenNumber): [number, number] {
  if (less < 0) return [least[of] ?? 0, most[of] ?? 0]
  return [Math.max(0, (least[of] ?? 0) - (most[less] ?? 0)), (most[of] ?? 0) - (least[less] ?? 0)]
}

/** The unknown columns nearest to some, by the facts that join them, and whether that is all they are joined to. */
function neighbours({ least, most, sums }: Facts) {
  const of = new Map<number, number[]>()
  const isUnknown = (column: number) => (least[column] ?? 0) < (most[column] ?? 0)
  for (const [s, { columns }] of sums.entries())
    for (const column of columns) {
      if (!isUnknown(column)) continue
      const known = of.get(column)
      if (known === undefined) of.set(column, [s])
      else known.push(s)
    }
  return (from: readonly number[], size: number): { columns: number[]; whole: boolean } => {
    const seen = new Set(from.filter(isUnknown))
    for (const column of seen) {
      for (const s of of.get(column) ?? [])
        for (const other of sums[s]?.columns ?? []) {
          if (!isUnknown(other) || seen.has(other)) continue
          if (seen.size >= size) return { columns: [...seen], whole: false }
          seen.add(other)
        }
    }
    return { columns: [...seen], whole: true }
  }
}

/** The same numbers from 0 to 1 every time. */
function numbers(): () => number {
  let state = 1
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

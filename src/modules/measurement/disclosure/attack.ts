import type { Statistics } from '../statistics.ts'
import { Contradiction, type Facts, narrow } from './facts.ts'
import { programme } from './programme.ts'
import { defaultThreshold, type Protection } from './protection.ts'
import { type HiddenNumber, type Reader, readerOf } from './reader.ts'
import { inWords } from './weak.words.ts'

/** A hidden number that published figures give away: it must be from `least` to `most`. */
export interface Weak extends HiddenNumber {
  least: number
  most: number
  words: string
}

export interface Attack {
  /** Rows that are hidden. */
  hidden: number
  /** Numbers of those rows that were attacked, and that no row shows. */
  attacked: number
  weak: Weak[]
}

/**
 * What a reader can work out of published statistics: the least and the greatest value of every hidden number, by linear programming over all
 * that is published here and all that figures of people must be; what was published before is not read. A number is given away when it must be some, may be fewer than the threshold, and lies
 * between two values less than the threshold apart. Nobody is not few: a number that can only be nought is not given away.
 */
export async function attack(published: Statistics, options: Pick<Protection, 'threshold'> = {}): Promise<Attack> {
  const threshold = options.threshold ?? defaultThreshold
  const reader = readerOf(published)
  const hidden = published.rows.filter(({ status }) => status === 'suppressed').length
  narrow(reader.facts)
  const siege = besiege(reader, threshold)
  await siege.sample()
  await siege.corner()
  return { hidden, attacked: siege.attacked, weak: siege.weak.map((one) => ({ ...one, words: inWords(one) })) }
}

type Open = HiddenNumber & { low: number; high: number }

interface Siege {
  attacked: number
  weak: Omit<Weak, 'words'>[]
  /** Figures through the middle of what is possible, which show most numbers to be open. */
  sample(): Promise<void>
  /** Each number that is left: its least and its greatest, over more and more of the figures around it. */
  corner(): Promise<void>
}

const tiny = 1e-6

function besiege({ facts, hidden }: Reader, threshold: number): Siege {
  const weak: Siege['weak'] = []
  let open: Open[] = []
  let attacked = 0
  const gives = (least: number, most: number) => most > 0 && least < threshold && most - least < threshold
  for (const one of hidden) {
    const [least, most] = limits(facts, one)
    if (least === most && facts.least[one.of] === facts.most[one.of] && one.what === 'denominator') continue
    attacked += 1
    if (gives(least, most)) weak.push({ ...one, least, most })
    else if (most > 0 && least < threshold) open.push({ ...one, low: Infinity, high: -Infinity })
  }

  const unknown = facts.least.flatMap((least, column) => (least < (facts.most[column] ?? 0) ? [column] : []))
  let point: Float64Array = Float64Array.from(facts.least)
  let points = 0

  const see = (figures: Float64Array) => {
    for (const one of open) {
      const value = (figures[one.of] ?? 0) - (one.less < 0 ? 0 : (figures[one.less] ?? 0))
      if (value < one.low) one.low = value
      if (value > one.high) one.high = value
    }
    open = open.filter(({ low, high }) => high - low < threshold - tiny)
  }

  const sample = async () => {
    if (open.length === 0) return
    const through = await programme(facts, unknown, point, { interior: true, seconds: 120 })
    try {
      const random = numbers()
      for (let round = 0; round < 24 && open.length > 0; round++) {
        const before = open.length
        const costs = new Map<number, number>()
        for (const { of, less, low } of round === 0 ? [] : open) {
          const atLeast = low < 0.5 || low < (facts.least[of] ?? 0) - (less < 0 ? 0 : (facts.most[less] ?? 0)) + 0.5
          const by = round < 3 ? (round === 1 ? -1 : 1) : atLeast ? (random() < 0.5 ? -1 : 0) : random() < 0.5 ? -1 : 1
          costs.set(of, (costs.get(of) ?? 0) + by)
          if (less >= 0) costs.set(less, (costs.get(less) ?? 0) - by)
        }
        const figures = through.least(costs)
        if (figures === undefined) {
          if (points === 0) throw new Contradiction('no figures fit what is published')
          continue
        }
        points += 1
        point = point.map((value, column) => value + ((figures[column] ?? 0) - value) / points)
        see(figures)
        if (round > 4 && before - open.length < before / 20) break
      }
    } finally {
      through.end()
    }
  }

  const corner = async () => {
    const around = neighbours(facts)
    for (const size of [400, 1500, 6000, Infinity]) {
      const tried = new Set<Open>()
      for (;;) {
        const next = open.find((one) => !tried.has(one))
        if (next === undefined) break
        tried.add(next)
        const { columns, whole } = around(next.less < 0 ? [next.of] : [next.of, next.less], size)
        const within = new Set(columns)
        const inside = open.filter((one) => within.has(one.of) || (one.less >= 0 && within.has(one.less)))
        const part = await programme(facts, columns, point, { interior: false, seconds: 60 })
        for (const one of inside) {
          tried.add(one)
          if (!open.includes(one)) continue
          for (const way of [-1, 1]) {
            const figures = part.least(new Map([[one.of, way], ...(one.less < 0 ? [] : [[one.less, -way] as const])]))
            if (figures !== undefined) see(figures)
          }
          if (!whole || !open.includes(one)) continue
          open = open.filter((other) => other !== one)
          const [least, most] = [Math.ceil(one.low - tiny), Math.floor(one.high + tiny)]
          if (gives(least, most)) weak.push({ ...one, least, most })
        }
        part.end()
      }
    }
  }
  return { attacked, weak, sample, corner }
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
    for (const column of columns) if (isUnknown(column)) of.set(column, [...(of.get(column) ?? []), s])
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

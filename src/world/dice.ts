import { createHash } from 'node:crypto'
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'

/** Chance that a seed repeats: the same calls in the same order give the same answers, on every machine. */
export interface Dice {
  /** A whole number from 0 up to, not including, 2 to the power of 32. */
  word(): number
  /** At least 0 and less than 1. */
  fraction(): number
  /** A whole number from `least` to `most`, both possible. */
  between(least: number, most: number): number
  /** True with a probability. */
  chance(probability: number): boolean
  /** One of several, each as likely. Throws RangeError when there are none. */
  one<T>(several: readonly T[]): T
  /** One of several, likely by weight: `[['a', 3], ['b', 1]]`. */
  weighted<T>(several: readonly (readonly [T, number])[]): T
  /** `many` of several, or all when there are fewer, in their own order. */
  some<T>(several: readonly T[], many: number): T[]
}

/** Dice of their own for one purpose: `dice('2026', 'person', 41)`. Other purposes do not disturb them. */
export function dice(...purpose: readonly (string | number)[]): Dice {
  const state = createHash('sha256').update(purpose.join('\u0000')).digest()
  const generator = xoroshiro128plusFromState([0, 4, 8, 12].map((at) => state.readInt32LE(at)))
  const word = () => generator.next() >>> 0
  const fraction = () => word() / 0x1_0000_0000
  const between = (least: number, most: number) => least + Math.floor(fraction() * (most - least + 1))
  const one = <T>(several: readonly T[]): T => {
    for (const chosen of several.slice(between(0, several.length - 1))) return chosen
    throw new RangeError('nothing to choose from')
  }
  return {
    word,
    fraction,
    between,
    chance: (probability) => fraction() < probability,
    one,
    weighted(several) {
      let left = fraction() * several.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of several) {
        left -= weight
        if (left < 0) return value
      }
      return one(several.map(([value]) => value))
    },
    some(several, many) {
      let wanted = Math.min(many, several.length)
      return several.filter((_, at) => {
        const taken = fraction() * (several.length - at) < wanted
        if (taken) wanted -= 1
        return taken
      })
    },
  }
}

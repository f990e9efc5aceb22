import { type CalendarDate, financialYear } from '#platform/time'
import { wilsonEnds } from '../intervals.ts'
import { type NeedMeasure, needMeasures } from './measures.ts'
import type { Need } from './need.queries.ts'

/** How many were reached of those who might need it, for every thousand, to one decimal; the interval null where more were reached than the table counts. */
export interface Reach {
  of: NeedMeasure
  reached: number
  /** undefined where no table is imported */
  need: Need | undefined
  /** null of nobody */
  rate: number | null
  low: number | null
  high: number | null
}

/** For every thousand, half up, worked out in whole numbers. In: 0 <= reached < 2^40, a whole number of people. Out: 12.3; null of nobody. */
export const perThousand = (reached: number, people: number): number | null =>
  people === 0 ? null : Number((20_000n * BigInt(reached) + BigInt(people)) / (2n * BigInt(people))) / 10

const tenths = (share: number) => Math.round(share * 10_000) / 10

/** A reach with its interval, Wilson's, of the share. */
export function rateOf(reached: number, people: number): Pick<Reach, 'rate' | 'low' | 'high'> {
  const ends = reached > people ? null : wilsonEnds(reached, people)
  return {
    rate: perThousand(reached, people),
    low: ends === null ? null : tenths(ends.low),
    high: ends === null ? null : tenths(ends.high),
  }
}

/** Each kind of need with the latest table of a day on or before another. */
export function reachIn(needs: readonly Need[], reached: ReadonlyMap<string, number>, on: CalendarDate): Reach[] {
  return needMeasures.map((of) => {
    const need = needs.filter(({ measure, as_at }) => measure === of.measure && as_at <= on).at(-1)
    const count = reached.get(of.measure) ?? 0
    return { of, reached: count, need, ...rateOf(count, need?.people ?? 0) }
  })
}

/** The table of unemployment of a financial year: the latest of a day in it. */
export const unemploymentIn = (needs: readonly Need[], year: string): Need | undefined =>
  needs.filter(({ measure, as_at }) => measure === 'unemployed' && financialYear(as_at) === year).at(-1)

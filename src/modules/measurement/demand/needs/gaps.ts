import { type Interval, wilson } from '../../intervals.ts'
import { rateOf } from '../../measures.ts'
import type { AskedFor, Became } from './needs.queries.ts'

/** What was asked for, in one place or everywhere, with the share that ended with nobody saying yes. */
export interface NeedGap extends Omit<AskedFor, 'place'> {
  asked: number
  /** Of those that are decided: waiting is neither. In percent; null of nobody. */
  share: number | null
  interval: Interval | null
}

const gapOf = (need: string, rows: readonly AskedFor[]): NeedGap => {
  const sum = (of: Became) => rows.reduce((all, { became }) => all + became[of], 0)
  const became = { taken: sum('taken'), waiting: sum('waiting'), not_taken: sum('not_taken') }
  const decided = became.taken + became.not_taken
  const times = new Map<string, number>()
  for (const { declined } of rows)
    for (const one of declined) times.set(one.reason, (times.get(one.reason) ?? 0) + one.times)
  return {
    need,
    became,
    declined: [...times].map(([reason, all]) => ({ reason, times: all })).sort((a, b) => b.times - a.times),
    asked: decided + became.waiting,
    share: rateOf(became.not_taken, decided),
    interval: wilson(became.not_taken, decided),
  }
}

/** Each need with all its places together, what was asked for most often first. */
export const byNeed = (rows: readonly AskedFor[]): NeedGap[] =>
  [...Map.groupBy(rows, ({ need }) => need)]
    .map(([need, its]) => gapOf(need, its))
    .sort((a, b) => b.asked - a.asked || (a.need < b.need ? -1 : 1))

/** Each need in each place where it was not taken, is waiting or was declined: the list of gaps, the most first. */
export const gapsByPlace = (rows: readonly AskedFor[]): (NeedGap & { place: string })[] =>
  rows
    .map((row) => ({ ...gapOf(row.need, [row]), place: row.place }))
    .filter(({ became, declined }) => became.not_taken + became.waiting > 0 || declined.length > 0)
    .sort(
      (a, b) =>
        b.became.not_taken - a.became.not_taken ||
        b.became.waiting - a.became.waiting ||
        (`${a.need} ${a.place}` < `${b.need} ${b.place}` ? -1 : 1),
    )

/** Why it was declined, over all needs and places: of each reason how often, and for what it was given most. */
export function byReason(rows: readonly AskedFor[]): { reason: string; times: number; needs: string[] }[] {
  const all = rows.flatMap(({ need, declined }) => declined.map((one) => ({ need, ...one })))
  return [...Map.groupBy(all, ({ reason }) => reason)]
    .map(([reason, its]) => ({
      reason,
      times: its.reduce((sum, { times }) => sum + times, 0),
      needs: [...Map.groupBy(its, ({ need }) => need)]
        .map(([need, each]) => ({ need, times: each.reduce((sum, { times }) => sum + times, 0) }))
        .sort((a, b) => b.times - a.times || (a.need < b.need ? -1 : 1))
        .slice(0, 3)
        .map(({ need }) => need),
    }))
    .sort((a, b) => b.times - a.times || (a.reason < b.reason ? -1 : 1))
}

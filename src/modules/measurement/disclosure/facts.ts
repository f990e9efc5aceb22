/**
 * What somebody knows of some unknown whole numbers: each lies between two others, and sums of them do. A term is a column and how often it
 * counts.
 */
export interface Facts {
  least: number[]
  most: number[]
  sums: Sum[]
}

export interface Sum {
  columns: readonly number[]
  times: readonly number[]
  least: number
  most: number
}

/** The facts contradict one another: nobody's figures can be so. */
export class Contradiction extends Error {
  override readonly name = 'Contradiction'
}

/**
 * Narrows every column to what follows from one fact at a time, over and over until nothing more does. Changes the facts. Throws Contradiction.
 */
export function narrow({ least, most, sums }: Facts): void {
  const of: number[][] = least.map(() => [])
  for (const [s, { columns }] of sums.entries()) for (const column of columns) of[column]?.push(s)
  const waiting = sums.map((_, s) => s)
  const isWaiting = new Uint8Array(sums.length).fill(1)
  const turns = new Int32Array(sums.length)
  for (let next = 0; next < waiting.length; next++) {
    const s = waiting[next] ?? 0
    isWaiting[s] = 0
    const sum = sums[s]
    // Two unbounded figures may push each other up for ever, one person at a time; what is cut short here only leaves an interval wide.
    if (sum === undefined || (turns[s] ?? 0) > 200) continue
    turns[s] = (turns[s] ?? 0) + 1
    for (const column of narrowBy(least, most, sum))
      for (const other of of[column] ?? [])
        if (isWaiting[other] === 0) {
          isWaiting[other] = 1
          waiting.push(other)
        }
  }
}

function narrowBy(least: number[], most: number[], { columns, times, least: from, most: to }: Sum): number[] {
  let low = 0
  let high = 0
  for (const [t, column] of columns.entries()) {
    const time = times[t] ?? 0
    low += time * ((time > 0 ? least[column] : most[column]) ?? 0)
    high += time * ((time > 0 ? most[column] : least[column]) ?? 0)
  }
  if (low > to || high < from) throw new Contradiction('the published figures contradict one another')
  const changed: number[] = []
  for (const [t, column] of columns.entries()) {
    const time = times[t] ?? 0
    const a = least[column] ?? 0
    const b = most[column] ?? 0
    if (a === b) continue
    // The others at their least and most, which is not known where one of them is unbounded.
    const restLow = low - time * (time > 0 ? a : b)
    const restHigh = high - time * (time > 0 ? b : a)
    const one = (to - restLow) / time
    const other = (from - restHigh) / time
    const above = Math.ceil(Math.min(one, other) - 1e-9)
    const below = Math.floor(Math.max(one, other) + 1e-9)
    if (above > a || below < b) {
      if (above > a) least[column] = above
      if (below < b) most[column] = below
      changed.push(column)
      if ((least[column] ?? 0) > (most[column] ?? 0))
        throw new Contradiction('the published figures contradict one another')
      low += time * ((time > 0 ? (least[column] ?? 0) : (most[column] ?? 0)) - (time > 0 ? a : b))
      high += time * ((time > 0 ? (most[column] ?? 0) : (least[column] ?? 0)) - (time > 0 ? b : a))
    }
  }
  return changed
}

/** The least count of people that is shown beside others. */
export const threshold = 5

/** Whether a count is of so few people that it is hidden: from 1 to 4. Nobody is not a few. */
export const isSmall = (count: number): boolean => count > 0 && count < threshold

interface Cell {
  count: number
  /** The most it can be as far as a reader knows: how many people it is out of, when that is shown. */
  most: number
  hide: boolean
}

/**
 * What a reader can work out of each hidden cell of a column whose total is shown: the least and the most it can be.
 * In: the hidden cells. Out: one interval each, both ends in it.
 */
export function workedOut(hidden: readonly Pick<Cell, 'count' | 'most'>[]): [least: number, most: number][] {
  const sum = hidden.reduce((all, { count }) => all + count, 0)
  const room = hidden.reduce((all, { most }) => all + Math.min(most, sum), 0)
  return hidden.map(({ most }) => [Math.max(0, sum - (room - Math.min(most, sum))), Math.min(most, sum)])
}

/**
 * Which cells of a column to hide besides those that must be, the smallest first, until nobody can work out a hidden one from the total to
 * within fewer than the threshold; and whether even hiding all is not enough, so that the total goes too. Same input, same answer.
 */
export function hideEnough(cells: readonly Cell[]): { hidden: boolean[]; total: boolean } {
  const hidden = cells.map(({ hide }) => hide)
  if (!hidden.includes(true)) return { hidden, total: false }
  const next = cells
    .map((cell, at) => ({ ...cell, at }))
    .filter(({ at, count }) => !hidden[at] && count > 0)
    .sort((a, b) => a.count - b.count || a.at - b.at)
  const narrow = () =>
    workedOut(cells.filter((_, at) => hidden[at])).some(([least, most]) => most - least < threshold) ||
    hidden.filter(Boolean).length < 2
  while (narrow()) {
    const more = next.shift()
    if (more === undefined) return { hidden, total: true }
    hidden[more.at] = true
  }
  return { hidden, total: false }
}

export interface AreaCounts {
  started: number
  entered: number
}

/** An area's counts as they may be shown; null is hidden. */
export interface ShownCounts {
  started: number | null
  entered: number | null
}

/**
 * How many started and how many of them entered work, area by area, beside the totals: small counts hidden, small numbers of those who did
 * not enter work hidden too, and enough others that neither can be worked out by subtraction along a row or down a column.
 */
export function protectAreas(areas: readonly AreaCounts[]): { areas: ShownCounts[]; total: ShownCounts } {
  const sum = (of: (area: AreaCounts) => number) => areas.reduce((all, area) => all + of(area), 0)
  const total = { started: sum((area) => area.started), entered: sum((area) => area.entered) }
  const started = hideEnough(
    areas.map((area) => ({ count: area.started, most: total.started, hide: isSmall(area.started) })),
  )
  const entered = hideEnough(
    areas.map((area, at) => ({
      count: area.entered,
      most: started.hidden[at] ? total.entered : area.started,
      hide: started.hidden[at] === true || isSmall(area.entered) || isSmall(area.started - area.entered),
    })),
  )
  return {
    areas: areas.map((area, at) => ({
      started: started.hidden[at] ? null : area.started,
      entered: entered.hidden[at] ? null : area.entered,
    })),
    total: {
      started: started.total || isSmall(total.started) ? null : total.started,
      entered: entered.total || isSmall(total.entered) || isSmall(total.started - total.entered) ? null : total.entered,
    },
  }
}

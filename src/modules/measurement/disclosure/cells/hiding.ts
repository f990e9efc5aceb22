import { shownBy } from '../figures.ts'
import { type Group, type People, width } from './people.ts'

const rowsEach = shownBy.length

/** Which rows are hidden so far, and by that which figures no row shows. */
export interface Hiding {
  isHidden(g: number, measure: number): boolean
  /** Whether a row still shows the figure, or everybody knows it to be nought because it is too early. */
  isShown(g: number, figure: number): boolean
  /** What would be lost if no row showed the figure: nothing when none does; never less than 1 otherwise. */
  cost(g: number, figure: number): number
  /** By figure of a group: how many rows show it, and what it would cost to hide them. */
  shown: Uint8Array
  costs: Int32Array
  hideRow(g: number, measure: number): void
  hideFigure(g: number, figure: number): void
  /** Rows hidden so far, in the order in which they were. */
  hidden: readonly number[]
}

/** The rows that show a figure, by figure. */
const rowsOf: readonly (readonly number[])[] = Array.from({ length: width }, (_, figure) =>
  shownBy.flatMap(({ count, of }, m) => (count === figure || of === figure ? [m] : [])),
)

/** How much a reader would miss a row: more the more people it tells of, totals of years and of everybody most. */
const worth = ({ dimension, period }: Group, count: number): number => {
  const wide = period === 'all' ? (dimension === 'all' ? 200 : 12) : period.includes(' ') ? 1 : 4
  return (3 + 32 - Math.clz32(count)) * wide * (dimension === 'all' ? 30 : 1)
}

export function hiding({ groups, counts, tooEarly }: People): Hiding {
  const isHidden = new Uint8Array(groups.length * rowsEach)
  const times = new Uint8Array(groups.length * width)
  const cost = new Int32Array(groups.length * width)
  const hidden: number[] = []
  const worthOf = (g: number, m: number) => {
    const group = groups[g]
    const count = shownBy[m]?.count
    return group === undefined || count === undefined ? 0 : worth(group, counts[g * width + count] ?? 0)
  }
  const show = (g: number, m: number, by: 1 | -1) => {
    const shows = shownBy[m]
    if (shows === undefined) return
    const lost = by * worthOf(g, m)
    for (const figure of shows.of === null ? [shows.count] : [shows.count, shows.of]) {
      times[g * width + figure] = (times[g * width + figure] ?? 0) + by
      cost[g * width + figure] = (cost[g * width + figure] ?? 0) + lost
    }
  }
  for (let g = 0; g < groups.length; g++) for (let m = 0; m < rowsEach; m++) show(g, m, 1)
  const hideRow = (g: number, m: number) => {
    const count = shownBy[m]?.count ?? 0
    if (isHidden[g * rowsEach + m] === 1 || tooEarly[g * width + count] === 1) return
    isHidden[g * rowsEach + m] = 1
    hidden.push(g * rowsEach + m)
    show(g, m, -1)
  }
  return {
    isHidden: (g, m) => isHidden[g * rowsEach + m] === 1,
    isShown: (g, figure) => times[g * width + figure] !== 0,
    cost: (g, figure) => cost[g * width + figure] ?? 0,
    shown: times,
    costs: cost,
    hideRow,
    hideFigure: (g, figure) => {
      for (const m of rowsOf[figure] ?? []) hideRow(g, m)
    },
    hidden,
  }
}

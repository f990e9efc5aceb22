import type { Statistics, StatisticsRow } from '../statistics.ts'
import type { Facts } from './facts.ts'
import { type Figure, figures, shownBy } from './figures.ts'
import { type HiddenNumber, type Place, type Reader, readerOf, unbounded } from './reader.ts'
import type { Given } from './siege.ts'

/** What a reader knows who has kept an earlier release. */
export interface Joined extends Reader {
  /** What the earlier release told by itself. */
  alone: Facts
  /** Where the earlier release's columns begin. */
  offset: number
  /** Changes by few people that both releases show, so that nothing need be worked out. */
  given: Given[]
}

const nameOf = ({ period, dimension, category }: Place, figure: Figure) =>
  [figure, period, dimension, category].join('\u0000')

/** Which row of a group shows a figure: as its count, or else as what it is out of. */
const measureOf = (figure: Figure) => {
  const f = figures.indexOf(figure)
  return (shownBy.find(({ count }) => count === f) ?? shownBy.find(({ of }) => of === f))?.measure ?? 'started'
}

/**
 * A release beside an earlier one. Both count the same groups of people, by the quarter in which they registered, and what somebody had done by the earlier day
 * they have done by the later: a reader may take it that no figure has become less, unless both are shown and it has. What is equal, and what a difference
 * of sums comes to, follows from that. In: for which figures that is taken.
 */
export function joinedReader(
  now: Statistics,
  before: Statistics,
  threshold: number,
  grows: (figure: Figure) => boolean,
): Joined {
  const here = readerOf(now)
  const there = readerOf(before)
  const offset = here.columns.length
  const facts = {
    least: [...here.facts.least, ...there.facts.least],
    most: [...here.facts.most, ...there.facts.most],
    sums: [
      ...here.facts.sums,
      ...there.facts.sums.map((sum) => ({ ...sum, columns: sum.columns.map((column) => column + offset) })),
    ],
  }
  const rows = new Map(now.rows.map((row) => [`${row.measure}\u0000${nameOf(row, 'started')}`, row]))
  const then = new Map(there.columns.map(({ figure, group }, at) => [nameOf(group, figure), at]))
  const changes: HiddenNumber[] = []
  const given: Given[] = []
  const isFixed = ({ least, most }: Reader['facts'], at: number) => least[at] === most[at]
  for (const [of, { figure, group }] of here.columns.entries()) {
    const at = then.get(nameOf(group, figure))
    const row = rows.get(`${measureOf(figure)}\u0000${nameOf(group, 'started')}`)
    if (at === undefined || (isFixed(there.facts, at) && there.facts.least[at] === 0)) continue
    const change = row && changeIn(row, of, at + offset, before)
    if (isFixed(here.facts, of) && isFixed(there.facts, at)) {
      const by = Math.abs((here.facts.least[of] ?? 0) - (there.facts.least[at] ?? 0))
      if (by > 0 && by < threshold && change) given.push({ ...change, least: by, most: by })
      if ((here.facts.least[of] ?? 0) < (there.facts.least[at] ?? 0)) continue
    } else if (change && grows(figure)) changes.push(change)
    if (grows(figure)) facts.sums.push({ columns: [of, at + offset], times: [1, -1], least: 0, most: unbounded * 64 })
  }
  return {
    facts,
    alone: { ...there.facts, least: [...there.facts.least], most: [...there.facts.most] },
    offset,
    given,
    columns: [...here.columns, ...there.columns],
    hidden: [
      ...here.hidden,
      ...changes,
      ...there.hidden.map((one) => ({
        ...one,
        of: one.of + offset,
        less: one.less < 0 ? -1 : one.less + offset,
        before: before.as_at,
      })),
    ],
  }
}

const changeIn = (row: StatisticsRow, of: number, less: number, { as_at }: Statistics): HiddenNumber => ({
  row,
  what: 'change',
  of,
  less,
  before: as_at,
})

/** Figures of which some row shows less than it did: the reader knows that these do not only grow. */
export function figuresThatFell(now: Statistics, before: Statistics): ReadonlySet<Figure> {
  const [here, there] = [readerOf(now), readerOf(before)]
  const then = new Map(there.columns.map(({ figure, group }, at) => [nameOf(group, figure), at]))
  return new Set(
    here.columns.flatMap(({ figure, group }, of) => {
      const at = then.get(nameOf(group, figure))
      return at !== undefined && (here.facts.most[of] ?? 0) < (there.facts.least[at] ?? 0) ? [figure] : []
    }),
  )
}

/**
 * Whether a number is to be tried beside an earlier release: all but those that the earlier one hides, and of these the ones about which the later says more, taken
 * fact by fact. In: both narrowed.
 */
export function saysMore({ facts, alone, offset }: Joined): (number: HiddenNumber) => boolean {
  const isNarrower = (column: number) =>
    column >= 0 &&
    ((facts.least[column] ?? 0) > (alone.least[column - offset] ?? 0) ||
      (facts.most[column] ?? 0) < (alone.most[column - offset] ?? 0))
  return ({ what, before, of, less }) => what === 'change' || before === undefined || isNarrower(of) || isNarrower(less)
}

import type { Statistics } from '../statistics.ts'
import { type Attack, attack } from './attack.ts'
import { blocksToHide } from './blocks.ts'
import { usualLimits } from './budget.ts'
import { type Choice, choosing, hopeless } from './cells/choose-cells.ts'
import { width } from './cells/people.ts'
import { lookBack } from './earlier.ts'
import { defaultThreshold, type Protection } from './protection.ts'
import { type Hidden, widening } from './widen.ts'
import type { Witnesses } from './witness.ts'

export interface Protected {
  /** The rows that are published; what is hidden keeps its place, with status `suppressed`, and neither count, denominator nor rate. */
  shown: Statistics
  /** What came of attacking it. */
  attack: Attack
}

/** Rounds of hiding and attacking; each hides more of what the last attack found. */
const rounds = 20

/**
 * The statistics as they may be published: no count from 1 to threshold - 1, nor any that can be worked out (contracts §5; how and why in
 * docs/decisions/0013), and what an attack on them found. Same input, same answer, in whatever order the rows come.
 */
export async function protectAndAttack(statistics: Statistics, options: Protection = {}): Promise<Protected> {
  const { threshold = defaultThreshold, earlier = [] } = options
  let { choice, before } = await cells(statistics, threshold, earlier, true)
  // What could not be opened may be open all the same: the attack will tell.
  let isHopeful = choice !== undefined && choice.open() <= hopeless
  if (choice !== undefined && !isHopeful) {
    const all = await cells(statistics, threshold, earlier, false)
    isHopeful = all.choice?.open() === 0
    choice = all.choice
    before = all.before
  }
  const truth = { truth: statistics, earlier: before }
  if (choice !== undefined && isHopeful) {
    const witnesses = { ...truth, places: choice.people.groups, worlds: choice.worlds }
    const chosen = await untilItStands(statistics, choice, options, witnesses)
    if (chosen.attack.outcome !== 'given away') return chosen
  }
  const witnesses = { ...truth, places: [], worlds: [] }
  const blocks = await untilItStands(statistics, wholeBlocks(statistics, options), options, witnesses)
  if (blocks.attack.outcome !== 'given away') return blocks
  return untilItStands(statistics, rowsHidden(statistics.rows.keys()), options, witnesses)
}

/** Attacks what is left to see, and hides more of what was found, for as long as something is. */
async function untilItStands(
  statistics: Statistics,
  hidden: Hidden,
  { threshold = defaultThreshold, earlier = [], limits = usualLimits }: Protection,
  witnesses: Witnesses,
): Promise<Protected> {
  const widen = widening(statistics, hidden)
  for (let round = 1; ; round++) {
    const shown = publish(statistics, hidden.hidden())
    const hasty = round < rounds
    const found = await attack(shown, { threshold, earlier, witnesses, limits, hasty })
    if (found.outcome !== 'given away' || round === rounds) return { shown, attack: found }
    for (const r of widen(found.weak)) hidden.hideRow(r)
    hidden.open()
  }
}

/** The statistics as they may be published. */
export async function protect(statistics: Statistics, options: Protection = {}): Promise<Statistics> {
  return (await protectAndAttack(statistics, options)).shown
}

const publish = (statistics: Statistics, hidden: ReadonlySet<number>): Statistics => ({
  ...statistics,
  rows: statistics.rows.map((row, r) =>
    row.status !== 'too_early' && hidden.has(r)
      ? { ...row, count: null, denominator: null, rate: null, status: 'suppressed' }
      : row,
  ),
})

interface Chosen {
  choice: Choice | undefined
  /** Of each earlier release, figures that fit it. */
  before: ReadonlyMap<Statistics, Float64Array>
}

/** Rows to be chosen one by one, knowing what was published before; no choice where the rows are not statistics as they are counted. */
async function cells(
  statistics: Statistics,
  threshold: number,
  earlier: readonly Statistics[],
  keepsTotal: boolean,
): Promise<Chosen> {
  const choice = choosing(statistics, threshold, keepsTotal)
  const before = new Map<Statistics, Float64Array>()
  if (choice === undefined) return { choice, before }
  for (const one of earlier) {
    const { figures, moved } = await lookBack(choice.people, one, threshold)
    if (figures !== undefined) before.set(one, figures)
    for (const at of moved) choice.hideFigure(Math.floor(at / width), at % width)
  }
  return { choice, before }
}

const wholeBlocks = (statistics: Statistics, options: Protection): Hidden =>
  rowsHidden(blocksToHide(statistics, options))

function rowsHidden(rows: Iterable<number>): Hidden {
  const hidden = new Set(rows)
  return { hidden: () => hidden, hideRow: (r) => hidden.add(r), open: () => 0 }
}

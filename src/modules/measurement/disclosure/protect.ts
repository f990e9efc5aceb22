import type { Statistics } from '../statistics.ts'
import { type Attack, attack } from './attack.ts'
import { blocksToHide } from './blocks.ts'
import { usualLimits } from './budget.ts'
import { type Choice, choosing, hopeless } from './cells/choose-cells.ts'
import { width } from './cells/people.ts'
import { lookBack } from './earlier.ts'
import { defaultThreshold, type Protection } from './protection.ts'
import { type Hidden, widening } from './widen.ts'

export interface Protected {
  /** The rows that are published; what is hidden keeps its place, with status `suppressed`, and neither count, denominator nor rate. */
  shown: Statistics
  /** What came of attacking it. */
  attack: Attack
}

/** Rounds of hiding and attacking; each hides more of what the last attack found. */
const rounds = 4

/**
 * The statistics as they may be published: no count from 1 to threshold - 1, nor any that can be worked out (contracts §5; how and why in
 * docs/decisions/0013), and what an attack on them found. Same input, same answer, in whatever order the rows come.
 */
export async function protectAndAttack(statistics: Statistics, options: Protection = {}): Promise<Protected> {
  const { threshold = defaultThreshold, earlier = [], limits = usualLimits } = options
  let { choice, before } = await cells(statistics, threshold, earlier, true)
  // What could not be opened may be open all the same: the attack will tell.
  let isHopeful = choice !== undefined && choice.open() <= hopeless
  if (choice !== undefined && !isHopeful) {
    const all = await cells(statistics, threshold, earlier, false)
    isHopeful = all.choice?.open() === 0
    choice = all.choice
    before = all.before
  }
  const hidden: Hidden = choice !== undefined && isHopeful ? choice : wholeBlocks(statistics, options)
  const widen = widening(statistics)
  for (let round = 1; ; round++) {
    const shown = publish(statistics, hidden.hidden())
    const witnesses = choice && {
      ...{ truth: statistics, places: choice.people.groups },
      ...{ worlds: choice.worlds, earlier: before },
    }
    const found = await attack(shown, { threshold, earlier, witnesses, limits })
    if (found.outcome !== 'given away') return { shown, attack: found }
    if (round === rounds) return inBlocks(statistics, options)
    for (const weak of found.weak) for (const r of widen(weak)) hidden.hideRow(r)
    hidden.open()
  }
}

/** What rounds of hiding could not close is hidden in whole blocks, which give nothing away by how they are chosen, and attacked as well. */
async function inBlocks(statistics: Statistics, options: Protection): Promise<Protected> {
  const { threshold = defaultThreshold, earlier = [], limits = usualLimits } = options
  const shown = publish(statistics, new Set(blocksToHide(statistics, options)))
  return { shown, attack: await attack(shown, { threshold, earlier, limits }) }
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

function wholeBlocks(statistics: Statistics, options: Protection): Hidden {
  const hidden = new Set(blocksToHide(statistics, options))
  return { hidden: () => hidden, hideRow: (r) => hidden.add(r), open: () => 0 }
}

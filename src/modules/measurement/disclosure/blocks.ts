import type { Statistics } from '../statistics.ts'
import { allFit, cellsOf, type Groups, groupsOf, movedByFew, parentOf } from './groups.ts'
import { fits, type Numbers, type Part, parts, together } from './numbers.ts'
import { defaultThreshold, type Protection } from './protection.ts'

/** What may be shown of a part: the periods of each dimension, and the categories of it that are kept back in every period. */
interface Shown {
  periods: ReadonlyMap<string, ReadonlySet<string>>
  keptBack: ReadonlyMap<string, ReadonlySet<string>>
}

/** The rows to hide, by their place among the rows given, in whole blocks: what a part of the measures tells of a dimension in a period. */
export function blocksToHide(statistics: Statistics, options: Protection = {}): ReadonlySet<number> {
  const { threshold = defaultThreshold, earlier = [] } = options
  const groups = groupsOf(statistics)
  const moved = new Set(earlier.flatMap((before) => [...movedByFew(statistics, before, threshold)]))
  const shown = new Map<Part, Shown>()
  for (const part of parts)
    shown.set(part, shownOf(part, part.leansOn && shown.get(part.leansOn), groups, moved, threshold))
  const of = new Map(parts.flatMap((part) => part.measures.map((measure) => [measure, shown.get(part)] as const)))
  return new Set(
    statistics.rows.flatMap(({ measure, dimension, category, period }, r) => {
      const part = of.get(measure)
      const isShown = part?.periods.get(dimension)?.has(period) && part.keptBack.get(dimension)?.has(category) !== true
      return isShown ? [] : [r]
    }),
  )
}

function shownOf(
  part: Part,
  under: Shown | undefined,
  groups: Groups,
  moved: ReadonlySet<string>,
  threshold: number,
): Shown {
  const hasMoved = (dimension: string, period: string) =>
    part.measures.some((measure) => moved.has(`${measure} ${dimension} ${period}`))
  /** Not shown of the part that this one divides. */
  const isUnknown = (dimension: string, period: string) =>
    part.leansOn !== undefined && under?.periods.get(dimension)?.has(period) !== true
  const size = (period: string) => first(groups.numbers(part, 'all', 'all', period))
  const everybody = descend(groups, {
    ...{ part, threshold, size },
    cells: (period) => [groups.numbers(part, 'all', 'all', period)],
    barred: (period) => isUnknown('all', period) || hasMoved('all', period),
  })
  const periods = new Map<string, ReadonlySet<string>>([['all', everybody]])
  const keptBack = new Map<string, ReadonlySet<string>>()
  for (const dimension of [...groups.categoriesOf.keys()].sort()) {
    if (dimension === 'all') continue
    const kept = categoriesKept(groups, part, dimension, under?.keptBack.get(dimension) ?? new Set(), threshold)
    keptBack.set(dimension, kept)
    const cells = (period: string) => cellsOf(groups, part, dimension, kept, period)
    // Who is not known to be a parent is the same people in both: neither may show what the other keeps back.
    const parents = dimension === 'priority_family' ? periods.get('parent') : undefined
    const partParents = parents !== undefined && (keptBack.get('parent')?.size ?? 0) > 0
    const barred = (period: string) =>
      !everybody.has(period) ||
      isUnknown(dimension, period) ||
      hasMoved(dimension, period) ||
      partParents ||
      parents?.has(period) === false
    periods.set(dimension, descend(groups, { part, threshold, size, cells, barred }))
  }
  return { periods, keptBack }
}

const first = (numbers: Numbers) => numbers[0] ?? 0

/** Whether what is left over of shown sums tells of nobody: it fits; and where a row is there because somebody started, one of each is no secret. */
const leavesRoom = (part: Part, left: readonly Numbers[], threshold: number): boolean => {
  const all = together(left)
  return fits(all, threshold) && (part.leansOn !== undefined || first(all) >= threshold + left.length)
}

/**
 * The categories that are never shown by themselves: those that the part it divides keeps back, those with few people in them over all periods, and, from
 * the smallest, as many others as it takes for what is left over to fit. Where people can be in several categories nothing is left over that could be told, and
 * the whole is shown or is not.
 */
function categoriesKept(
  groups: Groups,
  part: Part,
  dimension: string,
  already: ReadonlySet<string>,
  threshold: number,
): ReadonlySet<string> {
  if (dimension === 'priority_family') return new Set()
  const of = (category: string) => groups.numbers(part, dimension, category, 'all')
  const smallestFirst = [...(groups.categoriesOf.get(dimension) ?? [])].sort(
    (one, other) => first(of(one)) - first(of(other)) || (one < other ? -1 : 1),
  )
  const kept = new Set(smallestFirst.filter((category) => already.has(category) || !fits(of(category), threshold)))
  return widened(kept, smallestFirst, (all) => leavesRoom(part, all.map(of), threshold))
}

/** Adds the next in order until two or more are kept and what they come to fits; all of them when nothing less will do. */
function widened(kept: Set<string>, inOrder: readonly string[], isEnough: (kept: string[]) => boolean): Set<string> {
  if (kept.size === 0) return kept
  for (const next of inOrder) {
    if (kept.size > 1 && isEnough([...kept])) break
    kept.add(next)
  }
  return kept
}

interface Descent {
  part: Part
  threshold: number
  /** How many people a period is about: the smallest are hidden first. */
  size(period: string): number
  /** What is told of a period; it adds up over periods, cell by cell. */
  cells(period: string): Numbers[]
  /** Periods that cannot be shown whatever they tell. */
  barred(period: string): boolean
}

/**
 * The periods that may be shown, from the whole down. A period is shown when all it tells fits and what it is a part of is shown. Those of one whole that
 * are not are two or more, and what they come to together fits: it is what subtraction gives.
 */
function descend(groups: Groups, { part, threshold, size, cells, barred }: Descent): ReadonlySet<string> {
  const shown = new Set<string>()
  const root = groups.periods.find((period) => parentOf(period) === undefined)
  if (root === undefined || barred(root) || !allFit(cells(root), threshold)) return shown
  shown.add(root)
  for (const whole of [root, ...groups.periods.filter((period) => parentOf(period) === root)]) {
    if (!shown.has(whole)) continue
    const parts = groups.periods
      .filter((period) => parentOf(period) === whole)
      .sort((one, other) => size(one) - size(other) || (one < other ? -1 : 1))
    const hidden = new Set(parts.filter((period) => barred(period) || !allFit(cells(period), threshold)))
    const isEnough = (left: string[]) =>
      allFit(added(left.map(cells)), threshold) &&
      leavesRoom(
        part,
        left.map((period) => groups.numbers(part, 'all', 'all', period)),
        threshold,
      )
    widened(hidden, parts, isEnough)
    for (const period of parts) if (!hidden.has(period)) shown.add(period)
  }
  return shown
}

/** Cells of several periods, added up one by one. */
const added = (all: readonly Numbers[][]): Numbers[] =>
  (all[0] ?? []).map((_, at) => together(all.map((cells) => cells[at] ?? [])))

import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { calendarDate } from '#platform/time'
import { rowsByHand } from '../../by-hand-rows.testing.ts'
import { isOfARelease } from '../../releases/figure.ts'
import type { Statistics, StatisticsRow } from '../../statistics.ts'
import { worldsOf } from '../../world.testing.ts'
import { attack } from '../attack.ts'
import { few, glasgow, hide, island, type Kind, scotland, told, whole } from '../small-worlds.testing.ts'
import { cases } from './cases.testing.ts'
import { givenAwayByTrying, type Told } from './exhaustive.testing.ts'
import { given } from './given.testing.ts'
import type { Mutated } from './mutated.testing.ts'
import { attempts, everyKind, published, successions } from './table.testing.ts'

/** What there is to notice of disclosure control: whether all is as it has to be. */
type Judge = (of: Mutated) => boolean | Promise<boolean>

const everyWorld = [
  ...everyKind.flatMap((kind) =>
    fc.sample(attempts(kind), { seed: 3, numRuns: 40 }).map((now): { now: Told; before?: Told } => ({ now })),
  ),
  ...everyKind
    .slice(0, 2)
    .map((kind) => ({ ...kind, genders: kind.genders.slice(0, 2) }))
    .flatMap((kind) => fc.sample(successions(kind), { seed: 3, numRuns: 40 })),
].map(({ now, before }) => ({
  now: published(now),
  earlier: before === undefined ? [] : [published(before)],
  byTrying: givenAwayByTrying(now, before),
}))

const agreesWithEveryWorld: Judge = async (of) => {
  for (const { now, earlier, byTrying } of everyWorld)
    if (!isDeepStrictEqual(given(await of.attack(now, { earlier }), false), byTrying)) return false
  return true
}

const agreesWithCases: Judge = async (of) => {
  for (const one of cases) {
    const { truth } = one
    const witnesses = truth && { truth, places: [], worlds: [], earlier: new Map() }
    for (const known of truth === undefined ? [undefined] : [undefined, witnesses])
      if (!isDeepStrictEqual(given(await of.attack(one.now, { ...one, witnesses: known }), true), one.given))
        return false
  }
  return true
}

const three: readonly Kind[] = [
  [43, 'woman', '2024-05-01'],
  [20, 'man', '2024-05-01'],
  [3, 'other', '2024-05-01'],
]

/** Neither a world that does not fit what is published nor a truth that does not is believed. */
const believesNoFalseWorld: Judge = async (of) => {
  const truth = told(three, ['gender'])
  const lie = told([...three.slice(0, 2), [9, 'other', '2024-05-01']], ['gender'])
  const places = [{ dimension: 'gender', category: 'other', period: 'all' }]
  const worlds = [Int32Array.from([0, 9])]
  for (const one of [truth, lie]) {
    const witnesses = { truth: one, places, worlds, earlier: new Map() }
    const { outcome, worlds: kept } = await of.attack(hide(truth, few), { witnesses })
    if (outcome !== 'given away' || kept !== (one === truth ? 1 : 0)) return false
  }
  return true
}

const standing = (await import('../protect.ts')).protectAndAttack(whole(scotland))

const saysHowItEnded: Judge = async (of) => {
  const { shown } = await standing
  const outcomes = await Promise.all(
    [
      { work: 0, seconds: 60 },
      { work: 5_000_000, seconds: 0 },
      { work: 5_000_000, seconds: 60 },
    ].map((limits) => of.attack(shown, { limits })),
  )
  const naive = await of.attack(hide(told(three), few))
  const [first] = naive.weak
  return (
    isDeepStrictEqual(
      outcomes.map(({ outcome }) => outcome),
      ['not finished', 'not finished', 'stood'],
    ) &&
    naive.outcome === 'given away' &&
    first?.words.endsWith('the count can only be 3.') === true
  )
}

const day = '2025-09-30'
/** So many random people, who registered in one of two years. */
const random = (many: number, by: readonly string[]): Statistics => {
  const [world] = fc.sample(worldsOf({ minLength: many, maxLength: many, size: 'max' }, 1), { seed: 5, numRuns: 1 })
  for (const spell of world?.spells ?? [])
    spell.registered_on = spell.registered_on < '2025-01-01' ? '2023-05-01' : '2025-08-01'
  const rows = world === undefined ? [] : rowsByHand(world, day, by).filter(isOfARelease)
  return { as_at: calendarDate(day), scope: 'national', rows }
}
const rare: readonly Kind[] = [
  [1, 'unknown', '2024-06-01'],
  [4, 'prefer_not_to_say', '2024-06-01'],
  [2, 'man', '2023-06-01', island],
]
const families = random(300, ['parent', 'priority_family'])
const leaving: readonly Kind[] = [
  [37, 'woman', '2024-05-01', glasgow, '2024-11-01'],
  [3, 'woman', '2024-05-01'],
  [50, 'woman', '2024-08-01'],
]
const simple = [whole(scotland), whole([...scotland, ...rare]), whole(leaving, [])]
const tables = [...simple, random(400, ['ethnic_group', 'area']), families]

const withoutRows = (table: Statistics, hidden: ReadonlySet<number>) => {
  let r = 0
  return hide(table, (row) => hidden.has(r++) && row.status !== 'too_early')
}
const isFew = (number: number | null) => number !== null && number > 0 && number < 5
const showsFew = ({ count, denominator }: StatisticsRow) =>
  isFew(count) || isFew(denominator) || isFew(count === null || denominator === null ? null : denominator - count)
const stands = async (truth: Statistics, shown: Statistics, earlier: Statistics[] = []) => {
  const witnesses = { truth, places: [], worlds: [], earlier: new Map() }
  return !shown.rows.some(showsFew) && (await attack(shown, { earlier, witnesses })).outcome === 'stood'
}

/** What is chosen row by row and proved to be enough is enough, before any attack has said what else to hide; how many started in all is shown. */
const provesRightly: Judge = async (of) => {
  for (const table of tables) {
    const choice = of.choosing(table, 5)
    if (choice === undefined || choice.open() > 0) return false
    const shown = withoutRows(table, choice.hidden())
    const total = shown.rows.find((row) => row.measure === 'started' && row.dimension === 'all' && row.period === 'all')
    if (total?.count === null || !(await stands(table, shown))) return false
  }
  const rows = families.rows.map((row) => (row.dimension === 'parent' ? { ...row, count: (row.count ?? 0) + 1 } : row))
  return [rows, families.rows.slice(1)].every((wrong) => of.choosing({ ...families, rows: wrong }, 5) === undefined)
}

const next = whole([
  ...scotland,
  [2, 'man', '2024-05-09'],
  [9, 'woman', '2024-08-09'],
  [1, 'woman', '2024-05-09', island],
])
const both = async () =>
  [...simple.map((one) => [one, []] as const), [next, [(await standing).shown]] as const] as const

const hidesWholeBlocks: Judge = async (of) => {
  for (const [table, earlier] of await both())
    if (!(await stands(table, withoutRows(table, of.blocksToHide(table, { earlier })), [...earlier]))) return false
  // Of larger tables what facts say one by one is enough to tell.
  return tables.every((table) => !withoutRows(table, of.blocksToHide(table)).rows.some(showsFew))
}

const protects: Judge = async (of) => {
  for (const [table, earlier] of await both()) {
    const { shown } = await of.protectAndAttack(table, { earlier })
    const hidden = shown.rows.filter(({ status }) => status === 'suppressed')
    if (hidden.some(({ count, denominator, rate }) => count !== null || denominator !== null || rate !== null))
      return false
    if (!(await stands(table, shown, [...earlier]))) return false
  }
  return true
}

/** Cheap ones first: most of what is wrong is noticed by the first. */
export const judges: Readonly<Record<'attack' | 'protection', readonly Judge[]>> = {
  attack: [agreesWithCases, believesNoFalseWorld, agreesWithEveryWorld, saysHowItEnded],
  protection: [provesRightly, hidesWholeBlocks, protects],
}

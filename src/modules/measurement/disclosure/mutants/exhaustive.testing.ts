import type { Statistics, StatisticsRow } from '../../statistics.ts'

/**
 * A second reader, who solves nothing: it tries every world of a small table, one whole person at a time, and keeps those that show what is published. It shares no
 * line with the attack; where the two do not agree, one of them is wrong.
 */

/** What a person of a table can be counted in, each a part of the one before. */
const chain = ['started', 'entered_employment', 'due', 'answered', 'yes'] as const
type Step = (typeof chain)[number]

const shows: Readonly<Record<string, { count: Step; of: Step | null }>> = {
  started: { count: 'started', of: null },
  entered_employment: { count: 'entered_employment', of: 'started' },
  answered_4w: { count: 'answered', of: 'due' },
  in_work_4w: { count: 'yes', of: 'due' },
}

/** Numbers that tell something of people when one is taken from the other. */
const apart: Readonly<Record<string, readonly (readonly [of: Step, less: Step])[]>> = {
  entered_employment: [['started', 'entered_employment']],
  answered_4w: [
    ['due', 'answered'],
    ['answered', 'yes'],
  ],
  in_work_4w: [['due', 'yes']],
}

/** So far from the truth a number is tried: what can be so far away is open. */
const far = 6

/** A table as it was counted, and the places of the rows that are hidden. */
export interface Told {
  table: Statistics
  hidden: ReadonlySet<number>
}

interface Leaf {
  category: string
  quarter: string
  step: Step
  truth: number
  /** The leaf that it is never more than, -1 for none. */
  within: number
}

/** A number that somebody might want to know: a sum of leaves, less a sum of others. */
interface Wanted {
  name: string
  plus: number[]
  minus: number[]
  isChange: boolean
}

interface Table {
  leaves: Leaf[]
  /** What is published of sums of leaves. */
  sums: { parts: number[]; is: number }[]
  wanted: Wanted[]
  partsOf(row: StatisticsRow, step: Step): number[]
}

function read({ table, hidden }: Told, from = 0): Table {
  const { rows } = table
  const isApart = rows.some((row) => row.dimension !== 'all')
  const told = rows.filter((row) => row.period.includes(' ') && (row.dimension === 'all') !== isApart)
  const leaves: Leaf[] = []
  for (const { category, period } of told.filter(({ measure }) => measure === 'started')) {
    let within = -1
    for (const step of chain) {
      const row = told.find(
        ({ measure, ...one }) =>
          one.category === category &&
          one.period === period &&
          (shows[measure]?.count === step || shows[measure]?.of === step),
      )
      if (row === undefined) continue
      const truth = (shows[row.measure]?.count === step ? row.count : row.denominator) ?? 0
      leaves.push({ category, quarter: period, step, truth, within })
      within = from + leaves.length - 1
    }
  }
  const partsOf = (row: StatisticsRow, step: Step) =>
    leaves.flatMap((leaf, at) =>
      leaf.step === step &&
      (row.dimension === 'all' || leaf.category === row.category) &&
      (row.period === 'all' || leaf.quarter.startsWith(row.period))
        ? [from + at]
        : [],
    )
  const sums: Table['sums'] = []
  const wanted: Wanted[] = []
  for (const [r, row] of rows.entries()) {
    const show = shows[row.measure]
    if (show === undefined) continue
    const place = `${row.measure} ${row.category} ${row.period}`
    if (hidden.has(r)) {
      wanted.push({ name: `count ${place}`, plus: partsOf(row, show.count), minus: [], isChange: false })
      for (const [of, less] of apart[row.measure] ?? [])
        wanted.push({ name: `remainder ${place}`, plus: partsOf(row, of), minus: partsOf(row, less), isChange: false })
    } else {
      sums.push({ parts: partsOf(row, show.count), is: row.count ?? 0 })
      if (show.of !== null) sums.push({ parts: partsOf(row, show.of), is: row.denominator ?? 0 })
    }
  }
  return { leaves, sums, wanted, partsOf }
}

/** Changes since an earlier table that a reader might want to know: of what was nobody the change is the figure, and no other secret. */
function changes(now: Told, { partsOf }: Table, before: Told, then: Table): Wanted[] {
  return now.table.rows.flatMap((row) => {
    const was = before.table.rows.findIndex(
      (one) => one.measure === row.measure && one.category === row.category && one.period === row.period,
    )
    const earlier = before.table.rows[was]
    const step = shows[row.measure]?.count
    if (earlier === undefined || step === undefined || (earlier.count === 0 && !before.hidden.has(was))) return []
    const name = `change ${row.measure} ${row.category} ${row.period}`
    return [{ name, plus: partsOf(row, step), minus: then.partsOf(earlier, step), isChange: true }]
  })
}

/**
 * Every number of a table that is given away, as `count|remainder|change measure category period`: by itself, or beside an earlier table of which no figure has become
 * less since. What the earlier one hides is not among them.
 */
export function givenAwayByTrying(now: Told, before?: Told, threshold = 5): string[] {
  const here = read(now)
  const there = before && read(before, here.leaves.length)
  const leaves = [...here.leaves, ...(there?.leaves ?? [])]
  const sums = [...here.sums, ...(there?.sums ?? [])]
  const wanted = [...here.wanted, ...(before && there ? changes(now, here, before, there) : [])]
  const found = wanted.map(() => ({ low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY }))
  const values = new Int32Array(leaves.length)
  const total = (parts: readonly number[]) => parts.reduce((all, at) => all + (values[at] ?? 0), 0)
  const ending = leaves.map((_, at) => sums.filter(({ parts }) => parts.at(-1) === at))
  const running = leaves.map((_, at) => sums.filter(({ parts }) => parts.includes(at) && parts.at(-1) !== at))
  const later = leaves.map((leaf, at) =>
    at < here.leaves.length
      ? -1
      : here.leaves.findIndex(
          ({ category, quarter, step }) => category === leaf.category && quarter === leaf.quarter && step === leaf.step,
        ),
  )
  const upTo = (at: number) => (at < 0 ? Number.POSITIVE_INFINITY : (values[at] ?? 0))
  const go = (at: number): void => {
    const leaf = leaves[at]
    if (leaf === undefined) {
      for (const [w, { plus, minus }] of wanted.entries()) {
        const one = found[w]
        if (one === undefined) continue
        const value = total(plus) - total(minus)
        one.low = Math.min(one.low, value)
        one.high = Math.max(one.high, value)
      }
      return
    }
    const most = Math.min(leaf.truth + far, upTo(leaf.within), upTo(later[at] ?? -1))
    for (let value = Math.max(leaf.step === 'started' ? 1 : 0, leaf.truth - far); value <= most; value++) {
      values[at] = value
      if ((ending[at] ?? []).some(({ parts, is }) => total(parts) !== is)) continue
      if ((running[at] ?? []).some(({ parts, is }) => total(parts.filter((part) => part <= at)) > is)) continue
      go(at + 1)
    }
  }
  go(0)
  const isGiven = ({ low, high }: { low: number; high: number }, isChange: boolean) =>
    low < threshold && high - low < threshold && (isChange ? low > 0 : high > 0)
  const names = wanted.flatMap(({ name, isChange }, w) => {
    const one = found[w]
    return one !== undefined && isGiven(one, isChange) ? [name] : []
  })
  return [...new Set(names)].sort()
}

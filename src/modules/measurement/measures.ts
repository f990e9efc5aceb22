import { type CalendarDate, calendarDate } from '#platform/time'

/** Weeks after the first day of a job at which it is asked whether the person is in work. */
export const points = [4, 13, 26, 52] as const
export type Point = (typeof points)[number]

export const entered = [
  'entered_employment',
  'entered_fe_he',
  'entered_training',
  'gained_qualification',
  'work_experience',
  'volunteering',
  'school_reengaged',
] as const

export type Measure = 'started' | (typeof entered)[number] | `in_work_${Point}w` | `answered_${Point}w` | 'left'

/**
 * Whom a measure counts, in terms of stats.participant: everybody; those with a day in a column, on or before the day of the figures; of those
 * due at a point, those whose answer there is one of some; those who had left.
 */
export type Numerator =
  | { kind: 'everybody' }
  | { kind: 'did'; column: string }
  | { kind: 'said'; weeks: Point; answers: readonly string[] }
  | { kind: 'left' }

/** One measure of contracts §5: what it is called, whom it counts of whom, and in which version since when. */
export interface MeasureEntry {
  measure: Measure
  title: string
  numerator: Numerator
  /** Of whom: everybody who started, those due at the point, or nobody, where it is no share. */
  denominator: 'started' | 'due' | null
  version: number
  /** The day since which figures are counted by this version. */
  since: CalendarDate
}

const first = { version: 1, since: calendarDate('2026-11-22') }

const did = (measure: (typeof entered)[number], title: string, column: string): MeasureEntry => ({
  measure,
  title,
  numerator: { kind: 'did', column },
  denominator: 'started',
  ...first,
})

const said = (measure: Measure, title: string, weeks: Point, answers: readonly string[]): MeasureEntry => ({
  measure,
  title,
  numerator: { kind: 'said', weeks, answers },
  denominator: 'due',
  ...first,
})

/** Every measure, in the order in which they are read. Everything that counts, names, explains or writes a measure reads this list. */
export const catalogue: readonly MeasureEntry[] = [
  { measure: 'started', title: 'Started', numerator: { kind: 'everybody' }, denominator: null, ...first },
  did('entered_employment', 'Entered work', 'job_started_on'),
  did('entered_fe_he', 'Entered further or higher education', 'fe_he_on'),
  did('entered_training', 'Entered training', 'training_on'),
  did('gained_qualification', 'Gained a qualification', 'qualification_on'),
  did('work_experience', 'Work experience', 'work_experience_on'),
  did('volunteering', 'Volunteering', 'volunteering_on'),
  did('school_reengaged', 'Went back to school', 'school_reengaged_on'),
  ...points.map((weeks) => said(`in_work_${weeks}w`, `In work at ${weeks} weeks`, weeks, ['yes'])),
  ...points.map((weeks) => said(`answered_${weeks}w`, `Answered at ${weeks} weeks`, weeks, ['yes', 'no'])),
  { measure: 'left', title: 'Left', numerator: { kind: 'left' }, denominator: 'started', ...first },
]

export const measures: readonly Measure[] = catalogue.map(({ measure }) => measure)

const byName = new Map(catalogue.map((entry) => [entry.measure, entry]))

/** The entry of a measure in the list. */
export function measureEntry(measure: Measure): MeasureEntry {
  const entry = byName.get(measure)
  if (entry === undefined) throw new RangeError(`no measure ${measure} in the list`)
  return entry
}

/** What a figure may be broken down by. */
export const dimensions = [
  'gender',
  'age_band',
  'disabled',
  'ethnic_group',
  'parent',
  'priority_family',
  'simd_quintile',
  'area',
  'stream',
] as const
export type Dimension = (typeof dimensions)[number]

/**
 * A share in percent, to one decimal, half up, worked out in whole numbers so that no binary fraction can tip a half. Null of nothing.
 * In: 0 <= count <= 2^40, and a denominator of the same kind. Out: 32.1
 */
export function rateOf(count: number, denominator: number | null): number | null {
  const tenths = halfUp(count, denominator, 1000n)
  return tenths === null ? null : tenths / 10
}

/**
 * A share in whole per cent, half up, as the national publication shows it; worked out of the counts and never of a rounded rate, which would
 * round twice. Null of nothing. In: as rateOf. Out: 32
 */
export const wholePercent = (count: number, denominator: number | null): number | null =>
  halfUp(count, denominator, 100n)

const halfUp = (count: number, denominator: number | null, scale: bigint): number | null =>
  denominator === null || denominator === 0
    ? null
    : Number((2n * scale * BigInt(count) + BigInt(denominator)) / (2n * BigInt(denominator)))

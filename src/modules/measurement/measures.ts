/** The measures of contracts §5, in the order in which they are read: how many started, what came of it, who stays in work, who left. */
export const entered = [
  'entered_employment',
  'entered_fe_he',
  'entered_training',
  'gained_qualification',
  'work_experience',
  'volunteering',
  'school_reengaged',
] as const

export const points = [4, 13, 26, 52] as const
export type Point = (typeof points)[number]

export type Measure = 'started' | (typeof entered)[number] | `in_work_${Point}w` | `answered_${Point}w` | 'left'

export const measures: readonly Measure[] = [
  'started',
  ...entered,
  ...points.map((weeks) => `in_work_${weeks}w` as const),
  ...points.map((weeks) => `answered_${weeks}w` as const),
  'left',
]

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
  if (denominator === null || denominator === 0) return null
  const tenths = (2000n * BigInt(count) + BigInt(denominator)) / (2n * BigInt(denominator))
  return Number(tenths) / 10
}

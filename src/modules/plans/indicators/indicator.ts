import type { Dimension, Measure } from '#modules/measurement'
import { type CalendarDate, daysBetween, periodOf } from '#platform/time'
import type { Live } from '../live/figures.queries.ts'

/** What a partnership watches: a measure, of a group, with what is to be reached in a year. */
export interface Target {
  measure: Measure
  dimension: Dimension | 'all'
  category: string
  unit: 'count' | 'rate'
  better: 'more' | 'less'
  /** People, or percent to one decimal. */
  target: number
}

export type Course = 'on_course' | 'off_course' | 'too_early' | 'not_known'

export const courseWords: Readonly<Record<Course, string>> = {
  on_course: 'On course',
  off_course: 'Off course',
  too_early: 'Too early to say',
  not_known: 'Not known',
}

/** How far a count may lie behind its share of the year before it is called off course, in per cent of that share. */
export const slack = 10

/** How much of a year has passed by a day, from 0 to 1. The day itself has passed. */
export function passed(year: string, today: CalendarDate): number {
  const { from, to } = periodOf(year)
  if (today < from) return 0
  return Math.min(1, (daysBetween(from, today) + 1) / (daysBetween(from, to) + 1))
}

/** What an indicator stands at, in its own unit. */
export const figureIn = (unit: Target['unit'], live: Live): number | null => (unit === 'count' ? live.count : live.rate)

/**
 * Whether an indicator is on course. A count is held to the share of its target that the year has come to, with ten per cent of slack; a share is off course
 * only when its whole interval lies on the wrong side of the target, so that few people do not raise an alarm.
 */
export function courseOf(
  { unit, better, target }: Pick<Target, 'unit' | 'better' | 'target'>,
  live: Live,
  elapsed: number,
): Course {
  if (elapsed === 0 || live.why === 'too_early') return 'too_early'
  const value = figureIn(unit, live)
  if (value === null) return 'not_known'
  if (unit === 'count') {
    const share = target * elapsed
    const off = better === 'more' ? value * 100 < share * (100 - slack) : value * 100 > share * (100 + slack)
    return off ? 'off_course' : 'on_course'
  }
  if (live.interval === null) return 'not_known'
  return (better === 'more' ? live.interval.high < target : live.interval.low > target) ? 'off_course' : 'on_course'
}

/** Which way a figure has gone since the baseline; a count's baseline is a whole year's, and counts for as much of it as has passed. */
export function directionOf(unit: Target['unit'], value: number | null, baseline: number | null, elapsed: number) {
  if (value === null || baseline === null || elapsed === 0) return null
  const before = unit === 'count' ? baseline * elapsed : baseline
  const by = Math.round((value - before) * 10) / 10
  return by > 0 ? 'up' : by < 0 ? 'down' : 'level'
}

/** A figure in its unit. */
export const inUnit = (unit: string, value: number | null): string =>
  value === null ? '' : unit === 'rate' ? `${value.toFixed(1)} %` : value.toLocaleString('en-GB')

/** Why there is no figure, in words. */
export const whyNot = (why: Live['why']): string =>
  why === 'hidden' ? 'fewer than 5' : why === 'too_early' ? 'too early' : 'nobody yet'

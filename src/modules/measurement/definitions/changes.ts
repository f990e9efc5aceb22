import { type CalendarDate, calendarDate } from '#platform/time'
import type { Dimension } from '../measures.ts'
import type { Defined } from './definition-href.ts'

/** A change of what figures mean: since when, of what, and what was different before. */
export interface Change {
  on: CalendarDate
  /** The definitions it made a new version of; all of them are in version 1 from the first change on. */
  of: readonly Defined[] | 'all'
  words: string
}

/** Every change there has been, in order. A definition's version is how many of them are of it. */
export const changes: readonly Change[] = [
  { on: calendarDate('2026-11-22'), of: 'all', words: 'First definitions.' },
  {
    on: calendarDate('2026-11-22'),
    of: ['simd_quintile'],
    words: 'Read from the postcode by an imported look-up. Before, it was not known for anybody.',
  },
  {
    on: calendarDate('2026-11-22'),
    of: ['gender', 'disabled', 'ethnic_group', 'parent', 'priority_family'] satisfies Dimension[],
    words:
      'Who was registered before a question was first put reads as not asked. Before, they read as not known where nothing had been recorded.',
  },
]

/** The version of a definition, and the day since which it holds. */
export function versionOf(defined: Defined): { version: number; since: CalendarDate } {
  const its = changes.filter(({ of }) => of === 'all' || of.includes(defined))
  return { version: its.length, since: its.at(-1)?.on ?? calendarDate('2026-11-22') }
}

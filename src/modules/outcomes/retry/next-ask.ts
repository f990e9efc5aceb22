import type { CalendarDate } from '#platform/time'
import { type FollowUpDates, nextTry, ruleFor } from '../follow-up.ts'
import type { PartOfDay, Way } from './ways.ts'

/** How a person may be reached, as they and whoever supports them wrote it down. */
export interface Reach {
  phone: string | null
  email: string | null
  /** A code of contact-methods. */
  preferred_contact: string
  do_not: string | null
  /** When this was last amended: a number that was wrong before may be right since. */
  changed_at: Date
}

/** A try that was made: the way, what came of it, and when. */
export interface Tried {
  how: string
  result: string
  part_of_day: string | null
  tried_on: CalendarDate
  recorded_at: Date
}

const boxOf = { phone: 'phone', text: 'phone', email: 'email' } as const
const hasBox = (way: string): way is keyof typeof boxOf => way in boxOf

/** Whether somebody can be reached in a way at all: there is a number or address, and it was not found to be wrong since it was written down. */
export function reaches(way: Way, reach: Reach, tries: readonly Tried[]): boolean {
  if (!hasBox(way)) return true
  const box = boxOf[way]
  if (reach[box] === null) return false
  return !tries.some(
    ({ how, result, recorded_at }) =>
      result === 'wrong_number' && hasBox(how) && boxOf[how] === box && recorded_at >= reach.changed_at,
  )
}

export interface NextAsk {
  /** The first day on which to try, or null when no room is left before the window ends. */
  on: CalendarDate | null
  way: Way
  /** Another part of the day than the last try. */
  part_of_day: PartOfDay
}

/**
 * How to try next: first as the person chose, then by turns, a few tries each way, every try in the next part of the day; ways that cannot
 * reach them are left out. By the rule that held when the follow-up fell due.
 * @param today the first day that can be meant
 */
export function nextAsk(
  follow_up: FollowUpDates & { area_id: string },
  tries: readonly Tried[],
  reach: Reach,
  today: CalendarDate,
): NextAsk {
  const rule = ruleFor(follow_up.weeks, follow_up.due_on, follow_up.area_id)
  const chosen = rule.ways.filter((way) => way === reach.preferred_contact)
  const open = [...chosen, ...rule.ways.filter((way) => !chosen.includes(way))].filter((way) =>
    reaches(way, reach, tries),
  )
  const turn = Math.floor(tries.length / rule.tries_each_way) % Math.max(1, open.length)
  const last = tries.toSorted((a, b) => a.recorded_at.getTime() - b.recorded_at.getTime()).at(-1)
  const before = rule.parts_of_day.map(String).indexOf(last?.part_of_day ?? '')
  const rested = last === undefined ? today : nextTry(follow_up, last.tried_on)
  const on = rested !== null && rested < today ? today : rested
  return {
    on: on !== null && on > follow_up.window_ends_on ? null : on,
    way: open[turn] ?? 'somebody',
    part_of_day: rule.parts_of_day[(before + 1) % rule.parts_of_day.length] ?? 'morning',
  }
}

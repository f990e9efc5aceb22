import { type CalendarDate, workingDaysBetween, workingDaysKnown } from '#platform/time'

/** Two days and how many people they are of; the second null where it has not come. */
export interface Wait {
  from: CalendarDate
  to: CalendarDate | null
  people: number
}

/** How long people waited, in working days; quartiles null where nobody's wait is over. */
export interface Waited {
  /** whose wait began */
  of: number
  /** whose wait is over */
  over: number
  quarter: number | null
  half: number | null
  threeQuarters: number | null
}

/**
 * The quartiles of waits that are over, in working days: the fewest days within which at least a quarter, a half and three quarters of them were over, so that
 * each is a number of days that somebody waited. In: days in order, from before to.
 */
export function waited(waits: readonly Wait[]): Waited {
  const of = waits.reduce((all, { people }) => all + people, 0)
  const days = daysWaited(waits)
  const over = days.reduce((all, { people }) => all + people, 0)
  const within = (quarters: number) => {
    let seen = 0
    for (const one of days) {
      seen += one.people
      if (seen * 4 >= over * quarters) return one.days
    }
    return null
  }
  return { of, over, quarter: within(1), half: within(2), threeQuarters: within(3) }
}

/** How many working days the waits that are over took, the fewest first. */
export function daysWaited(waits: readonly Wait[]): { days: number; people: number }[] {
  const known = waits.flatMap(({ from, to, people }) =>
    to === null || from < workingDaysKnown.from || to > workingDaysKnown.to
      ? []
      : [{ days: workingDaysBetween(from, to), people }],
  )
  return known.sort((a, b) => a.days - b.days)
}

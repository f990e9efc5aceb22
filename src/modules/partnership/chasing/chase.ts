import { addWorkingDays, type CalendarDate, isWorkingDay, workingDaysBetween } from '#platform/time'

export type Phase = 'soon' | 'late'

/** When somebody is reminded, in working days. */
export interface Rhythm {
  /** How long before the due day they are reminded once. */
  soon: number
  /** How long until they are reminded again of what is late. */
  again: number
}

export interface Reminded {
  phase: Phase
  on_day: CalendarDate
}

/**
 * Which reminder somebody should have today of what is due on a day: once within the last days before it (`soon`), and when it is
 * late on the first working day after it and then every so many (`late`). Never at a weekend or on a holiday, never twice a day; a
 * day on which nobody was reminded, because the program stood still, is made up for on the next.
 *
 * Reminders of an earlier due day do not count, so that what was given a new day is reminded of anew.
 */
export function reminderFor(
  due: CalendarDate,
  today: CalendarDate,
  { soon, again }: Rhythm,
  reminded: readonly Reminded[],
): Phase | undefined {
  if (!isWorkingDay(today)) return undefined
  if (today <= due) {
    const opens = addWorkingDays(due, -soon)
    if (today < opens) return undefined
    return reminded.some(({ phase, on_day }) => phase === 'soon' && on_day >= opens) ? undefined : 'soon'
  }
  const last = reminded
    .filter(({ phase, on_day }) => phase === 'late' && on_day > due)
    .map(({ on_day }) => on_day)
    .sort()
    .at(-1)
  return last === undefined || workingDaysBetween(last, today) >= again ? 'late' : undefined
}

import { type ReferenceRow, ruleOn } from '#platform/reference'
import type { CalendarDate } from '#platform/time'

export type CheckRule = ReferenceRow<'return-checks'>

/** The rule of a check on the day of a return; undefined where there was none. */
export const checkOn = (code: string, on: CalendarDate, area: string): CheckRule | undefined =>
  ruleOn('return-checks', code, on, area)

/** The limits that the rows of a return are read against, as `stats.return_source` takes them; far out where a day has no rule. */
export function limitsOn(on: CalendarDate, area: string) {
  const rule = (code: string) => checkOn(code, on, area)
  return {
    youngest: rule('age_out_of_range')?.at_least ?? 0,
    oldest: rule('age_out_of_range')?.at_most ?? 200,
    most_children: rule('children_out_of_range')?.at_most ?? 1000,
    most_hours: rule('hours_out_of_range')?.at_most ?? 1000,
  }
}

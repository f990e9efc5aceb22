import { ruleOn } from '#platform/reference'
import { addDays, addWorkingDays, type CalendarDate } from '#platform/time'

/** The four points, in weeks after the first day of a job. */
export const followUpWeeks = [4, 13, 26, 52] as const
export type Weeks = (typeof followUpWeeks)[number]

export interface FollowUpDates {
  weeks: Weeks
  due_on: CalendarDate
  window_ends_on: CalendarDate
}

/** The rule of a point that held on a day. @throws RangeError when none did */
export function ruleFor(weeks: Weeks, on: CalendarDate, area: string) {
  const rule = ruleOn('follow-up-rules', String(weeks), on, area)
  if (rule === undefined) throw new RangeError(`no follow-up rule for ${weeks} weeks on ${on}`)
  return rule
}

/**
 * The four follow-ups of a job: due 28, 91, 182 and 364 days after its first day (contracts §5), each asked until its window ends, by the
 * rule that held on the first day.
 */
export function followUpsOf(started: CalendarDate, area: string): FollowUpDates[] {
  return followUpWeeks.map((weeks) => {
    const rule = ruleFor(weeks, started, area)
    const due_on = addDays(started, rule.days)
    return { weeks, due_on, window_ends_on: addWorkingDays(due_on, rule.window_working_days) }
  })
}

/** When to try again after a try that reached nobody, or null when the window will have ended by then and it is closed as unknown. */
export function nextTry(follow_up: FollowUpDates & { area_id: string }, tried: CalendarDate): CalendarDate | null {
  const rule = ruleFor(follow_up.weeks, tried, follow_up.area_id)
  const next = addWorkingDays(tried, rule.try_again_working_days)
  return next <= follow_up.window_ends_on ? next : null
}

export type FollowUpState = 'not_yet_due' | 'due' | 'yes' | 'no' | 'unknown'

/** Where a follow-up stands on a day. "Not yet due" is not "no", and a question nobody answered is neither. */
export function stateOf(
  follow_up: { answer: string | null; due_on: CalendarDate },
  today: CalendarDate,
): FollowUpState {
  const { answer } = follow_up
  if (answer === 'yes' || answer === 'no' || answer === 'unknown') return answer
  return follow_up.due_on <= today ? 'due' : 'not_yet_due'
}

/** What a follow-up's state is called on a page. */
export const stateWords: Readonly<Record<FollowUpState, string>> = {
  not_yet_due: 'Not yet due',
  due: 'To be asked',
  yes: 'In work',
  no: 'Not in work',
  unknown: 'No answer',
}

/** Who said so, or what was seen. */
export const saidBy = {
  person: 'The person said so',
  person_by_link: 'The person said so, by link',
  employer: 'The employer said so',
  payslip: 'A payslip or bank statement was seen',
  tax_record: 'A tax or benefit record was seen',
  other_service: 'Another service said so',
  file: 'The file it came from says so',
} as const
export type SaidBy = keyof typeof saidBy

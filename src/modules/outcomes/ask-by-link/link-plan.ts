import { addWorkingDays, type CalendarDate } from '#platform/time'
import { type FollowUpDates, ruleFor } from '../follow-up.ts'
import { type Reach, reaches, type Tried } from '../retry/next-ask.ts'

export interface Addressee {
  channel: 'text' | 'email'
  recipient: string
}

const mobile = /^07\d{9}$/

/**
 * Whether a link may be sent to somebody without a person looking first, and whereto. Only as they chose themselves, only where it reaches
 * them, and never when there is anything that nobody should do: a program cannot read that, so a worker does.
 */
export function addresseeOf(reach: Reach, tries: readonly Tried[]): Addressee | undefined {
  if (reach.do_not !== null && reach.do_not.trim() !== '') return undefined
  const { preferred_contact, phone, email } = reach
  if (preferred_contact === 'text' && phone !== null && mobile.test(phone) && reaches('text', reach, tries))
    return { channel: 'text', recipient: phone }
  if (preferred_contact === 'email' && email !== null && reaches('email', reach, tries))
    return { channel: 'email', recipient: email }
  return undefined
}

/**
 * The day on which a link sent today gives way: to a reminder after the first, to a worker's telephone after the reminder. Null when that
 * would be after the window, so that the link would only cost the worker their time.
 */
export function givesWayOn(
  follow_up: FollowUpDates & { area_id: string },
  today: CalendarDate,
  links_before: number,
): CalendarDate | null {
  const rule = ruleFor(follow_up.weeks, follow_up.due_on, follow_up.area_id)
  const days = links_before === 0 ? rule.link_reminder_working_days : rule.link_hand_over_working_days
  const day = addWorkingDays(today, days)
  return day < follow_up.window_ends_on ? day : null
}

import type { Viewer } from '#platform/access'
import { type CalendarDate, workingDaysBetween } from '#platform/time'
import type { Action } from './actions.queries.ts'

/** Whether an action is the viewer's to do: theirs by name, or their organisation's when nobody there is named. */
export const isMine = (
  { user_id, organisation_id }: Pick<Action, 'user_id' | 'organisation_id'>,
  viewer: Pick<Viewer, 'user_id' | 'organisation_id'>,
): boolean => (user_id === null ? organisation_id === viewer.organisation_id : user_id === viewer.user_id)

/** Working days past the due day; 0 when it is not late. */
export const lateBy = (due_on: CalendarDate, today: CalendarDate): number =>
  due_on < today ? Math.max(workingDaysBetween(due_on, today), 1) : 0

export const workingDays = (n: number): string => `${n} working ${n === 1 ? 'day' : 'days'}`

/** How an action stands, in a word. */
export const stateWords = { open: 'Open', done: 'Done', dropped: 'Dropped' } as const

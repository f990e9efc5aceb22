import { fullName } from '#modules/people'
import type { Viewer } from '#platform/access'
import { type CalendarDate, workingDaysBetween } from '#platform/time'
import type { WorkItem, WorkList } from '#platform/work'
import { openFollowUps, type Whose } from './due.queries.ts'

/** A worker sees the follow-ups of those they lead or led last; who answers for others' work sees all they may see. */
export const whoseFor = (viewer: Viewer): Whose =>
  viewer.role === 'team_lead' || viewer.role === 'coordinator' ? 'all' : 'mine'

/** Working days since a follow-up was to be asked or tried again; none on the day itself. */
export function lateBy(
  follow_up: { due_on: CalendarDate; next_try_on: CalendarDate | null },
  today: CalendarDate,
): number | undefined {
  const late = workingDaysBetween(follow_up.next_try_on ?? follow_up.due_on, today)
  return late > 0 ? late : undefined
}

/** Follow-ups to be asked now, each person once with the one that closes first. */
export const followUpsDueList: WorkList = {
  key: 'outcomes.follow_ups_due',
  title: 'Follow-ups to ask',
  who: ['key_worker', 'provider_worker'],
  async select({ tx, viewer, today }): Promise<WorkItem[]> {
    const due = await openFollowUps(tx, viewer, today, { whose: whoseFor(viewer), part: 'now', most: 200 })
    const first = due.filter((one, at) => due.findIndex(({ person_id }) => person_id === one.person_id) === at)
    return first.map((one) => ({
      person_id: one.person_id,
      name: fullName(one),
      of_user: one.of_user ?? undefined,
      waiting: `${one.weeks}-week follow-up${one.employer_name === null ? '' : ` of the job at ${one.employer_name}`}`,
      due: one.next_try_on ?? one.due_on,
      late_by: lateBy(one, today),
      href: `/follow-ups/${one.id}`,
      do: 'Ask',
    }))
  },
}

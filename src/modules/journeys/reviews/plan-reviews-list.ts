import { sql } from 'kysely'
import { fullName } from '#modules/people'
import { type CalendarDate, formatDate, workingDaysBetween } from '#platform/time'
import type { WorkItem, WorkList } from '#platform/work'
import { workers } from '../journeys.access.ts'
import { answeredFor } from '../work/work-lists.ts'

interface Due {
  person_id: string
  given_name: string
  family_name: string
  of_user: string
  due_on: CalendarDate
  state: 'due' | 'overdue'
}

/**
 * The people whose lead the viewer is, or stands in for, and whose plan is to be looked at within a week, or should have been: those whom
 * journeys.review_standing calls due or overdue. Paused and exempt they are not in it.
 */
export const planReviewsList: WorkList = {
  key: 'journeys.plan_reviews',
  title: 'Plan reviews due or overdue',
  who: workers,
  async select({ tx, today }): Promise<WorkItem[]> {
    const { rows } = await sql<Due>`
      select r.person_id, l.user_id as of_user, p.given_name, p.family_name, r.due_on, r.state
      from journeys.lead l
        join journeys.review_standing r on r.spell_id = l.spell_id and r.area_id = l.area_id
        join people.person p on p.id = l.person_id and p.area_id = l.area_id
      where l.user_id = any (${answeredFor(today)}) and l.until is null and r.state in ('due', 'overdue')
      order by r.due_on, p.search_name limit 600`.execute(tx)
    return rows.map((row) => {
      const late = row.state === 'overdue' ? workingDaysBetween(row.due_on, today) : 0
      return {
        person_id: row.person_id,
        name: fullName(row),
        of_user: row.of_user,
        waiting: row.state === 'overdue' ? `Plan review, due ${formatDate(row.due_on)}` : 'Plan review due',
        due: row.due_on,
        ...(late > 0 ? { late_by: late } : {}),
        href: `/people/${row.person_id}/plan/review`,
        do: 'Hold the review',
      }
    })
  },
}

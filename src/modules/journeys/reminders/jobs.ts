import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { type Job, jobInTransaction } from '#platform/jobs'
import { addWeeks, type CalendarDate } from '#platform/time'
import { endGroups } from '../groups/enrolments.queries.ts'
import { sendReminders } from './reminders.queries.ts'

/** Groups whose last session was four weeks ago end by themselves, so that nobody is seen because of a group that nobody meets in. Our own rule. */
async function endFinishedGroups(tx: Tx, today: CalendarDate): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select c.id from journeys.cohort c join journeys.session s on s.cohort_id = c.id and s.area_id = c.area_id
    where c.ended_at is null group by c.id having max(s.on_date) < ${addWeeks(today, -4)}`.execute(tx)
  await endGroups(
    tx,
    null,
    rows.map(({ id }) => id),
  )
}

/**
 * What this room does without being asked: reminds people by day, when it is their time, and ends finished groups at night.
 * @param baseUrl of this installation: where a reminder leads
 */
export const journeyJobs = (baseUrl: string): readonly Job[] => [
  jobInTransaction({ name: 'remind-of-meetings', every: '5 8-18 * * *' }, (tx, clock) =>
    sendReminders(tx, clock, baseUrl),
  ),
  jobInTransaction({ name: 'end-finished-groups', every: '50 2 * * *' }, (tx, clock) =>
    endFinishedGroups(tx, clock.today()),
  ),
]

import { sql } from 'kysely'
import type { PeopleFilter } from '#platform/work'

/** Weeks without a word that may be asked for. */
export const quietWeeks = [2, 4, 8, 12] as const

const review: PeopleFilter = {
  key: 'review',
  text: 'Plan review due or overdue',
  holds: (person) =>
    sql`exists (select 1 from journeys.review_standing r where r.person_id = ${person} and r.state in ('due', 'overdue'))`,
}

const noMeeting: PeopleFilter = {
  key: 'meeting',
  text: 'No next appointment',
  holds: (person, today) =>
    sql`not exists (select 1 from journeys.appointment a where a.person_id = ${person} and a.on_date >= ${today} and a.outcome is null)`,
}

const stepLate: PeopleFilter = {
  key: 'step',
  text: 'A step of the plan is late',
  holds: (
    person,
    today,
  ) => sql`exists (select 1 from journeys.step t join journeys.goal g on g.id = t.goal_id and g.area_id = t.area_id
    where t.person_id = ${person} and t.state in ('to_do', 'doing') and t.by_on < ${today} and g.state = 'open')`,
}

const unrecorded: PeopleFilter = {
  key: 'unrecorded',
  text: 'A meeting nobody has recorded',
  holds: (person, today) =>
    sql`exists (select 1 from journeys.appointment a where a.person_id = ${person} and a.on_date < ${today} and a.outcome is null)`,
}

/** What this room itself can be asked for; others add theirs. */
export const ownFilters: readonly PeopleFilter[] = [review, noMeeting, stepLate, unrecorded]

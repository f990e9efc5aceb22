import { sql } from 'kysely'
import type { PeopleFilter } from '#platform/work'

/** Those with a job, of whom a follow-up is still to be answered: due now, or still to come. */
export const followUpToAsk: PeopleFilter = {
  key: 'work',
  text: 'In work, with a follow-up to come or to ask',
  holds: (person, today) =>
    sql`exists (select 1 from outcomes.follow_up f join outcomes.job j on j.id = f.job_id and j.area_id = f.area_id
      where f.person_id = ${person} and f.answer is null and f.superseded_at is null and j.superseded_at is null
        and (j.ended_on is null or j.ended_on > ${today}))`,
}

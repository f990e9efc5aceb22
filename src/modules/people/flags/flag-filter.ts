import { sql } from 'kysely'
import type { PeopleFilter } from '#platform/work'

/** Those with a flag that the viewer must know of; who need not know of it is not told that there is one. */
export const flagged: PeopleFilter = {
  key: 'flag',
  text: 'A flag to know before contact',
  holds: (person) => sql`exists (select 1 from people.flags_of(array[${person}]) f where f.ended_at is null)`,
}

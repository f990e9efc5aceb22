import { sql } from 'kysely'
import type { PeopleFilter } from '#platform/work'

/** Those in any of the six priority family groups today, by what they answered last. */
export const priorityFamily: PeopleFilter = {
  key: 'family',
  text: 'A priority family group',
  holds: (person, today) =>
    sql`people.priority_families_on(${person}, ${today}) && array['lone_parent', 'disabled_family', 'three_or_more_children', 'minority_ethnic', 'baby_under_one', 'mother_under_25']`,
}

import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { type Person, personColumns, searchPeople } from '../people.queries.ts'
import type { PeopleTables } from '../people.tables.ts'
import type { Sought } from './words.ts'

/** People like what is sought, as far as the viewer sees them, at most `most`; of a name the most alike first. */
export async function findPeople(tx: Tx, area: string, sought: Sought, most: number): Promise<Person[]> {
  if (sought.by === 'name') return sought.name.length < 2 ? [] : searchPeople(tx, sought.name, most)
  const people = tx.withTables<PeopleTables>().selectFrom('people.person as p').where('p.area_id', '=', area)
  const like =
    sought.by === 'date_of_birth'
      ? people.where('p.date_of_birth', '=', sought.born).where(sql<boolean>`people.reads(p.id, 'about')`)
      : people
          .innerJoin('people.contact_details as c', (join) =>
            join.onRef('c.person_id', '=', 'p.id').onRef('c.area_id', '=', 'p.area_id'),
          )
          .where('c.ni_number', '=', sought.ni_number)
  return like.select(personColumns).orderBy('p.search_name').orderBy('p.id').limit(most).execute()
}

import { sql } from 'kysely'
import { createPerson } from '#modules/people'
import type { Viewer } from '#platform/access'
import { asViewer, asWorker, type Database } from '#platform/db'
import { type CalendarDate, type Clock, calendarDate } from '#platform/time'
import { city } from './partnerships.ts'

interface Known extends Viewer {
  given_name: string
  family_name: string
  date_of_birth: CalendarDate
  postcode: string | null
}

/** Day and month the other way round, of a day there is such a day for. */
const swapped = (born: CalendarDate): CalendarDate => {
  const [year = '', month = '', day = ''] = born.split('-')
  return calendarDate(`${year}-${day}-${month}`)
}

/** Two people of the city's caseload who were written down a second time by a colleague, so that the list of likely duplicates has something in it. */
export async function demonstrateTwice(database: Database, clock: Clock): Promise<void> {
  const known = await asWorker(database, clock, async (tx) => {
    const { rows: before } = await sql`
      select 1 from people.person p join people.person o on o.area_id = p.area_id and o.given_name = p.given_name and o.id > p.id
        and o.date_of_birth = make_date(extract(year from p.date_of_birth)::int, extract(day from p.date_of_birth)::int, extract(month from p.date_of_birth)::int)
      where p.area_id = ${city.area_id} and extract(day from p.date_of_birth) between 2 and 12
        and extract(day from p.date_of_birth) <> extract(month from p.date_of_birth) limit 1`.execute(tx)
    if (before.length > 0) return []
    const { rows } = await sql<Known>`
      select distinct on (p.id) p.given_name, p.family_name, p.date_of_birth, c.postcode, m.user_id, m.name, m.role, m.organisation_id,
        o.name as organisation_name, m.area_id
      from journeys.lead l join people.person p on p.id = l.person_id and p.area_id = l.area_id
      join people.contact_details c on c.person_id = p.id and c.area_id = p.area_id
      join partnership.membership m on m.user_id = l.user_id and m.until is null and m.role = 'key_worker'
      join partnership.organisation o on o.id = m.organisation_id
      where l.area_id = ${city.area_id} and l.until is null and p.date_of_birth is not null and extract(day from p.date_of_birth) between 2 and 12
        and extract(day from p.date_of_birth) <> extract(month from p.date_of_birth) order by p.id limit 2`.execute(tx)
    return rows
  })
  for (const { given_name, family_name, date_of_birth, postcode, ...viewer } of known)
    await asViewer(database, viewer, clock, (tx) =>
      createPerson(
        tx,
        viewer,
        {
          given_name,
          family_name: family_name.replace(/^Mac/, 'Mc'),
          known_as: null,
          date_of_birth: swapped(date_of_birth),
        },
        { postcode },
        { kind: 'spell', sees: 3, because: { kind: 'walk_in' } },
      ),
    )
}

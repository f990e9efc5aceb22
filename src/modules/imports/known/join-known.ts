import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { answerCells, day, plain } from '../store/cells.ts'
import { storeJobs, storeOutcomes } from '../store/jobs.ts'
import { storeSpells } from '../store/new-people.ts'
import type { Storing } from '../store/staged.ts'

const joined = sql`(select * from person_stage where standing = 'matched') n`

/**
 * Joins rows to people who are known here. What was written down here stays; the file adds what is missing: a day of birth, a postcode, answers where there
 * are none, a spell that lies beside those there are, a job or outcome of another day.
 */
export async function joinKnown(tx: Tx, storing: Storing): Promise<void> {
  await sql`
    update people.person p set date_of_birth = ${day('date_of_birth')}, changed_at = nwd.clock(), changed_by = nwd.viewer_user()
    from ${joined} where p.id = n.person_id and p.area_id = n.area_id and p.date_of_birth is null and ${day('date_of_birth')} is not null
  `.execute(tx)
  await sql`
    update people.contact_details c set postcode = coalesce(c.postcode, ${plain('postcode')}), ni_number = coalesce(c.ni_number, ${plain('ni_number')}),
      changed_at = nwd.clock(), changed_by = nwd.viewer_user()
    from ${joined} where c.person_id = n.person_id and c.area_id = n.area_id
      and ((c.postcode is null and ${plain('postcode')} is not null) or (c.ni_number is null and ${plain('ni_number')} is not null))
  `.execute(tx)
  await sql`
    insert into people.characteristics (id, area_id, person_id, asked_on, ${sql.join(answerCells.map(({ into }) => sql.ref(into)))})
    select gen_random_uuid(), n.area_id, n.person_id, ${day('registered_on')}, ${sql.join(answerCells.map(({ read }) => read()))} from ${joined}
    where not exists (select 1 from people.characteristics c where c.person_id = n.person_id and c.area_id = n.area_id and c.superseded_at is null)
  `.execute(tx)
  // A spell that goes on in the same time is the one that the file tells of.
  await sql`
    update person_stage n set spell_id = s.id from journeys.spell s
    where n.standing = 'matched' and s.id = (
      select o.id from journeys.spell o where o.person_id = n.person_id and o.area_id = n.area_id
        and o.registered_on <= coalesce(n.left_on::date, 'infinity') and coalesce(o.left_on, 'infinity') >= n.registered_on::date
      order by o.registered_on <> n.registered_on::date, o.registered_on, o.id limit 1)
  `.execute(tx)
  await sql`
    create temporary table joined_spell on commit drop as
    select * from person_stage m where standing = 'matched' and not exists (select 1 from journeys.spell s where s.id = m.spell_id)
  `.execute(tx)
  await storeSpells(tx, storing, sql`joined_spell n`)
  await sql`
    update person_stage n set job_id = j.id from outcomes.job j
    where n.standing = 'matched' and j.person_id = n.person_id and j.area_id = n.area_id and j.superseded_at is null and j.started_on = n.job_started_on::date
  `.execute(tx)
  await sql`
    create temporary table joined_job on commit drop as
    select * from person_stage m where standing = 'matched' and job_started_on is not null and not exists (select 1 from outcomes.job j where j.id = m.job_id)
  `.execute(tx)
  await storeJobs(tx, storing, sql`joined_job n`)
  await storeOutcomes(tx, joined, 'unless there')
  await sql`
    insert into people.timeline (id, area_id, person_id, kind, words, sees, organisation_id, user_id, by_name)
    select gen_random_uuid(), n.area_id, n.person_id, 'imports.joined', ${`Joined to the records that ${storing.partnership.name} kept before`}, 3,
      ${storing.partnership.id}::uuid, nwd.viewer_user(), ${`${storing.partnership.name}, from a file`}
    from ${joined}
  `.execute(tx)
}

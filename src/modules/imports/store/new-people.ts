import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import { answerCells, code, day, plain } from './cells.ts'
import { fresh, type Storing } from './staged.ts'

/** Writes down everybody new: who they are, how to reach them, what they answered, who sees them and why, their spell. A statement a table. */
export async function storeNewPeople(tx: Tx, storing: Storing): Promise<void> {
  const { partnership } = storing
  await sql`
    insert into people.person (id, area_id, given_name, family_name, date_of_birth)
    select n.person_id, n.area_id, n.given_name, n.family_name, ${day('date_of_birth')} from ${fresh}
  `.execute(tx)
  await sql`
    insert into people.contact_details (person_id, area_id, postcode, ni_number)
    select n.person_id, n.area_id, ${plain('postcode')}, ${plain('ni_number')} from ${fresh}
  `.execute(tx)
  await sql`
    insert into people.characteristics (id, area_id, person_id, asked_on, ${sql.join(answerCells.map(({ into }) => sql.ref(into)))})
    select gen_random_uuid(), n.area_id, n.person_id, ${day('registered_on')}, ${sql.join(answerCells.map(({ read }) => read()))} from ${fresh}
  `.execute(tx)
  await sql`
    insert into people.relationship (area_id, person_id, holder, kind, sees, because_kind, because_id)
    select n.area_id, n.person_id, ${partnership.id}::uuid, 'partnership', 3, 'import', n.import_id from ${fresh}
  `.execute(tx)
  await storeSpells(tx, storing, fresh)
}

/** Writes down the spells that rows tell of, who sees a person because of them, and who leads those that go on. */
export async function storeSpells(tx: Tx, { organisation, lead }: Storing, rows: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into people.relationship (area_id, person_id, holder, kind, sees, until, because_kind, because_id)
    select n.area_id, n.person_id, ${organisation.id}::uuid, r.kind, 3, r.until, r.because_kind, n.spell_id from ${rows}
    cross join lateral (
      select 'spell' as kind, null::timestamptz as until, 'spell' as because_kind where n.left_on is null
      union all select 'follow_up', ${seenUntil}, 'leaving' where n.left_on is not null
    ) r where r.until is null or r.until > nwd.clock()
  `.execute(tx)
  await sql`
    insert into journeys.spell (id, area_id, person_id, organisation_id, stream, registered_on, eligibility_verified_on, left_on, left_reason, left_at)
    select n.spell_id, n.area_id, n.person_id, ${organisation.id}::uuid, ${code('stream')}, ${day('registered_on')}, ${day('eligibility_verified_on')},
      ${day('left_on')}, ${leftReason}, case when n.left_on is not null then nwd.clock() end
    from ${rows}
  `.execute(tx)
  if (lead === undefined) return
  await sql`
    insert into journeys.lead (id, area_id, person_id, spell_id, user_id, name, given_by)
    select gen_random_uuid(), n.area_id, n.person_id, n.spell_id, ${lead.user_id}::uuid, ${lead.name}, nwd.viewer_user()
    from ${rows} where n.left_on is null
  `.execute(tx)
}

// The last follow-up is asked 52 weeks after a job began, and may be answered for some weeks after that: as journeys' own leaving says.
export const seenUntil = sql`(n.left_on::date + 420)::timestamp at time zone 'Europe/London'`

/** Why somebody left, where they did. */
export const leftReason = sql`case when n.left_on is not null then ${code('left_reason')} end`

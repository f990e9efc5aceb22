import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { answerCells, code, corrected, day, differ, plain } from './cells.ts'
import { leftReason, seenUntil } from './new-people.ts'
import { changed } from './staged.ts'

/**
 * Changes of everybody what the file says otherwise than the one before, and nothing else: what was amended here since stays where the files agree.
 * Former values are kept by the tables' own triggers and by rows that are superseded.
 */
export async function storeChangedPeople(tx: Tx): Promise<void> {
  await sql`
    update people.person p set given_name = ${corrected('given_name', sql`n.given_name`, 'p.given_name')},
      family_name = ${corrected('family_name', sql`n.family_name`, 'p.family_name')},
      date_of_birth = ${corrected('date_of_birth', day('date_of_birth'), 'p.date_of_birth')}, changed_at = nwd.clock(), changed_by = nwd.viewer_user()
    from ${changed} where p.id = n.person_id and p.area_id = n.area_id and ${differ('given_name', 'family_name', 'date_of_birth')}
  `.execute(tx)
  await sql`
    update people.contact_details p set postcode = ${corrected('postcode', plain('postcode'), 'p.postcode')},
      ni_number = ${corrected('ni_number', plain('ni_number'), 'p.ni_number')}, changed_at = nwd.clock(), changed_by = nwd.viewer_user()
    from ${changed} where p.person_id = n.person_id and p.area_id = n.area_id and ${differ('postcode', 'ni_number')}
  `.execute(tx)
  const answers = answerCells.map(({ column }) => column)
  const into = sql.join(answerCells.map(({ into }) => sql.ref(into)))
  await sql`
    with former as (
      update people.characteristics c set superseded_at = nwd.clock(), superseded_by = nwd.viewer_user()
      from ${changed} where c.person_id = n.person_id and c.area_id = n.area_id and c.superseded_at is null and ${differ(...answers)}
      returning c.*
    )
    insert into people.characteristics (id, area_id, person_id, asked_on, recorded_by, ${into})
    select gen_random_uuid(), n.area_id, n.person_id, c.asked_on, nwd.viewer_user(),
      ${sql.join(answerCells.map(({ into, column, read }) => corrected(column, read(), `c.${into}`)))}
    from former c join (${changed}) on n.person_id = c.person_id
  `.execute(tx)
  await changeSpells(tx)
}

async function changeSpells(tx: Tx): Promise<void> {
  await sql`
    update journeys.spell s set registered_on = ${corrected('registered_on', day('registered_on'), 's.registered_on')},
      stream = ${corrected('stream', code('stream'), 's.stream')},
      eligibility_verified_on = ${corrected('eligibility_verified_on', day('eligibility_verified_on'), 's.eligibility_verified_on')},
      left_on = ${corrected('left_on', day('left_on'), 's.left_on')},
      left_reason = case when ${differ('left_on', 'left_reason')} then ${leftReason} else s.left_reason end,
      left_at = case when ${differ('left_on')} then case when n.left_on is not null then nwd.clock() end else s.left_at end,
      changed_at = nwd.clock(), changed_by = nwd.viewer_user()
    from ${changed} where s.id = n.spell_id and s.area_id = n.area_id
      and ${differ('registered_on', 'stream', 'eligibility_verified_on', 'left_on', 'left_reason')}
  `.execute(tx)
  const left = sql`${changed} where ${differ('left_on')}`
  await sql`
    update people.relationship r set closed_at = nwd.clock(), closed_by = nwd.viewer_user()
    from ${left} and r.person_id = n.person_id and r.because_kind in ('spell', 'leaving') and r.because_id = n.spell_id and r.closed_at is null
  `.execute(tx)
  await sql`
    insert into people.relationship (area_id, person_id, holder, kind, sees, until, opened_by, because_kind, because_id)
    select s.area_id, s.person_id, s.organisation_id, case when s.left_on is null then 'spell' else 'follow_up' end, 3,
      case when s.left_on is not null then ${seenUntil} end, nwd.viewer_user(), case when s.left_on is null then 'spell' else 'leaving' end, s.id
    from ${changed} join journeys.spell s on s.id = n.spell_id and s.area_id = n.area_id
    where ${differ('left_on')} and (s.left_on is null or ${seenUntil} > nwd.clock())
  `.execute(tx)
  await sql`
    update journeys.stage g set to_on = greatest(g.from_on, n.left_on::date), ended_reason = 'Support ended', ended_by_name = 'a later file',
      changed_at = nwd.clock(), changed_by = nwd.viewer_user()
    from ${left} and n.left_on is not null and g.spell_id = n.spell_id and g.area_id = n.area_id and g.to_on is null
  `.execute(tx)
  await sql`
    update journeys.lead l set until = nwd.clock(), ended_by = nwd.viewer_user()
    from ${left} and n.left_on is not null and l.spell_id = n.spell_id and l.area_id = n.area_id and l.until is null
  `.execute(tx)
}

import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { day, plain } from '../store/cells.ts'
import type { Storing } from '../store/staged.ts'

const ni = plain('ni_number')
const born = day('date_of_birth')

const alike = (name: 'given_name' | 'family_name', least: number) =>
  sql`public.similarity(lower(${sql.ref(`n.${name}`)}), lower(${sql.ref(`p.${name}`)})) >= ${least}`

/**
 * Everybody in the file who may be somebody known here, a row a pair. The same National Insurance number or the same day of birth with like names is a
 * reason to ask; the number with the day, or the day with the same names and postcode, is certainty. Whom the area itself has under another
 * identifier it holds to be somebody else, unless number and day of birth agree.
 */
const pairs = sql`
  create temporary table person_pair on commit drop as
  select n.row, n.participant_id, n.area_id, p.id as person_id, r.taken, d.decision,
    (j.ni and j.born) or (j.born and j.postcode and lower(n.given_name) = lower(p.given_name) and lower(n.family_name) = lower(p.family_name)) as sure,
    array_remove(array[case when j.ni then 'ni_number' end, case when j.born then 'date_of_birth' end, case when j.family then 'family_name' end,
      case when j.given then 'given_name' end, case when j.postcode then 'postcode' end, case when r.taken then 'other_participant' end], null) as reasons
  from person_stage n
  join lateral (
    select c.person_id as id from people.contact_details c where c.area_id = n.area_id and c.ni_number = ${ni}
    union select b.id from people.person b where b.area_id = n.area_id and b.date_of_birth = ${born}
  ) like_them on true
  join people.person p on p.id = like_them.id and p.area_id = n.area_id
  left join people.contact_details c on c.person_id = p.id and c.area_id = p.area_id
  left join imports.likely_match d on d.area_id = n.area_id and d.participant_id = n.participant_id and d.person_id = p.id
  cross join lateral (select coalesce(c.ni_number = ${ni}, false) as ni, coalesce(p.date_of_birth = ${born}, false) as born,
    coalesce(c.postcode = ${plain('postcode')}, false) as postcode, ${alike('family_name', 0.6)} as family,
    ${alike('given_name', 0.5)} or lower(coalesce(p.known_as, '')) = lower(n.given_name) as given offset 0) j
  cross join lateral (select exists (select 1 from imports.person_row o where o.person_id = p.id and o.superseded_at is null) as taken) r
  where n.standing = 'new' and d.decision is distinct from 'other' and not people.is_signpost(p.id)
    and case when r.taken then j.ni and j.born else j.ni or (j.born and j.family and j.given) end`

/** The same within the file: a later row with the number and the day of birth of an earlier one. */
const within = sql`
  insert into person_pair (row, participant_id, area_id, person_id, taken, decision, sure, reasons)
  select n.row, n.participant_id, n.area_id, b.person_id, true, null, true, array['ni_number', 'date_of_birth', 'same_file']
  from person_stage n join person_stage b on b.ni_number = n.ni_number and b.date_of_birth = n.date_of_birth and b.row < n.row
  where n.standing = 'new' and b.standing = 'new' and ${ni} is not null and ${born} is not null
    and not exists (select 1 from person_stage z where z.ni_number = b.ni_number and z.date_of_birth = b.date_of_birth and z.row < b.row)
    and not exists (select 1 from person_pair x where x.row in (n.row, b.row))`

/**
 * Looks for everybody new in the file among the people of the area. Who is certainly known is joined to them; who may be waits, and is left out of what is
 * stored. Returns how many of each.
 */
export async function findMatches(tx: Tx): Promise<{ matched: number; waiting: number }> {
  await pairs.execute(tx)
  await within.execute(tx)
  const matched = await sql`
    update person_stage n set standing = 'matched', person_id = p.person_id from person_pair p
    where p.row = n.row and (p.decision = 'same' or (p.sure and not p.taken
      and not exists (select 1 from person_pair o where o.row = p.row and o.person_id <> p.person_id)
      and not exists (select 1 from person_pair o where o.person_id = p.person_id and o.row <> p.row and o.sure)))
  `.execute(tx)
  const waiting = await sql`
    delete from person_stage n where n.standing = 'new' and exists (select 1 from person_pair p where p.row = n.row)
  `.execute(tx)
  return { matched: Number(matched.numAffectedRows ?? 0), waiting: Number(waiting.numAffectedRows ?? 0) }
}

/** Keeps who waits, with the reasons, once those they may be are stored. What was found and decided before stays. */
export async function keepWaiting(tx: Tx, { import_id }: Storing): Promise<void> {
  await sql`
    insert into imports.likely_match (area_id, import_id, row, participant_id, person_id, reasons)
    select p.area_id, ${import_id}, p.row, p.participant_id, p.person_id, p.reasons from person_pair p
    where not exists (select 1 from person_stage n where n.row = p.row) on conflict (area_id, participant_id, person_id) do nothing
  `.execute(tx)
}

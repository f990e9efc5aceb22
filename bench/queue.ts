import { type OpenStore, withClient } from '#platform/db'
import { tell } from './tell.ts'

/** How many open referrals a partnership's queue is to hold: more than any of today's. */
export const queueOf = 5000

/** The area whose coordinator the bench signs in first, with those of its people who have no open referral. */
const largest = `(select m.area_id from partnership.membership m
  join (select area_id, count(*) as people from people.person group by area_id) a using (area_id)
  where m.role = 'coordinator' order by a.people desc, m.user_id limit 1)`

/** Refers people of the area until so many referrals are open: most wait to be given to somebody, the others are back with their sender. */
const fill = `
  with here as materialized (
    select o.area_id, o.id as partnership, (select m.user_id from partnership.membership m where m.area_id = o.area_id and m.role = 'coordinator' limit 1) as by_user,
      (select s.id from partnership.organisation s where s.area_id = o.area_id and s.kind <> 'partnership' order by s.id limit 1) as sender
    from partnership.organisation o where o.kind = 'partnership' and o.area_id = ${largest}
  ), chosen as materialized (
    select h.*, p.id as person, gen_random_uuid() as id, gen_random_uuid() as permission, row_number() over (order by p.id) as nth,
      nwd.clock() - (row_number() over (order by p.id) % 60) * interval '1 day' as at
    from people.person p join here h on h.area_id = p.area_id
    where not exists (select from referrals.standing s where s.person_id = p.id and s.area_id = p.area_id and s.until is null)
    order by p.id limit greatest(0, $1 - (select count(*) from referrals.standing s join here h using (area_id) where s.until is null))
  ), permitted as (
    insert into people.sharing_permission (id, area_id, person_id, partner_id, purpose, parts, given_how, given_at, wording_version)
    select permission, area_id, person, partnership, 'referral', '{contact,needs}', 'spoken', at, '1' from chosen
  ), sent as (
    insert into referrals.referral (id, area_id, person_id, sender_organisation_id, sender_user_id, sender_name, sent_at, permission_id)
    select id, area_id, person, sender, by_user, 'Written by the bench', at, permission from chosen
  ), told as (
    insert into referrals.event (id, area_id, person_id, referral_id, place, kind, at, by_user, by_name)
    select gen_random_uuid(), area_id, person, id, 1, 'sent', at, by_user, 'Written by the bench' from chosen
  ), asked as (
    insert into referrals.content (id, area_id, person_id, referral_id, needs, written_at) select gen_random_uuid(), area_id, person, id, '{confidence}', at from chosen
  ), owned as (
    insert into referrals.owner (id, area_id, person_id, referral_id, organisation_id, user_id, name, since)
    select gen_random_uuid(), area_id, person, id, sender, by_user, 'Written by the bench', at from chosen
  ), seen as (
    insert into people.relationship (area_id, person_id, holder, kind, sees, since, because_kind, because_id)
    select area_id, person, partnership, 'referral', 2, at, 'referral', id from chosen
  ), listed as (
    insert into referrals.standing (id, area_id, person_id, referral_id, list, due_on, since)
    select gen_random_uuid(), area_id, person, id, case when nth % 3 = 0 then 'with_sender' else 'to_allocate' end, at::date + 2, at from chosen returning 1
  )
  select count(*)::int as added from listed`

/** Fills the queue of the largest area of the bench, unless an earlier run has; a world with fewer people than that is filled with as many as it has. */
export async function fillQueue({ owner }: Pick<OpenStore, 'owner'>): Promise<void> {
  await withClient(owner, 'nwd bench', async (client) => {
    const { rows } = await client.query<{ added: number }>(fill, [queueOf])
    const added = rows[0]?.added ?? 0
    if (added === 0) return
    tell(`queue: ${added} referrals more, to ${queueOf} open in one area`)
    await client.query('vacuum (analyze)')
  })
}

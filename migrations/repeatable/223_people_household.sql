-- The household is part of the record.
call nwd.protect('people.household_member', 'person_id', '3');

-- A link of two records is read and written through functions alone: it says something of both, so only who sees both may know of it.
alter table people.family_link enable row level security;
drop policy if exists worker on people.family_link;
create policy worker on people.family_link for all to nwd_worker using (true) with check (true);

create or replace function people.family_of(of_person uuid)
returns table (id uuid, other_id uuid, given_name text, family_name text, known_as text, agreed_on date, agreed_how text, linked_by_name text, ended_at timestamptz, ended_reason text)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select l.id, o.id, o.given_name, o.family_name, o.known_as, l.agreed_on, l.agreed_how, l.linked_by_name, l.ended_at, l.ended_reason
  from people.family_link l
  join people.person o on o.id = case when l.person_id = of_person then l.other_id else l.person_id end and o.area_id = l.area_id
  where of_person in (l.person_id, l.other_id) and people.sight(of_person) >= 3 and people.sight(o.id) >= 3
  order by l.ended_at nulls first, o.search_name, l.id;
end $$;

-- Links two records as both agreed. False when they are linked already; refused to who does not see both, or sees one by break-glass alone.
create or replace function people.link_family(link_id uuid, of_person uuid, with_other uuid, on_day date, how text, by_name text)
returns boolean language plpgsql security definer set search_path = pg_catalog as $$
declare
  in_area text;
begin
  if nwd.viewer_role() not in ('key_worker', 'provider_worker', 'team_lead') or people.standing_sight(of_person) < 3 or people.standing_sight(with_other) < 3 then
    raise exception 'not found' using errcode = 'no_data_found';
  end if;
  select p.area_id into in_area from people.person p join people.person o on o.area_id = p.area_id where p.id = of_person and o.id = with_other;
  if not found then raise exception 'not found' using errcode = 'no_data_found'; end if;
  insert into people.family_link (id, area_id, person_id, other_id, agreed_on, agreed_how, linked_by, linked_by_name)
  values (link_id, in_area, of_person, with_other, on_day, how, nwd.viewer_user(), by_name) on conflict do nothing;
  return found;
end $$;

-- Ends a link: either may take it back, so whoever sees one of the two records ends it. False when it had ended.
create or replace function people.end_family_link(link_id uuid, why text, by_name text)
returns boolean language plpgsql security definer set search_path = pg_catalog as $$
begin
  update people.family_link l set ended_at = nwd.clock(), ended_by = nwd.viewer_user(), ended_by_name = by_name, ended_reason = why
  where l.id = link_id and l.ended_at is null and nwd.viewer_role() in ('key_worker', 'provider_worker', 'team_lead')
    and (people.standing_sight(l.person_id) >= 3 or people.standing_sight(l.other_id) >= 3);
  return found;
end $$;

-- Who of those whose record the viewer sees may be family of a person: the same postcode, or the same family name. Nobody else is ever named.
create or replace function people.perhaps_family(of_person uuid)
returns table (id uuid, given_name text, family_name text, reason text) language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if people.sight(of_person) < 3 then return; end if;
  return query
  with one as (
    select p.area_id, lower(p.family_name) as family_name, c.postcode from people.person p
    left join people.contact_details c on c.person_id = p.id and c.area_id = p.area_id where p.id = of_person
  ), seen as (
    select distinct r.person_id from people.relationship r
    where r.holder = any (nwd.holders()) and r.closed_at is null and r.sees >= 3 and r.since <= nwd.clock() and (r.until is null or r.until > nwd.clock())
  )
  select p.id, p.given_name, p.family_name, case when c.postcode = one.postcode then 'postcode' else 'name' end
  from seen s join people.person p on p.id = s.person_id join one on p.area_id = one.area_id
  left join people.contact_details c on c.person_id = p.id and c.area_id = p.area_id
  where p.id <> of_person and (c.postcode = one.postcode or lower(p.family_name) = one.family_name)
    and not exists (select 1 from people.family_link l where l.ended_at is null and least(l.person_id, l.other_id) = least(p.id, of_person)
      and greatest(l.person_id, l.other_id) = greatest(p.id, of_person))
  order by c.postcode = one.postcode desc nulls last, p.search_name, p.id limit 20;
end $$;

revoke all on function people.family_of(uuid), people.link_family(uuid, uuid, uuid, date, text, text), people.end_family_link(uuid, text, text),
  people.perhaps_family(uuid) from public;
grant execute on function people.family_of(uuid), people.link_family(uuid, uuid, uuid, date, text, text), people.end_family_link(uuid, text, text),
  people.perhaps_family(uuid) to nwd_app, nwd_worker;

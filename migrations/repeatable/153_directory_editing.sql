-- Who may change an entry. An editor is the coordinator of its area (of any area, for an entry of none); its keepers are those who act for the organisation that
-- runs it. Keepers propose and editors decide; both may say that it is still right.

create or replace function directory.may_edit(service uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select nwd.viewer_role() = 'coordinator' and exists (select from directory.service s where s.id = service and (s.area_id is null or s.area_id = nwd.viewer_area()))
$$;

create or replace function directory.keeps(service uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select nwd.viewer_role() in ('team_lead', 'provider_worker', 'key_worker', 'member') and exists (
    select from directory.service s join directory.organisation o on o.id = s.organisation_id
    where s.id = service and o.partner_id = nwd.viewer_organisation() and o.area_id = nwd.viewer_area())
$$;

alter table directory.suggestion enable row level security;
drop policy if exists app on directory.suggestion;
drop policy if exists worker on directory.suggestion;
create policy app on directory.suggestion for all to nwd_app
  using ((select nwd.viewer_role()) = 'coordinator' and (area_id is null or area_id = (select nwd.viewer_area())))
  with check (settled_at is null or (select nwd.viewer_role()) = 'coordinator');
create policy worker on directory.suggestion for all to nwd_worker using (true) with check (true);

alter table directory.proposal enable row level security;
drop policy if exists app on directory.proposal;
drop policy if exists worker on directory.proposal;
create policy app on directory.proposal for all to nwd_app
  using (area_id = (select nwd.viewer_area()) and ((select nwd.viewer_role()) = 'coordinator' or organisation_id = (select nwd.viewer_organisation())))
  with check (area_id = (select nwd.viewer_area()) and ((select nwd.viewer_role()) = 'coordinator'
    or (organisation_id = (select nwd.viewer_organisation()) and (decision is null or decision = 'superseded')
      and (kind = 'claim' or directory.keeps(service_id)))));
create policy worker on directory.proposal for all to nwd_worker using (true) with check (true);

-- An editor's change: the whole entry, checked before, as directory.put takes it.
create or replace function directory.edit(entry jsonb, by_name text) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not directory.may_edit((entry #>> '{content,id}')::uuid) then raise insufficient_privilege using message = 'only the editor of an entry changes it'; end if;
  perform directory.put(jsonb_build_array(entry), 'editor', by_name, nwd.viewer_user());
end $$;

-- That an entry is still right: its day of review moves on, and it says when it was last checked.
create or replace function directory.confirm(service uuid, today date, review_by date, by_name text) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not (directory.may_edit(service) or directory.keeps(service)) then raise insufficient_privilege using message = 'only who keeps an entry says that it is right'; end if;
  update directory.service s set assured_date = today, review_by = confirm.review_by, last_modified = nwd.clock() where s.id = service;
  insert into directory.service_version (id, service_id, area_id, content, source, source_name, written_by)
  select gen_random_uuid(), s.id, s.area_id, f.body::jsonb, 'editor', by_name, nwd.viewer_user()
  from directory.service s join directory.full_service f on f.id = s.id where s.id = service;
end $$;

-- That an entry is no more. It stays, with its history, and is found by nobody.
create or replace function directory.withdraw(service uuid, by_name text) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not directory.may_edit(service) then raise insufficient_privilege using message = 'only the editor of an entry takes it out'; end if;
  update directory.service s set withdrawn_at = nwd.clock() where s.id = service and s.withdrawn_at is null;
  insert into directory.service_version (id, service_id, area_id, content, source, source_name, written_by)
  select gen_random_uuid(), s.id, s.area_id, f.body::jsonb, 'withdrawn', by_name, nwd.viewer_user()
  from directory.service s join directory.full_service f on f.id = s.id where s.id = service;
end $$;

-- That the organisation of an entry is this member of the partnership.
create or replace function directory.give_to(service uuid, organisation uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if not directory.may_edit(service) then raise insufficient_privilege using message = 'only the editor of an entry says whose it is'; end if;
  update directory.organisation o set area_id = p.area_id, partner_id = p.id from directory.service s, partnership.organisation p
  where s.id = service and o.id = s.organisation_id and p.id = organisation and p.area_id = nwd.viewer_area();
end $$;

-- Entries that look like one of these: the same organisation or postcode, and a name that is nearly the same. Who shares either is found first, because names are dear to compare.
create or replace function directory.alike(services uuid[]) returns table (service_id uuid, other_id uuid)
language sql stable set search_path = pg_catalog, public as $$
  with near as (
    select s.id, t.id as other_id from directory.service s join directory.organisation o on o.id = s.organisation_id
    join directory.organisation p on lower(p.name) = lower(o.name) join directory.service t on t.organisation_id = p.id
    where s.id = any (services)
    union
    select s.id, y.service_id from directory.service s join directory.service_at_location x on x.service_id = s.id
    join directory.address a on a.location_id = x.location_id
    join directory.address b on upper(replace(b.postal_code, ' ', '')) = upper(replace(a.postal_code, ' ', ''))
    join directory.service_at_location y on y.location_id = b.location_id
    where s.id = any (services)
  )
  select s.id, t.id from near n join directory.service s on s.id = n.id join directory.service t on t.id = n.other_id
  where s.id <> t.id and s.withdrawn_at is null and t.withdrawn_at is null and similarity(lower(t.name), lower(s.name)) >= 0.8
$$;

revoke all on function directory.may_edit(uuid), directory.keeps(uuid), directory.edit(jsonb, text), directory.confirm(uuid, date, date, text),
  directory.withdraw(uuid, text), directory.give_to(uuid, uuid) from public;
grant execute on function directory.may_edit(uuid), directory.keeps(uuid), directory.edit(jsonb, text), directory.confirm(uuid, date, date, text),
  directory.withdraw(uuid, text), directory.give_to(uuid, uuid) to nwd_app;

-- Organisations that lately declined people because they were not eligible, or because they had closed: their entries may be wrong. No person, and no day.
create or replace view stats.turned_away as
select e.area_id, o.organisation_id, e.reason, count(*)::int as times
from referrals.event e
join lateral (select o.organisation_id from referrals.offer o where o.referral_id = e.referral_id and o.area_id = e.area_id and o.answer = 'declined'
  and o.answered_at <= e.at order by o.answered_at desc limit 1) o on true
where e.kind = 'declined' and e.reason in ('not_eligible', 'service_closed') and e.at > nwd.clock() - interval '90 days'
group by e.area_id, o.organisation_id, e.reason;
grant select on stats.turned_away to nwd_stats;
comment on view stats.turned_away is 'Organisations that declined people in the last 90 days as not eligible, or as closed, and how often';

-- Who sees the partnership's own business. Nothing here is about a participant; much of it names those who work for its members.
-- What it is and what it decided: everybody who works in the area. Its agenda, actions, risks and interests: members and the coordinator.
-- A disagreement: its two parties, the chair, and the coordinator. Only members and the coordinator write.

create or replace procedure partnership.guard(tab regclass, readers text[]) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tab);
  execute format('drop policy if exists app on %s', tab);
  execute format('drop policy if exists worker on %s', tab);
  execute format('create policy app on %s for all to nwd_app
    using (area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) = any (%L::text[]))
    with check (area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) in (''coordinator'', ''member''))', tab, readers);
  execute format('create policy worker on %s for all to nwd_worker using (true) with check (true)', tab);
end $$;

do $$
declare
  staff constant text[] := '{coordinator,member,team_lead,key_worker,provider_worker,employer_officer,referrer}';
  members constant text[] := '{coordinator,member}';
  tab text;
begin
  foreach tab in array array['member', 'seat', 'quorum_rule', 'agreement', 'agreement_accepted', 'linked_group', 'group_report',
    'meeting', 'meeting_time', 'meeting_state', 'decision'] loop
    call partnership.guard(('partnership.' || tab)::regclass, staff);
  end loop;
  foreach tab in array array['agenda_item', 'agenda_place', 'agenda_note', 'attendance', 'meeting_others', 'item_interest', 'action', 'action_standing',
    'action_note', 'reminder', 'risk', 'risk_review', 'interest', 'interest_statement'] loop
    call partnership.guard(('partnership.' || tab)::regclass, members);
  end loop;
end $$;

-- What somebody declares of themselves, nobody else writes.
drop policy if exists app on partnership.interest;
create policy app on partnership.interest for all to nwd_app
  using (area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) in ('coordinator', 'member'))
  with check (area_id = (select nwd.viewer_area()) and user_id = (select nwd.viewer_user()) and (select nwd.viewer_role()) in ('coordinator', 'member'));
drop policy if exists app on partnership.interest_statement;
create policy app on partnership.interest_statement for all to nwd_app
  using (area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) in ('coordinator', 'member'))
  with check (area_id = (select nwd.viewer_area()) and user_id = (select nwd.viewer_user()) and (select nwd.viewer_role()) in ('coordinator', 'member'));

-- Whether the viewer presides over a disagreement of these two: the chair; or a vice chair, when the chair belongs to one of the two.
create or replace function partnership.presides(raised_by uuid, raised_with uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select 1 from partnership.seat s
    where s.area_id = nwd.viewer_area() and s.user_id = nwd.viewer_user() and s.ended_at is null
      and (s.role = 'chair' or s.role = 'vice_chair' and exists (select 1 from partnership.seat c
        join partnership.member m on m.id = c.member_id and m.area_id = c.area_id
        where c.area_id = s.area_id and c.role = 'chair' and c.ended_at is null and m.organisation_id in (raised_by, raised_with))))
$$;

alter table partnership.disagreement enable row level security;
drop policy if exists app on partnership.disagreement;
drop policy if exists worker on partnership.disagreement;
create policy app on partnership.disagreement for all to nwd_app
  using (area_id = (select nwd.viewer_area()) and ((select nwd.viewer_role()) = 'coordinator' or (select nwd.viewer_role()) = 'member'
    and ((select nwd.viewer_organisation()) in (raised_by_organisation, with_organisation)
      or partnership.presides(raised_by_organisation, with_organisation))))
  with check (area_id = (select nwd.viewer_area()) and ((select nwd.viewer_role()) = 'coordinator' or (select nwd.viewer_role()) = 'member'
    and ((select nwd.viewer_organisation()) in (raised_by_organisation, with_organisation)
      or partnership.presides(raised_by_organisation, with_organisation))));
create policy worker on partnership.disagreement for all to nwd_worker using (true) with check (true);

do $$
declare
  tab text;
begin
  foreach tab in array array['disagreement_stage', 'disagreement_note', 'resolution', 'resolution_agreed'] loop
    execute format('alter table partnership.%I enable row level security', tab);
    execute format('drop policy if exists app on partnership.%I', tab);
    execute format('drop policy if exists worker on partnership.%I', tab);
    execute format('create policy app on partnership.%1$I for all to nwd_app
      using (area_id = (select nwd.viewer_area()) and exists (select 1 from partnership.disagreement d where d.id = %1$I.disagreement_id))
      with check (area_id = (select nwd.viewer_area()) and exists (select 1 from partnership.disagreement d where d.id = %1$I.disagreement_id))', tab);
    execute format('create policy worker on partnership.%I for all to nwd_worker using (true) with check (true)', tab);
  end loop;
end $$;

-- All that those who are no party learn: how many were raised in the last two years and how many of them are open, and not even that
-- when fewer than three were raised.
create or replace function partnership.disagreements_lately() returns table (raised int, still_open int)
language sql stable security definer set search_path = pg_catalog as $$
  select count(*)::int, (count(*) filter (where closed_at is null))::int from partnership.disagreement
  where area_id = nwd.viewer_area() and raised_at > nwd.clock() - interval '2 years' having count(*) >= 3
$$;

-- The register of interests as everybody may read it: which organisations are paid from the partnership's money, and otherwise kinds,
-- without organisation or name; no kinds where fewer than five people have a role.
drop function if exists partnership.public_interests(text);
create function partnership.public_interests(of_area text)
returns table (people int, declared int, paid text[], kinds text[])
language sql stable security definer set search_path = pg_catalog as $$
  with seated as (
    select distinct s.user_id from partnership.seat s where s.area_id = of_area and s.ended_at is null and s.user_id is not null
  ), open_interest as (
    select i.kind, i.organisation_id from partnership.interest i join seated on seated.user_id = i.user_id
    where i.area_id = of_area and i.ended_at is null
  )
  select (select count(*)::int from seated),
    (select count(distinct t.user_id)::int from partnership.interest_statement t join seated on seated.user_id = t.user_id
     where t.area_id = of_area and t.made_at > nwd.clock() - interval '1 year'),
    array(select distinct o.name from open_interest i join partnership.organisation o on o.id = i.organisation_id and o.area_id = of_area
      where i.kind = 'funding' order by 1),
    case when (select count(*) from seated) >= 5 then array(select distinct i.kind from open_interest i where i.kind <> 'funding' order by 1) end
$$;

-- How interests declared in meetings of the last year were dealt with.
create or replace function partnership.public_handling(of_area text) returns table (did text, times int)
language sql stable security definer set search_path = pg_catalog as $$
  select i.did, count(*)::int from partnership.item_interest i
  where i.area_id = of_area and i.withdrawn_at is null and i.recorded_at > nwd.clock() - interval '1 year' group by i.did
$$;

-- Writing to an account without learning its address, as for people. Somebody whose membership has ended is not written to.
create or replace function partnership.write_to_account(account uuid, message_id uuid, about text, words text)
returns boolean language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into platform.outbox (id, channel, recipient, subject, body)
  select message_id, 'email', u.email, about, words from auth."user" u
  where u.id = account and exists (select 1 from partnership.membership m where m.user_id = account and m.until is null);
  return found;
end $$;

revoke all on function partnership.presides(uuid, uuid), partnership.disagreements_lately(), partnership.public_interests(text),
  partnership.public_handling(text), partnership.write_to_account(uuid, uuid, text, text) from public;
grant execute on function partnership.presides(uuid, uuid), partnership.disagreements_lately(), partnership.public_interests(text),
  partnership.public_handling(text), partnership.write_to_account(uuid, uuid, text, text) to nwd_app, nwd_worker;

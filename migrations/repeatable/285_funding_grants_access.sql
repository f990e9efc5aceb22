-- Who sees a call and what came of it. Calls, lots and criteria are read by everybody who takes part in the area's partnership. An application is its own
-- organisation's until it is sent; sealed until the call has closed; then read by the coordinator and by those on the panel who have said that they have no
-- interest in it. Who has one, or comes from an organisation that applies for the same lot, neither reads nor scores it.

create or replace function funding.in_grants() returns boolean language sql stable parallel safe
  return coalesce(nwd.viewer_role() in ('coordinator', 'member'), false);
comment on function funding.in_grants() is 'Whether whoever is looking takes part in open calls: a coordinator or a member';

create or replace function funding.call_is_closed(of_call uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from funding.call c where c.id = of_call and c.closes_on < (nwd.clock() at time zone 'Europe/London')::date)
$$;
comment on function funding.call_is_closed(uuid) is 'Whether a call takes no more applications';

create or replace function funding.application_is_own(of_application uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from funding.application a where a.id = of_application and a.area_id = nwd.viewer_area()
    and a.organisation_id = nwd.viewer_organisation() and nwd.viewer_role() = 'member')
$$;
comment on function funding.application_is_own(uuid) is 'Whether an application is of the organisation of whoever is looking';

create or replace function funding.sits_on_panel(of_application uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from funding.application a
    join funding.panel_seat s on s.call_id = a.call_id and s.area_id = a.area_id and s.user_id = nwd.viewer_user() and s.until is null
    where a.id = of_application and a.area_id = nwd.viewer_area())
$$;
comment on function funding.sits_on_panel(uuid) is 'Whether whoever is looking sits on the panel of an application''s call';

create or replace function funding.viewer_applies_too(of_application uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from funding.application a
    join funding.application b on b.lot_id = a.lot_id and b.area_id = a.area_id and b.organisation_id = nwd.viewer_organisation()
    join funding.application_moment m on m.application_id = b.id and m.state = 'sent'
    where a.id = of_application and a.area_id = nwd.viewer_area())
$$;
comment on function funding.viewer_applies_too(uuid) is 'Whether the organisation of whoever is looking applies for the same lot';

create or replace function funding.may_score(of_application uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from funding.application a
    join funding.panel_seat s on s.call_id = a.call_id and s.area_id = a.area_id and s.user_id = nwd.viewer_user() and s.until is null
    join funding.panel_declaration d on d.application_id = a.id and d.area_id = a.area_id and d.user_id = nwd.viewer_user() and d.until is null and d.interest = 'none'
    where a.id = of_application and a.area_id = nwd.viewer_area() and a.organisation_id is distinct from nwd.viewer_organisation()
      and s.organisation_id <> a.organisation_id and not funding.viewer_applies_too(a.id) and funding.call_is_closed(a.call_id)
      and exists (select from funding.application_moment m where m.application_id = a.id and m.state = 'sent')
      and not exists (select from funding.application_moment m where m.application_id = a.id and m.state = 'withdrawn'))
$$;
comment on function funding.may_score(uuid) is 'Whether whoever is looking sits on the panel of an application''s call, is from an organisation that does not apply for the same lot, and has said that they have no interest';

create or replace function funding.may_read_application(of_application uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select funding.application_is_own(of_application) or funding.may_score(of_application)
    or nwd.viewer_role() = 'coordinator' and exists (select from funding.application a where a.id = of_application and a.area_id = nwd.viewer_area()
      and funding.call_is_closed(a.call_id) and exists (select from funding.application_moment m where m.application_id = a.id and m.state = 'sent'))
$$;
comment on function funding.may_read_application(uuid) is 'Whether whoever is looking may read what an application says';

create or replace function funding.knows_of_application(of_application uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select funding.application_is_own(of_application)
    or (nwd.viewer_role() = 'coordinator' or funding.sits_on_panel(of_application))
      and exists (select from funding.application a where a.id = of_application and a.area_id = nwd.viewer_area())
      and exists (select from funding.application_moment m where m.application_id = of_application and m.state = 'sent')
$$;
comment on function funding.knows_of_application(uuid) is 'Whether whoever is looking may know that an application was made and by whom';

do $$
declare
  one record;
  here constant text := 'area_id = (select nwd.viewer_area()) and (select funding.in_grants())';
  coordinators constant text := $p$area_id = (select nwd.viewer_area()) and (select nwd.viewer_role()) = 'coordinator'$p$;
  knows constant text := 'area_id = (select nwd.viewer_area()) and funding.knows_of_application(%s)';
begin
  for one in
    select * from (values
      ('call', here, coordinators),
      ('call_criterion', here, coordinators),
      ('call_lot', here, coordinators),
      ('application', $p$area_id = (select nwd.viewer_area()) and (organisation_id = (select nwd.viewer_organisation()) and (select nwd.viewer_role()) = 'member'
        or funding.knows_of_application(id))$p$, here || ' and organisation_id = (select nwd.viewer_organisation())'),
      ('application_words', 'area_id = (select nwd.viewer_area()) and funding.may_read_application(application_id)', here || ' and funding.application_is_own(application_id)'),
      ('application_moment', format(knows, 'application_id'),
        here || $p$ and (state in ('sent', 'withdrawn') and funding.application_is_own(application_id) or state in ('awarded', 'declined') and (select nwd.viewer_role()) = 'coordinator')$p$),
      ('panel_seat', here, coordinators),
      ('panel_declaration', here || $p$ and (user_id = (select nwd.viewer_user()) or (select nwd.viewer_role()) = 'coordinator')$p$,
        here || ' and user_id = (select nwd.viewer_user()) and funding.sits_on_panel(application_id)'),
      ('score', here || $p$ and (user_id = (select nwd.viewer_user()) or (select nwd.viewer_role()) = 'coordinator')$p$,
        here || ' and user_id = (select nwd.viewer_user()) and funding.may_score(application_id)'),
      ('award', here || $p$ and ((select nwd.viewer_role()) = 'coordinator' or funding.application_is_own(application_id))$p$, coordinators),
      ('fair_work_exemption', here, coordinators)
    ) t (name, readable, writable)
  loop
    execute format('alter table funding.%I enable row level security', one.name);
    execute format('drop policy if exists app on funding.%I', one.name);
    execute format('drop policy if exists adds on funding.%I', one.name);
    execute format('drop policy if exists ends on funding.%I', one.name);
    execute format('drop policy if exists worker on funding.%I', one.name);
    execute format('create policy app on funding.%I for select to nwd_app using (%s)', one.name, one.readable);
    execute format('create policy adds on funding.%I for insert to nwd_app with check (%s)', one.name, one.writable);
    -- What is superseded is ended by whoever may put the next in its place; only the moment of its end may be written.
    execute format('create policy ends on funding.%I for update to nwd_app using (%s)', one.name, one.writable);
    execute format('create policy worker on funding.%I for all to nwd_worker using (true) with check (true)', one.name);
  end loop;
end $$;

-- Groups and sessions are about nobody: all who work in the area read them, so that anybody can find a place for somebody; those who deliver them write them.
do $$
declare
  tab text;
begin
  foreach tab in array array['cohort', 'session', 'group_former'] loop
    execute format('alter table journeys.%I enable row level security', tab);
    execute format('drop policy if exists app on journeys.%I', tab);
    execute format('drop policy if exists worker on journeys.%I', tab);
    execute format('create policy worker on journeys.%I for all to nwd_worker using (true) with check (true)', tab);
  end loop;
end $$;
create policy app on journeys.cohort for all to nwd_app
  using (area_id = (select nwd.viewer_area()))
  with check (area_id = (select nwd.viewer_area()) and organisation_id = (select nwd.viewer_organisation()));
create policy app on journeys.session for all to nwd_app
  using (area_id = (select nwd.viewer_area()))
  with check (area_id = (select nwd.viewer_area()) and exists (
    select 1 from journeys.cohort c where c.id = session.cohort_id and c.area_id = session.area_id and c.organisation_id = (select nwd.viewer_organisation())));
create policy app on journeys.group_former for select to nwd_app using (area_id = (select nwd.viewer_area()));

-- Who takes part and who came: the record (3); and, of its own group alone, whoever runs it.
call nwd.protect('journeys.enrolment', 'person_id', $$case when r.kind = 'group' and r.because_id = enrolment.id then 1 else 3 end$$);
call nwd.protect('journeys.session_mark', 'person_id', $$case when r.kind = 'group' and r.because_id = session_mark.enrolment_id then 1 else 3 end$$);
call nwd.protect('journeys.one_to_one', 'person_id', '3');

-- How many places of groups are taken and how many wait, whoever they are: whoever brings somebody must know whether there is room.
create or replace function journeys.places(of_cohorts uuid[]) returns table (cohort_id uuid, taken int, waiting int)
language sql stable security definer set search_path = pg_catalog as $$
  select e.cohort_id, count(e.placed_at)::int, count(*) filter (where e.placed_at is null)::int
  from journeys.enrolment e
  where e.cohort_id = any (of_cohorts) and e.left_at is null and e.area_id = nwd.viewer_area()
  group by e.cohort_id
$$;

-- Gives up a sight that one cause had opened: whoever has it may, and whoever sees enough of the person to say who sees them.
create or replace function people.give_up_sight(of_person uuid, cause_kind text, cause_id uuid) returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare given int;
begin
  update people.relationship set closed_at = nwd.clock(), closed_by = nwd.viewer_user()
  where person_id = of_person and because_kind = cause_kind and because_id = cause_id and closed_at is null
    and (nwd.viewer_role() = 'worker' or holder = any (nwd.holders()) or people.standing_sight(of_person) >= 2);
  get diagnostics given = row_count;
  return given;
end $$;

revoke all on function journeys.places(uuid[]), people.give_up_sight(uuid, text, uuid) from public;
grant execute on function journeys.places(uuid[]), people.give_up_sight(uuid, text, uuid) to nwd_app, nwd_worker;

-- What happens in groups stands in what has happened to each who takes part, for those who see the record: the group's own leader writes it and does not read it.
create or replace function journeys.tell_of_marks() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into people.timeline (id, area_id, person_id, at, kind, words, sees, organisation_id, user_id, by_name, link)
  select gen_random_uuid(), m.area_id, m.person_id, m.marked_at, 'journeys.session',
    case m.outcome when 'attended' then 'Came to' when 'late' then 'Came late to' when 'did_not_attend' then 'Did not come to' else 'Did not take place:' end
      || ' “' || c.name || '”, ' || to_char(s.on_date, 'FMDay FMDD FMMonth YYYY'),
    3, nwd.viewer_organisation(), m.marked_by, m.marked_by_name, '/people/' || m.person_id || '/support'
  from marked m join journeys.session s on s.id = m.session_id and s.area_id = m.area_id
    join journeys.cohort c on c.id = s.cohort_id and c.area_id = s.area_id;
  return null;
end $$;
create or replace trigger tell_of_marks after insert on journeys.session_mark referencing new table as marked
  for each statement execute function journeys.tell_of_marks();

create or replace function journeys.tell_of_enrolment() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  happened text := case
    when new.left_at is not null then case when tg_op = 'UPDATE' and old.left_at is null then case when new.placed_at is null then 'No longer waits for a place in' else 'Left' end end
    when new.placed_at is not null then case when tg_op = 'INSERT' then 'Takes part in' when old.placed_at is null then 'Was given a place in' end
    when tg_op = 'INSERT' then 'Waits for a place in' end;
begin
  if happened is not null then
    insert into people.timeline (id, area_id, person_id, kind, words, sees, organisation_id, user_id, by_name, link)
    select gen_random_uuid(), new.area_id, new.person_id, 'journeys.group', happened || ' “' || c.name || '”', 3, c.organisation_id, nwd.viewer_user(), o.name,
      '/people/' || new.person_id || '/support'
    from journeys.cohort c join partnership.organisation o on o.id = c.organisation_id and o.area_id = c.area_id
    where c.id = new.cohort_id and c.area_id = new.area_id;
  end if;
  return null;
end $$;
create or replace trigger tell_of_enrolment after insert or update on journeys.enrolment for each row execute function journeys.tell_of_enrolment();
revoke all on function journeys.tell_of_marks(), journeys.tell_of_enrolment() from public;

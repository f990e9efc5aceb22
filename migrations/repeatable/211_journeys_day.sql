-- Who stands in for whom, and what waits in a worker's day: the one place that says which people need what.

call nwd.protect('journeys.note_told', 'person_id', '3');

alter table journeys.cover enable row level security;
drop policy if exists app on journeys.cover;
drop policy if exists worker on journeys.cover;
-- Arranged by who answers for the team, or by who goes away; read by all of the organisation.
create policy app on journeys.cover for all to nwd_app using (organisation_id = (select nwd.viewer_organisation()))
  with check (organisation_id = (select nwd.viewer_organisation())
    and ((select nwd.viewer_role()) = 'team_lead' or user_id = (select nwd.viewer_user())));
create policy worker on journeys.cover for all to nwd_worker using (true) with check (true);

alter table journeys.kept_list enable row level security;
drop policy if exists app on journeys.kept_list;
drop policy if exists worker on journeys.kept_list;
create policy app on journeys.kept_list for all to nwd_app using (owner = (select nwd.viewer_user())) with check (owner = (select nwd.viewer_user()));
create policy worker on journeys.kept_list for all to nwd_worker using (true) with check (true);

-- Whose work is the viewer's on a day: their own, and that of every colleague they stand in for.
create or replace function journeys.answers_for(on_day date) returns uuid[] language sql stable set search_path = pg_catalog as $$
  select array(select nwd.viewer_user() union select c.user_id from journeys.cover c
    where c.covered_by = nwd.viewer_user() and c.ended_at is null and on_day between c.from_on and c.until_on)
$$;
comment on function journeys.answers_for(date) is 'Accounts whose work is the viewer''s on a day: their own and those they stand in for';

-- What the people of some workers wait for on a day. Each kind by itself: which of them a person is listed under is said in the desk of the day.
--   appointment  with one of these workers on or before the day, of which nobody has said whether it happened; the first of them
--   step         of an open goal, to be done by the day or before; the one due longest
--   quiet        nobody has heard from them in four weeks, counted from their registration where nobody ever has, and no meeting lies ahead
--   note         one of these workers was told of a note and has not said that they read it; the first of them
drop function if exists journeys.waiting_for(uuid[], date);
create function journeys.waiting_for(workers uuid[], on_day date)
returns table (kind text, person_id uuid, area_id text, of_user uuid, given_name text, family_name text, subject_id uuid, on_date date, at_time text, words text)
language sql stable as $$
  with led as materialized (
    select l.person_id, l.area_id, l.user_id, sp.registered_on
    from journeys.lead l join journeys.spell sp on sp.id = l.spell_id and sp.area_id = l.area_id
    where l.user_id = any (workers) and l.until is null
  ), seen as materialized (
    select led.*, greatest(
        (select n.happened_on from journeys.note n where n.person_id = led.person_id and n.with_person and n.superseded_at is null
          order by n.happened_on desc limit 1),
        (select a.on_date from journeys.appointment a where a.person_id = led.person_id and a.outcome in ('attended', 'late')
          order by a.on_date desc, a.at_time desc limit 1)) as last_contact
    from led
  ), needs as (
    (select distinct on (a.person_id) 'appointment' as kind, a.person_id, a.area_id, a.with_user_id as of_user, a.id as subject_id, a.on_date, a.at_time, a.about as words
      from journeys.appointment a where a.with_user_id = any (workers) and a.on_date <= on_day and a.outcome is null
      order by a.person_id, a.on_date, a.at_time)
    union all
    select 'step', led.person_id, led.area_id, led.user_id, due.id, due.by_on, null, due.words
      from led cross join lateral (
        select t.id, t.by_on, t.words from journeys.step t
        where t.person_id = led.person_id and t.state in ('to_do', 'doing') and t.by_on <= on_day
          and exists (select 1 from journeys.goal g where g.id = t.goal_id and g.area_id = t.area_id and g.state = 'open')
        order by t.by_on, t.id limit 1) due
    union all
    select 'quiet', seen.person_id, seen.area_id, seen.user_id, null, coalesce(seen.last_contact, seen.registered_on), null,
        case when seen.last_contact is null then 'never' else 'heard' end
      from seen
      where greatest(seen.last_contact, seen.registered_on) < on_day - 28
        and not exists (select 1 from journeys.appointment a where a.person_id = seen.person_id and a.on_date > on_day and a.outcome is null)
    union all
    (select distinct on (n.person_id) 'note', n.person_id, n.area_id, n.user_id, n.note_id, (n.told_at at time zone 'Europe/London')::date, null, n.told_by_name
      from journeys.note_told n where n.user_id = any (workers) and n.read_at is null
      order by n.person_id, n.told_at)
  )
  select n.kind, n.person_id, n.area_id, n.of_user, p.given_name, p.family_name, n.subject_id, n.on_date, n.at_time, n.words
  from needs n join people.person p on p.id = n.person_id and p.area_id = n.area_id
  order by n.on_date, n.at_time, p.search_name
$$;
comment on function journeys.waiting_for(uuid[], date) is 'What the people of some workers wait for on a day, a line for each person and kind';

-- A cover lets who stands in see the people of who is away, one relationship a person, from its first day to its last; whoever comes to that
-- worker meanwhile is seen as well, and whoever leaves them is not. The dates end it by themselves.
create or replace function journeys.show_to_cover(covered journeys.cover, person uuid) returns void
language sql security definer set search_path = pg_catalog as $$
  insert into people.relationship (area_id, person_id, holder, kind, sees, since, until, opened_by, because_kind, because_id)
  values (covered.area_id, person, covered.covered_by, 'cover', 3, greatest(nwd.clock(), covered.from_on::timestamp at time zone 'Europe/London'),
    (covered.until_on + 1)::timestamp at time zone 'Europe/London', covered.arranged_by, 'cover', covered.id)
$$;
create or replace function journeys.cover_began() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform journeys.show_to_cover(new, l.person_id) from journeys.lead l where l.user_id = new.user_id and l.area_id = new.area_id and l.until is null;
  return null;
end $$;
create or replace function journeys.cover_ended() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update people.relationship set closed_at = nwd.clock(), closed_by = new.ended_by
  where holder = new.covered_by and because_kind = 'cover' and because_id = new.id and closed_at is null;
  return null;
end $$;
create or replace function journeys.covered_leads_began() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform journeys.show_to_cover(c, l.person_id) from began l join journeys.cover c on c.user_id = l.user_id and c.area_id = l.area_id
  where l.until is null and c.ended_at is null and c.until_on >= (nwd.clock() at time zone 'Europe/London')::date;
  return null;
end $$;
create or replace function journeys.covered_leads_ended() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update people.relationship r set closed_at = nwd.clock(), closed_by = nwd.viewer_user()
  from after_it l join journeys.cover c on c.user_id = l.user_id and c.area_id = l.area_id
  where l.until is not null and c.ended_at is null and c.until_on >= (nwd.clock() at time zone 'Europe/London')::date
    and r.person_id = l.person_id and r.holder = c.covered_by and r.because_kind = 'cover' and r.because_id = c.id and r.closed_at is null
    and not exists (select 1 from journeys.lead other where other.person_id = l.person_id and other.user_id = l.user_id and other.until is null);
  return null;
end $$;
create or replace trigger cover_began after insert on journeys.cover for each row execute function journeys.cover_began();
create or replace trigger cover_ended after update of ended_at on journeys.cover for each row
  when (old.ended_at is null and new.ended_at is not null) execute function journeys.cover_ended();
create or replace trigger covered_leads_began after insert on journeys.lead referencing new table as began
  for each statement execute function journeys.covered_leads_began();
create or replace trigger covered_leads_ended after update on journeys.lead referencing new table as after_it
  for each statement execute function journeys.covered_leads_ended();

-- Whoever looks at a record or changes it while they stand in for its key worker is written down as doing so.
create or replace function journeys.marks_standing_in() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select 1 from people.relationship r where r.person_id = new.person_id and r.holder = new.user_id and r.kind = 'cover'
    and r.closed_at is null and r.since <= nwd.clock() and r.until > nwd.clock()) then
    new.detail := new.detail || '{"standing_in": true}';
  end if;
  return new;
end $$;
create or replace trigger marks_standing_in before insert on audit.event for each row
  when (new.person_id is not null and new.role in ('key_worker', 'team_lead', 'provider_worker')) execute function journeys.marks_standing_in();

revoke all on function journeys.answers_for(date), journeys.waiting_for(uuid[], date), journeys.show_to_cover(journeys.cover, uuid), journeys.cover_began(),
  journeys.cover_ended(), journeys.covered_leads_began(), journeys.covered_leads_ended(), journeys.marks_standing_in() from public;
grant execute on function journeys.answers_for(date), journeys.waiting_for(uuid[], date) to nwd_app, nwd_worker;

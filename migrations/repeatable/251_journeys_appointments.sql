-- Who sees how appointments were moved and who is reminded: the record. A calendar link is its owner's; what it shows is read by whoever holds it.
call nwd.protect('journeys.appointment_with', 'person_id', '3');
call nwd.protect('journeys.appointment_move', 'person_id', '3');
call nwd.protect('journeys.reminder_choice', 'person_id', '3');
call nwd.protect('journeys.reminder', 'person_id', '3');

alter table journeys.calendar_link enable row level security;
drop policy if exists app on journeys.calendar_link;
drop policy if exists worker on journeys.calendar_link;
create policy app on journeys.calendar_link for all to nwd_app
  using (user_id = (select nwd.viewer_user())) with check (user_id = (select nwd.viewer_user()) and area_id = (select nwd.viewer_area()));
create policy worker on journeys.calendar_link for all to nwd_worker using (true) with check (true);

-- What a calendar link shows, to whoever holds its secret: times, and where if that says nothing of anybody. To a worker the appointments and sessions they
-- hold; to a participant their own. Nobody is named, nor what it is about. A link outlives neither its end nor the membership of its owner.
drop function if exists journeys.calendar_of(bytea);
create function journeys.calendar_of(secret bytea)
returns table (link_id uuid, area_id text, id uuid, on_date date, at_time text, minutes_long int, place text, words text, moves int, called_off boolean)
language sql stable security definer set search_path = pg_catalog as $$
  with link as (
    select l.*, m.role from journeys.calendar_link l
    join partnership.membership m on m.user_id = l.user_id and m.area_id = l.area_id and m.until is null
    where l.token_hash = secret and l.ended_at is null order by m.since desc limit 1
  ), own as (
    select r.person_id, r.area_id from link join people.relationship r on r.holder = link.user_id and r.kind = 'self' and r.closed_at is null
    where link.role = 'participant'
  ), days as (
    select (nwd.clock() at time zone 'Europe/London')::date - 31 as first, (nwd.clock() at time zone 'Europe/London')::date + 400 as last
  ), held as (
    select a.* from link cross join days join journeys.appointment a on a.with_user_id = link.user_id and a.on_date between days.first and days.last
    where link.role in ('key_worker', 'team_lead', 'provider_worker')
    union all
    select a.* from link cross join days join journeys.appointment_with w on w.user_id = link.user_id
      join journeys.appointment a on a.id = w.appointment_id and a.area_id = w.area_id and a.on_date between days.first and days.last
    where link.role in ('key_worker', 'team_lead', 'provider_worker')
    union all
    select a.* from own cross join days join journeys.appointment a on a.person_id = own.person_id and a.area_id = own.area_id and a.on_date between days.first and days.last
  ), met as (
    select s.*, c.place as usual from link cross join days join journeys.session s on s.led_by = link.user_id and s.on_date between days.first and days.last
      join journeys.cohort c on c.id = s.cohort_id and c.area_id = s.area_id
    where link.role in ('key_worker', 'team_lead', 'provider_worker')
    union all
    select s.*, c.place from own cross join days join journeys.enrolment e on e.person_id = own.person_id and e.area_id = own.area_id
      join journeys.session s on s.cohort_id = e.cohort_id and s.area_id = e.area_id and s.on_date between days.first and days.last
      join journeys.cohort c on c.id = s.cohort_id and c.area_id = s.area_id
    where e.placed_at is not null and s.on_date >= (e.placed_at at time zone 'Europe/London')::date
      and (e.left_at is null or s.on_date < (e.left_at at time zone 'Europe/London')::date)
  )
  select link.id, link.area_id, h.id, h.on_date, h.at_time, h.minutes_long,
    case when link.shows_place and (h.at_office or link.role = 'participant') then h.place end, link.words, h.moves, coalesce(h.outcome = 'cancelled', false)
  from link left join held h on true
  union all
  select link.id, link.area_id, m.id, m.on_date, m.at_time, m.minutes_long, case when link.shows_place then coalesce(m.place, m.usual) end, link.words, m.moves,
    m.cancelled_at is not null
  from link join met m on true
$$;
revoke all on function journeys.calendar_of(bytea) from public;
grant execute on function journeys.calendar_of(bytea) to nwd_app, nwd_worker;
